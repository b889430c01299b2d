import type { PlanState } from '../plan/state.ts';

/** Document numbers (文号) that a plan holds: of each issued version, and of the register it was taken over from. */
export function documentNumbersOf(state: PlanState | undefined): readonly string[] {
  if (!state) return [];
  const numbers = [state.legacy?.documentNo, ...state.versions.map((version) => version.issue?.documentNo)];
  return [...new Set(numbers.filter((number) => number !== undefined))];
}
