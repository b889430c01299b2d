import type { OrganisationId } from '../../events/identifiers.ts';
import type { OrganisationClass } from '../../events/organisation-events.ts';
import type { ProgrammeScope } from '../../events/programme-events.ts';
import type { Registry } from '../organisation/organisation.ts';
import { livingOrganisations, successorOf } from '../organisation/successor.ts';

/** 第十二条: who prepares, approves and receives copies of a programme, by its scope. */

/** Bodies that may have a programme of their own sector (第十二条第二款: 专项应急指挥部办公室、有关部门和单位). */
const OUTSIDE_OR_ABOVE: readonly OrganisationClass[] = [
  'CITY_GOVERNMENT',
  'CITY_EMERGENCY_BUREAU',
  'CITY_DEPARTMENT',
  'NEIGHBOURING_BODY',
  'DISTRICT_GOVERNMENT',
  'PARTY_COMMITTEE',
];

export const mayPrepare = (scope: ProgrammeScope, preparer: OrganisationClass): boolean =>
  scope === 'DISTRICT' ? preparer === 'EMERGENCY_BUREAU' : !OUTSIDE_OR_ABOVE.includes(preparer);

/** The district government for the district's programme; the body's own head for a sector's. */
export function approverOf(
  { scope, preparedBy }: { readonly scope: ProgrammeScope; readonly preparedBy: OrganisationId },
  registry: Registry,
): OrganisationId | undefined {
  return scope === 'DISTRICT' ? only(registry, 'DISTRICT_GOVERNMENT') : successorOf(registry, preparedBy);
}

/**
 * DISTRICT: 市应急管理部门. SECTOR: 同级应急管理部门 and 上一级相应部门, where the registry names one; the bureau sends
 * itself no copy.
 */
export function copiesOwed(
  { scope, preparedBy }: { readonly scope: ProgrammeScope; readonly preparedBy: OrganisationId },
  registry: Registry,
): readonly OrganisationId[] {
  const preparer = successorOf(registry, preparedBy);
  const superior = registry.find(preparer)?.superiorLead;
  const named =
    scope === 'DISTRICT'
      ? [only(registry, 'CITY_EMERGENCY_BUREAU')]
      : [only(registry, 'EMERGENCY_BUREAU'), superior && successorOf(registry, superior)];
  return [...new Set(named)].filter((id) => id !== undefined && id !== preparer) as OrganisationId[];
}

const only = (registry: Registry, wanted: OrganisationClass): OrganisationId | undefined =>
  livingOrganisations(registry).find((one) => one.class === wanted)?.organisationId;
