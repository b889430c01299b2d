import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore } from '../../decision/dates.ts';
import { type Fault, invalid } from '../../decision/fault.ts';
import type { PlanState } from '../state.ts';
import { firstText, textOn } from './standing.ts';

/** What is done with a plan on a day is done with the text that was in effect then (第三十五条). */
export function ofTheTextInEffect(
  state: PlanState,
  version: number,
  on: NewEvent['occurredOn'],
  article: string,
): Fault[] {
  const text = textOn(state, on, 'effectiveOn');
  if (!text)
    return notBefore(on, [
      { on: firstText(state)?.effectiveOn, zh: '实施日期', en: 'the day of effect', article: '第三十五条' },
    ]);
  if (text.version === version) return [];
  return [
    invalid('VERSION_NOT_IN_EFFECT', {
      pointer: '/version',
      article,
      zh: `${on} 实施的是第 ${text.version} 版，不是第 ${version} 版`,
      en: `on ${on} version ${text.version} was in effect, not version ${version}`,
    }),
  ];
}
