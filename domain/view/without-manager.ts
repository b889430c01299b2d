import type { CivilDate } from '../../events/civil-date.ts';
import type { OrganisationId } from '../../events/identifiers.ts';
import type { Obligation } from '../obligation/types.ts';

/** A body in which nobody is in charge of plans (第四十七条): its reminders reach no one. */
export interface WithoutManager {
  readonly organisation: OrganisationId;
  /** First day without */
  readonly since: CivilDate;
  readonly dueOn: CivilDate;
}

/** From the duties of all organisations, the longest without first. */
export const organisationsWithoutManager = (obligations: readonly Obligation[]): readonly WithoutManager[] =>
  obligations
    .flatMap(({ duty, state, organisation, anchor, due }) =>
      duty === 'PLAN_MANAGER' && state.status === 'OPEN' && organisation
        ? [{ organisation, since: anchor.on, dueOn: due.dueOn }]
        : [],
    )
    .toSorted((a, b) =>
      a.since < b.since ? -1 : a.since > b.since ? 1 : a.organisation < b.organisation ? -1 : 1,
    );
