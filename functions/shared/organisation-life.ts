import type * as z from 'zod';
import type { AccessFacts } from '../../domain/access/relations.ts';
import type { Command, Today } from '../../domain/decision/command.ts';
import type { Registry } from '../../domain/organisation/organisation.ts';
import type { PlanLookup } from '../../domain/plan/known-plans.ts';
import { foldOrganisation } from '../../domain/view/organisation-views.ts';
import type { Actor } from '../../events/commit.ts';
import type { OrganisationId, PlanId } from '../../events/identifiers.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';

/** What a decision about an organisation that is registered looks at beside its life. */
export interface OrganisationLifeContext extends Today {
  readonly organisationId: OrganisationId;
  readonly actor: Actor;
  readonly registry: Registry;
  /** Knows the plans that `plansNamed` gives for the command */
  readonly plans: PlanLookup;
  /** All events of its own stream; only corrections look at it */
  readonly history: readonly RecordedEvent[];
}

/** What can be done to an organisation that is registered, and what is known of it. `Life` is the fold of its stream. */
export interface OrganisationLifeTable<Life extends object = object> {
  /** By the name they have in the API: verbs on the organisation */
  readonly commands: Readonly<Record<string, Command<z.ZodType, Life, OrganisationLifeContext>>>;
  readonly fold: (events: readonly RecordedEvent[]) => Life | undefined;
  /** The acts that a command records, each of which `mayDo` must allow */
  readonly acts: (organisationId: OrganisationId) => readonly AccessFacts[];
  /** Plans that a command, or the body of an event, names */
  readonly plansNamed: (body: object) => readonly PlanId[];
}

/** An organisation's life: routes, documentation and answers follow from this table. */
export const organisationLife: OrganisationLifeTable = {
  commands: {},
  fold: foldOrganisation,
  acts: (organisationId) => [{ actingBody: organisationId }],
  plansNamed: () => [],
};
