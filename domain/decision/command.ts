import type * as z from 'zod';
import type { CivilDate } from '../../events/civil-date.ts';
import type { NewEvent } from '../../events/recorded-event.ts';
import type { Bilingual, Decision } from '../refusal.ts';

/** Events to record in one commit, or everything that stands against it. `state` is undefined before the beginning. */
export type Decider<State, Command, Context> = (
  state: State | undefined,
  command: Command,
  context: Context,
) => Decision<readonly NewEvent[]>;

/** A command of an aggregate as the API offers it. */
export interface Command<Schema extends z.ZodType, State, Context> {
  readonly schema: Schema;
  /** What it is given must have passed the schema */
  readonly decide: Decider<State, z.output<Schema>, Context>;
  readonly summary: Bilingual;
  readonly article: string;
}

/** Makes commands of one aggregate; its state and context are fixed first, the schema follows from the arguments. */
export const commandOf =
  <State, Context>() =>
  <Schema extends z.ZodType>(
    schema: Schema,
    decide: Decider<State, z.output<Schema>, Context>,
    article: string,
    zh: string,
    en: string,
  ): Command<Schema, State, Context> => ({ schema, decide, article, summary: { zh, en } });

/** What every decision is given beside the state. */
export interface Today {
  /** Today in Asia/Shanghai */
  readonly today: CivilDate;
}
