import { conflict, type Fault } from '../../decision/fault.ts';

/** The first of `word-1`, `word-2` … that nothing of the plan bears yet. */
export function freeId(word: string, taken: readonly string[]): string {
  let n = 1;
  while (taken.includes(`${word}-${n}`)) n++;
  return `${word}-${n}`;
}

/** One id, one thing: what bears it is told apart for ever. */
export function idFree(id: string, taken: readonly string[], pointer: string): Fault[] {
  if (!taken.includes(id)) return [];
  return [
    conflict('ID_TAKEN', {
      pointer,
      zh: `标识“${id}”已使用`,
      en: `the id "${id}" is in use`,
    }),
  ];
}
