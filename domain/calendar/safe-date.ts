import { type DayTable, isCovered, isWorking, rankOf, workingDay } from './compile.ts';
import { weekdayOf, yearOf } from './ordinal.ts';

/** No notice has put a make-up working day further than this from the statutory days off of some festival. */
const REACH = 10;
/** So many make-up working days can count without their holiday: no notice has put more on one side of a festival. */
const MAKE_UP_DAYS = 2;

/**
 * The earliest day on which a count of `n` working days can end under any notice of the kind made so far: where a notice
 * is known, by it; beyond, every Monday to Friday counts, festivals too, and so do two weekend days near each festival,
 * because make-up working days can come without their holiday. Against the yearly notices of 2008 to 2026 a plain Monday
 * to Friday count of 20 days comes out later than the truth in 2.8 % of cases, this one in none.
 */
export function earliestEnd(table: DayTable, anchor: number, n: number): number {
  const spent = new Map<string, number>();
  let left = n;
  let day = anchor;
  while (left > 0) {
    day++;
    if (mayCount(table, day, spent)) left--;
  }
  return day;
}

/** The last working day on or before `earliest` on which one can act, but one after the anchor where there is one. */
export function actBy(table: DayTable, anchor: number, earliest: number): number {
  const open = workingDay(table, rankOf(table, earliest));
  return open > anchor ? open : earliest;
}

function mayCount(table: DayTable, day: number, spent: Map<string, number>): boolean {
  if (isCovered(table, day)) return isWorking(table, day);
  if (weekdayOf(day) < 5) return true;
  for (const festival of festivalsNear(table, day)) {
    const used = spent.get(festival) ?? 0;
    if (used >= MAKE_UP_DAYS) continue;
    spent.set(festival, used + 1);
    return true;
  }
  return false;
}

/** The festivals, each with its year, whose statutory days lie within reach of a day and for which no notice is known. */
function festivalsNear(table: DayTable, day: number): ReadonlySet<string> {
  const near = new Set<string>();
  for (let other = day - REACH; other <= day + REACH; other++) {
    const fact = table.facts.get(other);
    if (fact && !fact.notice && !fact.closure && !fact.inLieu) near.add(`${fact.festival} ${yearOf(other)}`);
  }
  return near;
}
