import type * as z from 'zod';
import type { EventType } from '../../events/catalogue.ts';
import type { CivilDate } from '../../events/civil-date.ts';
import type { Actor } from '../../events/commit.ts';
import type { OrganisationId, PlanId, StreamId } from '../../events/identifiers.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import type { AccessFacts } from '../access/relations.ts';
import type { Command, Today } from '../decision/command.ts';
import type { Registry } from '../organisation/organisation.ts';
import type { PlanLookup } from '../plan/known-plans.ts';
import type { Bilingual } from '../refusal.ts';

/** What has a stream of its own beside plans, organisations and reminders; the word before the colon of its stream. */
export type AggregateKind =
  | 'programme'
  | 'exercise'
  | 'inspection'
  | 'checklist'
  | 'suggestion'
  | 'expert'
  | 'law';

/** What a decision looks at beside the state of its own stream. */
export interface AggregateContext extends Today {
  /** The id behind the colon of the stream; for a new one the id it will have */
  readonly id: string;
  readonly actor: Actor;
  readonly registry: Registry;
  /** Knows the plans that `lookups` names */
  readonly plans: PlanLookup;
  /** All events of its own stream; only corrections look at it */
  readonly history: readonly RecordedEvent[];
  /** Folded state of another aggregate; knows those that `lookups` names */
  readonly other: (kind: AggregateKind, id: string) => unknown;
}

/** What must be read of the rest of the ledger before a decision. */
export interface AggregateLookups {
  readonly plans: readonly PlanId[];
  readonly others: readonly { readonly kind: AggregateKind; readonly id: string }[];
}

/** One line of a list. */
export interface AggregateSummary {
  readonly title: string;
  /** One word in capitals, as the kind's own states say it */
  readonly status: string;
  /** Whose it is */
  readonly organisation?: OrganisationId;
  /** Every plan that the state names: by them it is found from a plan, and hidden from those who may not read them */
  readonly plans: readonly PlanId[];
  /** The day it is filed under: planned, held, received */
  readonly on: CivilDate;
}

/**
 * One kind of aggregate as ledger, API and views treat them all: what can be done, by whom, and what is shown. `State`
 * is the fold of one stream, plain JSON.
 */
export interface Aggregate<State = unknown> {
  readonly kind: AggregateKind;
  /** Segment of the API's path, `programmes` */
  readonly collection: string;
  readonly names: Bilingual;
  readonly article: string;
  /** Commands by the name they have in the API, each once in the whole API */
  readonly commands: Readonly<Record<string, Command<z.ZodType, State, AggregateContext>>>;
  /** Those that begin a stream: posted to the collection. The first is the plain POST, others have their name in the path. */
  readonly begins: readonly string[];
  /** The commands that record events of each type: a correction gives them again */
  readonly recordedBy: Readonly<Partial<Record<EventType, readonly string[]>>>;
  /** Id of what a command begins where it follows from the command; derived from the commit otherwise */
  readonly idOf?: (command: object, actor: Actor) => string;
  /** Of a whole stream, corrections applied */
  readonly fold: (events: readonly RecordedEvent[]) => State | undefined;
  /** One event on top of a state; corrections pass */
  readonly evolve: (state: State | undefined, event: RecordedEvent) => State | undefined;
  readonly lookups: (state: State | undefined, command: object) => AggregateLookups;
  /** The acts that a command records, each of which `mayDo` must allow */
  readonly acts: (
    command: string,
    body: object,
    state: State | undefined,
    actor: Actor,
  ) => readonly AccessFacts[];
  readonly summary: (state: State, id: string) => AggregateSummary;
}

export const aggregateStream = (kind: AggregateKind, id: string): StreamId => `${kind}:${id}` as StreamId;
