import type { Actor } from '../../events/commit.ts';
import { correctedHistory } from '../../events/corrections.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import { mayCorrect } from '../access/may-correct.ts';
import type { Registry } from '../organisation/organisation.ts';
import type { Today } from './command.ts';
import {
  type CorrectionAsked,
  correctionOf,
  faultsAlong,
  faultsOfCorrection,
  historyWith,
  readReplacement,
} from './correction.ts';
import { type Fault, settle } from './fault.ts';

/** How the histories of one kind of stream are played through its rules. */
export interface Replayed<State> {
  /** What stands against an event in the state before it */
  readonly check: (state: State | undefined, event: RecordedEvent) => readonly Fault[];
  readonly evolve: (state: State | undefined, event: RecordedEvent) => State | undefined;
  readonly targetUnknown: Fault;
  /** The event that began the stream is voided, and nothing is left */
  readonly beginningVoided: Fault;
}

interface Around extends Today {
  readonly actor: Actor;
  readonly registry: Registry;
  readonly history: readonly RecordedEvent[];
}

/**
 * Corrects one event of a stream, or voids it. The corrected history is played through all rules again and must not
 * break any that it kept before.
 */
export function decideCorrection<State>(
  asked: CorrectionAsked,
  { actor, history, registry, today }: Around,
  { check, evolve, targetUnknown, beginningVoided }: Replayed<State>,
) {
  const target = history.find((event) => event.id === asked.target);
  if (!target) return settle([targetUnknown], []);
  const { faults, replacement } = readReplacement(target, asked, today);
  const against = [...mayCorrect(actor, target, registry), ...faults];
  if (against.length > 0) return settle(against, []);
  const correction = correctionOf(target, replacement, asked, today);
  const before = correctedHistory(history);
  const after = correctedHistory(historyWith(history, [correction], target));
  if (after.reduce(evolve, undefined) === undefined) return settle([beginningVoided], []);
  const faultsOf = (events: typeof before) => faultsAlong(events, check, evolve);
  return settle(faultsOfCorrection(faultsOf(before), faultsOf(after), target), [correction]);
}
