import { DateTime } from 'luxon';
import type { Language } from '../../../domain/obligation/explain.ts';
import type { CivilDate } from '../../../events/civil-date.ts';

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;

/** A civil date with its weekday: `2026年12月21日（周一）`, `Monday 21 December 2026`. */
export function dayInWords(date: CivilDate, language: Language): string {
  const day = DateTime.fromISO(date, { zone: 'utc' });
  if (language === 'en') return day.setLocale('en-GB').toFormat('cccc d LLLL yyyy');
  return `${day.year}年${day.month}月${day.day}日（${WEEKDAYS[day.weekday - 1]}）`;
}
