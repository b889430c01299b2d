import type { CivilDate } from '../../events/civil-date.ts';
import type { Bilingual } from '../refusal.ts';
import { type Fault, invalid } from './fault.ts';

/** A fact that an act must not come before. */
export interface EarlierFact extends Bilingual {
  readonly on: CivilDate | undefined;
  readonly article?: string;
}

/** Facts are recorded once they have happened, so none lies after today. */
export function notInFuture(on: CivilDate | undefined, today: CivilDate, pointer = '/on'): Fault[] {
  if (on === undefined || on <= today) return [];
  return [
    invalid('DATE_IN_FUTURE', {
      pointer,
      zh: `日期 ${on} 晚于今天（${today}），尚未发生的事实不能记录`,
      en: `${on} is after today (${today}); a fact is recorded once it has happened`,
    }),
  ];
}

/** One fault for each earlier fact that `on` precedes; facts whose date is not known bind nothing. */
export function notBefore(on: CivilDate, earlier: readonly EarlierFact[], pointer = '/on'): Fault[] {
  return earlier.flatMap((fact) =>
    fact.on === undefined || on >= fact.on
      ? []
      : [
          invalid('DATE_OUT_OF_ORDER', {
            pointer,
            article: fact.article,
            zh: `日期 ${on} 早于${fact.zh}（${fact.on}）`,
            en: `${on} is before ${fact.en} (${fact.on})`,
          }),
        ],
  );
}

/** The last of some days; undefined when there is none. */
export const lastDayOf = (days: readonly CivilDate[]): CivilDate | undefined => days.toSorted().at(-1);
