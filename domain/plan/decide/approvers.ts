import type { OrganisationId } from '../../../events/identifiers.ts';
import type { ApprovalRow, PartyRole } from '../../rulebook/types.ts';
import type { PlanState, PlanVersion } from '../state.ts';
import type { PlanContext } from './context.ts';
import { type Parties, partiesOf } from './law.ts';

/** Bodies of which one must approve, and why others can't be named yet. */
export interface ApproverGroup {
  readonly ids: readonly OrganisationId[];
  readonly found: readonly Parties[];
}

/** Who approves by the row: one of each group. What was agreed for a joint plan binds every body of the agreement. */
export function approverGroups(
  row: ApprovalRow,
  state: PlanState,
  version: PlanVersion,
  context: PlanContext,
): readonly ApproverGroup[] {
  return row.approvers.flatMap(({ anyOf }) => {
    const found = anyOf.map((role) => partiesOf(role, state, version, context));
    const ids = [...new Set(found.flatMap((parties) => parties.ids))];
    const all = anyOf.some((role) => role.party === 'AGREED_APPROVERS') && ids.length > 0;
    return all ? ids.map((id) => ({ ids: [id], found })) : [{ ids, found }];
  });
}

/** Every body that the row lets approve, each once. */
export const approversOf = (groups: readonly ApproverGroup[]): readonly OrganisationId[] => [
  ...new Set(groups.flatMap(({ ids }) => ids)),
];

/** Organisations that any of these roles stands for, each once. */
export const bodiesOf = (
  roles: readonly PartyRole[],
  state: PlanState,
  version: PlanVersion,
  context: PlanContext,
): readonly OrganisationId[] => [
  ...new Set(roles.flatMap((role) => partiesOf(role, state, version, context).ids)),
];
