import { createHash } from 'node:crypto';
import { calendarText } from '../../domain/feed/calendar-text.ts';
import { civilDate, instant } from '../../events/civil-date.ts';

/** A calendar over days that zones and leap years are known to spoil. */
const days = ['2026-12-21', '2027-01-01', '2028-02-29', '2026-03-08', '2026-11-01', '2026-12-31'];

export const feedDigest = (): string =>
  createHash('sha256')
    .update(
      calendarText({
        name: '预案待办：甲水务',
        language: 'zh',
        events: days.map((day, index) => ({
          uid: `flood.SJS-31.v${index}@110107.plan-ledger`,
          sequence: index,
          modifiedAt: instant('2026-11-23T16:30:00.000Z'),
          on: civilDate(day),
          summary: '备案 · 《石景山区防汛应急预案》',
          description: '20 个工作日内\n第三十一条',
          url: 'https://ledger.example.invalid/?plan=flood',
          status: 'CONFIRMED',
        })),
      }),
    )
    .digest('hex');

if (process.argv[1] === import.meta.filename)
  process.stdout.write(JSON.stringify({ digest: feedDigest(), offset: new Date(0).getTimezoneOffset() }));
