import type { EventBody } from '../../events/catalogue.ts';
import type { CivilDate } from '../../events/civil-date.ts';
import type { OrganisationId, PersonId, PlanId } from '../../events/identifiers.ts';
import type { Fact } from '../plan/fact.ts';

export type Declaration = Fact & EventBody<'ConflictOfInterestDeclared'>;

/** An expert adviser (第四十八条). Name and address are in the directory. */
export interface ExpertState {
  readonly expert: PersonId;
  readonly fields: readonly string[];
  readonly institution: string;
  readonly registeredOn: CivilDate;
  /** In order; the last one on the same plan or body holds */
  readonly declarations: readonly Declaration[];
}

/**
 * The declaration that bars the expert from reviewing a plan: a conflict with the plan itself, or with the body that
 * prepares it. `isPreparer` tells whether a body is, or was merged into, the preparing body.
 */
export function barredBy(
  { declarations }: ExpertState,
  plan: PlanId,
  isPreparer: (organisation: OrganisationId) => boolean,
): Declaration | undefined {
  const onPlan = declarations.findLast(({ about }) => 'plan' in about && about.plan === plan);
  const onPreparer = declarations.findLast(
    ({ about }) => 'organisation' in about && isPreparer(about.organisation),
  );
  return [onPlan, onPreparer].find((one) => one?.hasConflict);
}
