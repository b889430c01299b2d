import type { CivilDate } from '../../events/civil-date.ts';
import type { Actor } from '../../events/commit.ts';
import type { OrganisationId } from '../../events/identifiers.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import type { PlanLookup } from '../plan/known-plans.ts';
import type { Registry } from './organisation.ts';

/** What a decision about organisations looks at. */
export interface OrganisationContext {
  readonly today: CivilDate;
  readonly registry: Registry;
}

/** What a decision about an organisation that is registered looks at beside its life. */
export interface OrganisationLifeContext extends OrganisationContext {
  readonly organisationId: OrganisationId;
  readonly actor: Actor;
  /** Knows the plans that `plansNamed` gives for the command */
  readonly plans: PlanLookup;
  /** All events of the organisation's own stream; only corrections look at it */
  readonly history: readonly RecordedEvent[];
}
