import type { StreamHistory } from './ledger/types.ts';

/** What is asked of the ledger in one round of a command: a history that was read, and a position to look around at. */
export type AskedInRound<T> = (history: StreamHistory, position: number) => Promise<T>;

/** Permission and decision of one round ask for the same facts: they are read once per history and position. */
export function oncePerRound<T>(ask: AskedInRound<T>): AskedInRound<T> {
  const rounds = new WeakMap<StreamHistory, Map<number, Promise<T>>>();
  return (history, position) => {
    const known = rounds.get(history) ?? new Map<number, Promise<T>>();
    const answer = known.get(position) ?? ask(history, position);
    rounds.set(history, known.set(position, answer));
    return answer;
  };
}
