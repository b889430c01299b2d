import type { OrganisationClass } from '../../events/organisation-events.ts';
import type { PartyRole, Rulebook } from './types.ts';

/**
 * Classes whose organisation the rows look for in the whole registry (区政府, 市应急局 …). When one more organisation of
 * such a class is registered, duties that were derived before may name it; of another class, never.
 */
export function searchedClasses(rulebook: Rulebook): ReadonlySet<OrganisationClass> {
  const roles: readonly PartyRole[] = [
    ...rulebook.approvals.flatMap((row) => row.approvers.flatMap((group) => group.anyOf)),
    ...rulebook.issuingNames.flatMap((row) => row.names.flat()),
    ...rulebook.filings.flatMap((row) => row.legs.map((leg) => leg.to)),
    ...rulebook.duties.flatMap((row) => (row.subject === 'ORGANISATION' ? [] : [row.obligor, row.handler])),
  ];
  return new Set(roles.flatMap((role) => (role.party === 'CLASS' ? [role.class] : [])));
}
