import { OFFICIAL_NOTICES } from '../calendar/official-notices.ts';
import type { HolidayNotice } from '../calendar/types.ts';
import { conflict, type Fault } from '../decision/fault.ts';
import { confirmedChanges, noticesIn, type Proposal } from './state.ts';

/** Notices that count already: the product's own, and those that the ledger confirmed. */
const noticesInForce = (proposals: readonly Proposal[]): readonly HolidayNotice[] => [
  ...OFFICIAL_NOTICES,
  ...noticesIn(confirmedChanges(proposals).map(({ change }) => change)),
];

/**
 * Whether a notice has its place after those in force: a schedule is for the year after the last one, so that no year is
 * left out and a slip in the title is found; a change is of a schedule that is known.
 */
export function placeFaults({ year, amends }: HolidayNotice, proposals: readonly Proposal[]): Fault[] {
  const schedules = noticesInForce(proposals).flatMap((one) => (one.amends ? [] : [one.year]));
  const last = Math.max(...schedules);
  if (amends)
    return schedules.includes(year)
      ? []
      : [
          conflict('NOTHING_TO_AMEND', {
            pointer: '/text',
            zh: `尚无 ${year} 年的节假日安排，无从调整`,
            en: `there is no schedule of ${year} to change`,
          }),
        ];
  if (year === last + 1) return [];
  if (year <= last)
    return [
      conflict('YEAR_HAS_NOTICE', {
        pointer: '/text',
        zh: `${year} 年的节假日安排已在日历中`,
        en: `the calendar holds the schedule of ${year} already`,
      }),
    ];
  return [
    conflict('YEAR_LEFT_OUT', {
      pointer: '/text',
      zh: `日历载至 ${last} 年，应先导入 ${last + 1} 年的通知`,
      en: `the calendar reaches ${last}: the notice of ${last + 1} comes first`,
    }),
  ];
}
