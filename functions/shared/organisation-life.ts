import type * as z from 'zod';
import type { AccessFacts } from '../../domain/access/relations.ts';
import type { Command } from '../../domain/decision/command.ts';
import type { OrganisationLifeContext } from '../../domain/organisation/context.ts';
import { foldOrganisationLife } from '../../domain/organisation/evolve-life.ts';
import {
  organisationActs,
  organisationLifeCommands,
  plansNamed,
} from '../../domain/organisation/organisation-life-commands.ts';
import type { OrganisationId, PlanId } from '../../events/identifiers.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';

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
  // Each decision gets what its own schema let through, and the state that its own fold made.
  commands: organisationLifeCommands as unknown as OrganisationLifeTable['commands'],
  fold: foldOrganisationLife,
  acts: organisationActs,
  plansNamed,
};
