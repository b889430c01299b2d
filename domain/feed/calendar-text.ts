import type { CivilDate, Instant } from '../../events/civil-date.ts';
import { dateOf, ordinalOf } from '../calendar/ordinal.ts';

/*
 * iCalendar (RFC 5545), of it what a feed of all-day events needs. Text in, text out: the same calendar gives the same
 * bytes in every time zone, because an all-day date has none and every instant is in UTC.
 */

/** One day in a calendar. */
export interface CalendarEvent {
  /** Never changes for what it stands for (RFC 7986: globally unique) */
  readonly uid: string;
  /** +1 each time that day or summary changes */
  readonly sequence: number;
  /** When it last changed */
  readonly modifiedAt: Instant;
  readonly on: CivilDate;
  readonly summary: string;
  readonly description: string;
  readonly url: string;
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
}

export interface Calendar {
  readonly name: string;
  readonly language: 'zh' | 'en';
  readonly events: readonly CalendarEvent[];
}

/** Programs that honour it ask again after so long. */
const REFRESH = 'PT6H';

/** A calendar as a feed, events by day and uid. Lines end in CRLF and have 75 octets at most (RFC 5545, 3.1). */
export function calendarText({ name, language, events }: Calendar): string {
  const title = escaped(name);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Plan Ledger//Duties//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME;LANGUAGE=${tag(language)}:${title}`,
    `X-WR-CALNAME:${title}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
    ...events.toSorted(byDay).flatMap((event) => eventLines(event, language)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const byDay = (a: CalendarEvent, b: CalendarEvent): number => (keyOf(a) < keyOf(b) ? -1 : 1);
const keyOf = ({ on, uid }: CalendarEvent): string => `${on} ${uid}`;

const tag = (language: 'zh' | 'en'): string => (language === 'zh' ? 'zh-CN' : 'en');

function eventLines(event: CalendarEvent, language: 'zh' | 'en'): readonly string[] {
  const modified = utc(event.modifiedAt);
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(event.uid)}`,
    `DTSTAMP:${modified}`,
    `LAST-MODIFIED:${modified}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTART;VALUE=DATE:${day(event.on)}`,
    // Exclusive: the day after.
    `DTEND;VALUE=DATE:${day(dateOf(ordinalOf(event.on) + 1))}`,
    `SUMMARY;LANGUAGE=${tag(language)}:${escaped(event.summary)}`,
    `DESCRIPTION;LANGUAGE=${tag(language)}:${escaped(event.description)}`,
    `URL:${event.url.replaceAll(/[\r\n]/g, '')}`,
    `STATUS:${event.status}`,
    // A due date takes nobody's time.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** `20261221` */
const day = (date: CivilDate): string => date.replaceAll('-', '');

/** `20261123T020000Z` */
const utc = (instant: Instant): string => instant.replace(/\.\d{3}/, '').replaceAll(/[-:]/g, '');

/** Text as a value (RFC 5545, 3.3.11); control characters but the line break are left out. */
const escaped = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they may not stand in a calendar at all
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replaceAll(/[\\;,]/g, (char) => `\\${char}`)
    .replaceAll('\n', '\\n');

const LINE_OCTETS = 75;

/** A content line in pieces of 75 octets, no character cut in two; the blank that continues a line is one of them. */
function folded(line: string): string {
  const pieces: string[] = [];
  let [piece, room] = ['', LINE_OCTETS];
  for (const character of line) {
    const octets = octetsOf(character);
    if (octets > room) {
      pieces.push(piece);
      [piece, room] = ['', LINE_OCTETS - 1];
    }
    piece += character;
    room -= octets;
  }
  return [...pieces, piece].join('\r\n ');
}

/** Octets of a character in UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
