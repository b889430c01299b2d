import type { CivilDate } from '../../events/civil-date.ts';
import type { RulingOnInterpretation } from '../rulebook/rulings.ts';
import type { IssuedRuling, LawState } from './state.ts';

/**
 * Rulings in effect on a day, one for each question, in order of the questions' ids. Of several that are in effect the
 * one that was ruled last holds, even where an older one took effect after it; of one day the one recorded last.
 */
export function rulingsOf(
  state: Pick<LawState, 'rulings'> | undefined,
  on: CivilDate,
): readonly RulingOnInterpretation[] {
  const holding = new Map<string, IssuedRuling>();
  for (const ruling of state?.rulings ?? []) {
    const before = holding.get(ruling.interpretation);
    if (ruling.effectiveFrom <= on && (!before || before.on <= ruling.on))
      holding.set(ruling.interpretation, ruling);
  }
  return [...holding.values()]
    .map(({ interpretation, parameter }) => ({ interpretation, parameter }))
    .toSorted((a, b) => (a.interpretation < b.interpretation ? -1 : 1));
}
