import { OrganisationId, PlanId } from '../../events/identifiers.ts';

/** Whose duty an obligation's id names: one plan's, or an organisation's as such. */
export type DutySubject = { readonly plan: PlanId } | { readonly organisation: OrganisationId };

/** A plan's id has two characters at least, so this one word can't be taken for one. */
const ORGANISATION = 'o';

/** `o.<organisationId>.<ruleId>.<cycle>`: the same for every derivation. */
export const organisationDutyId = (organisation: OrganisationId, ruleId: string, cycle: string): string =>
  `${ORGANISATION}.${organisation}.${ruleId}.${cycle}`;

/** Reads the subject off an obligation's id; ids hold no dot. Throws a ZodError for what is no obligation's id. */
export function subjectOf(obligationId: string): DutySubject {
  const [first = '', second = ''] = obligationId.split('.', 2);
  return first === ORGANISATION
    ? { organisation: OrganisationId.parse(second) }
    : { plan: PlanId.parse(first) };
}
