import { createHash } from 'node:crypto';
import { officialCalendar } from '../../domain/calendar/calendar.ts';
import { dateOf, firstOf } from '../../domain/calendar/ordinal.ts';
import { civilDateAt } from '../../domain/calendar/zone.ts';
import { civilDate, instant } from '../../events/civil-date.ts';

/**
 * One hash over every answer the calendar gives for 2006 to 2030: kind of day, 20 working days, three years, and the
 * civil date of instants on both sides of midnight in Beijing. Run as a program it prints the hash and the zone's offset.
 */
export function calendarDigest(): string {
  const calendar = officialCalendar(civilDate('2026-11-24'));
  const hash = createHash('sha256');
  for (let day = firstOf(2006, 1); day < firstOf(2031, 1); day++) {
    const date = dateOf(day);
    const midnight = ['15:59:59.999', '16:00:00.000'].map((time) => civilDateAt(instant(`${date}T${time}Z`)));
    const answers = [
      calendar.day(date),
      calendar.addWorkingDays(date, 20),
      calendar.addMonths(date, 36, 'FORWARD'),
      midnight,
    ];
    hash.update(JSON.stringify(answers));
  }
  return hash.digest('hex');
}

if (import.meta.main) {
  const offsetMinutes = new Date(2026, 0, 15).getTimezoneOffset();
  process.stdout.write(JSON.stringify({ digest: calendarDigest(), offsetMinutes }));
}
