import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as fc from 'fast-check';
import ICAL from 'ical.js';
import ical from 'node-ical';
import { describe, expect, it } from 'vitest';
import { dateOf } from '../../domain/calendar/ordinal.ts';
import { type CalendarEvent, calendarText } from '../../domain/feed/calendar-text.ts';
import { instant } from '../../events/civil-date.ts';
import { icalFaults } from '../support/ical-lint.ts';
import { feedDigest } from './feed-digest.ts';

/** Text as people and other systems write it: every plane of Unicode, line breaks, the characters that need escaping. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom(
        '，、；：\\;,',
        '\r\n',
        '\n',
        'BEGIN:VEVENT',
        '《石景山区防汛应急预案》',
        '𠮷野家',
        '\u0007',
      ),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

const event = fc.record({
  uid: fc.uuid(),
  sequence: fc.nat(1000),
  modifiedAt: fc
    .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    .map((date) => instant(date.toISOString())),
  on: fc.integer({ min: 0, max: 12_000 }).map((n) => dateOf(n)),
  summary: text,
  description: text,
  url: fc.constant('https://ledger.example.invalid/?plan=flood'),
  status: fc.constantFrom('CONFIRMED', 'TENTATIVE', 'CANCELLED'),
}) satisfies fc.Arbitrary<CalendarEvent>;

/** What a value must be read as: line breaks of any kind are one, control characters a blank. */
const read = (value: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is left out
  value.replaceAll(/\r\n?/g, '\n').replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ');

describe('a calendar feed', () => {
  it('is well formed by the RFC, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 8 }), text, (events, name) => {
        expect(icalFaults(calendarText({ name, language: 'zh', events }))).toEqual([]);
      }),
    );
  });

  it('is read back by ical.js as it was meant', () => {
    fc.assert(
      fc.property(event, (one) => {
        const root = new ICAL.Component(
          ICAL.parse(calendarText({ name: '待办', language: 'zh', events: [one] })),
        );
        const [component] = root.getAllSubcomponents('vevent');
        if (!component) throw new Error('no event');
        const parsed = new ICAL.Event(component);
        expect(parsed).toMatchObject({
          uid: one.uid,
          sequence: one.sequence,
          summary: read(one.summary),
          description: read(one.description),
        });
        expect([parsed.startDate.isDate, parsed.startDate.toString()]).toEqual([true, one.on]);
        expect(parsed.duration.toString()).toBe('P1D');
        expect(component.getFirstPropertyValue('status')).toBe(one.status);
      }),
    );
  });

  it('is read back by node-ical as it was meant', () => {
    fc.assert(
      fc.property(event, (one) => {
        const parsed = ical.sync.parseICS(calendarText({ name: '待办', language: 'zh', events: [one] }));
        const found = parsed[one.uid];
        if (found?.type !== 'VEVENT') throw new Error('no event');
        const { start, datetype, status, transparency, sequence } = found as typeof found & {
          sequence: string;
        };
        const day = [start.getFullYear(), start.getMonth() + 1, start.getDate()]
          .map((part) => String(part).padStart(2, '0'))
          .join('-');
        expect([day, datetype, status, transparency, Number(sequence)]).toEqual([
          one.on,
          'date',
          one.status,
          'TRANSPARENT',
          one.sequence,
        ]);
      }),
    );
  });

  it('is the same in four time zones, byte for byte', async () => {
    const script = fileURLToPath(new URL('./feed-digest.ts', import.meta.url));
    const zones = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Apia'];
    const answers = await Promise.all(
      zones.map(async (TZ) => {
        const env = { ...process.env, TZ };
        const { stdout } = await promisify(execFile)(process.execPath, [script], { env });
        return JSON.parse(stdout) as { digest: string; offset: number };
      }),
    );
    expect(new Set(answers.map(({ offset }) => offset)).size).toBe(zones.length);
    expect(answers.map(({ digest }) => digest)).toEqual(zones.map(() => feedDigest()));
  });
});

describe('the judge of calendars', () => {
  const good = calendarText({
    name: '待办',
    language: 'zh',
    events: fc.sample(event, { numRuns: 2, seed: 7 }),
  });

  it('finds what is wrong with a spoilt one', () => {
    expect(icalFaults(good)).toEqual([]);
    expect(icalFaults(good.replaceAll('\r\n', '\n'))).not.toEqual([]);
    expect(icalFaults(good.trimEnd())).toContain('no CRLF at the end');
    expect(icalFaults(good.replace(/DTSTAMP:(\d{8}T\d{6})Z/, 'DTSTAMP:$1')).join()).toContain('no UTC time');
    expect(icalFaults(good.replace('SEQUENCE', 'X-SEQUENCE')).join()).toContain('SEQUENCE stands 0 times');
    expect(icalFaults(good.replace(/DTEND;VALUE=DATE:\d{8}/, 'DTEND;VALUE=DATE:20000101')).join()).toContain(
      'is not one day',
    );
    expect(icalFaults(good.replace('NAME;', `X-LONG:${'x'.repeat(80)}\r\nNAME;`)).join()).toContain('octets');
  });
});
