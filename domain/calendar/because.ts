import type { Bilingual } from '../refusal.ts';
import type { DayTable } from './compile.ts';
import { lunarDaysOf } from './lunar-days.ts';
import { yearOf } from './ordinal.ts';
import { regulationFor } from './statutory-days.ts';

/** Why a date that rests on the days `from` to `to` is provisional. Some of these days must lie outside coverage. */
export function becauseOf(table: DayTable, from: number, to: number): Bilingual {
  if (to > table.covered.through && table.covered.through >= table.covered.from)
    return notPublished(table, from, to);
  return notHeld(table, to);
}

function notPublished(table: DayTable, from: number, to: number): Bilingual {
  const lastPublished = yearOf(table.covered.through);
  const [first, last] = [Math.max(yearOf(from), lastPublished + 1), yearOf(to)];
  if (last === lastPublished) return reachesBack(last);
  const years = first === last ? `${last}` : `${first}–${last}`;
  const estimate = estimateBy(table, last);
  return {
    zh: `${years}年节假日安排截至本日历知悉之日尚未公布，日期${estimate.zh}，公布后可能变动。`,
    en: `The holiday notice for ${years} is not published as far as this calendar knows; ${estimate.en}, and may move.`,
  };
}

/** The last days of a year may still become holidays or make-up days of the next New Year. */
function reachesBack(year: number): Bilingual {
  return {
    zh: `${year + 1}年节假日安排尚未公布，元旦调休可能涉及${year}年12月29日至31日。`,
    en: `The holiday notice for ${year + 1} is not published; its New Year days off may reach back to 29–31 December ${year}.`,
  };
}

function notHeld(table: DayTable, to: number): Bilingual {
  const estimate = estimateBy(table, yearOf(to));
  return {
    zh: `未收录该期间的节假日安排，日期${estimate.zh}，仅供参考。`,
    en: `No holiday notice for these days is held; ${estimate.en}, and serves for orientation only.`,
  };
}

function estimateBy(table: DayTable, year: number): Bilingual {
  const regulation = regulationFor(year, table.regulations);
  if (!regulation) return { zh: '按周一至周五推算', en: 'the date is counted by Monday to Friday' };
  if (lunarDaysOf(year)) {
    return {
      zh: `按${regulation.name}法定放假日及补假推算`,
      en: `the date is estimated by the statutory days off of ${regulation.name}`,
    };
  }
  return {
    zh: `按${regulation.name}推算且未计入农历节日`,
    en: `the date is estimated by ${regulation.name} without the lunar festivals`,
  };
}
