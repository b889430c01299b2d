import { describe, expect, it } from 'vitest';
import { utf8 } from '../src/bytes.ts';
import { MAX_LINE_BYTES, readCommitLine, saltBytes, writeCommitLine } from '../src/commit-line.ts';
import type { SignedCheckpoint } from '../src/evidence.ts';
import { FINDING_CODES, Findings } from '../src/findings.ts';
import { LineCutter } from '../src/lines.ts';
import { instantOf, seenBy, TimeBounds } from '../src/time-bounds.ts';

const seen = (size: number, ...times: number[]): SignedCheckpoint => ({
  path: `checkpoints/${size}`,
  size,
  root: new Uint8Array(32),
  witnesses: times.map(String),
  times,
});
const DAY = 86_400;
const START = 1_700_000_000;

describe('what witnesses say about times', () => {
  it('is nothing where fewer than the quorum state one, or none is asked for', () => {
    for (const bounds of [
      new TimeBounds([seen(10, START)], 2, 0),
      new TimeBounds([seen(10, START)], 0, 0),
      new TimeBounds([], 1, 0),
    ])
      for (const second of [0, START, START + DAY])
        expect(bounds.judge(10, instantOf(second))).toBeUndefined();
  });

  it('bounds commits up to a checkpoint from above and those after it from below, to the second', () => {
    const judge = (position: number, second: number) =>
      new TimeBounds([seen(10, START)], 1, 60).judge(position, instantOf(second));
    expect(judge(10, START + 60)).toBeUndefined();
    expect(judge(10, START + 61)).toBe('AHEAD');
    expect(judge(10, 0)).toBeUndefined();
    expect(judge(11, START - 60)).toBeUndefined();
    expect(judge(11, START - 61)).toBe('BACKDATED');
    expect(judge(11, START + DAY)).toBeUndefined();
  });

  it('takes the first witness for what came after and the last of the quorum for what came before', () => {
    const bounds = () => new TimeBounds([seen(10, START, START + 100, START + 200)], 2, 0);
    expect(bounds().judge(10, instantOf(START + 100))).toBeUndefined();
    expect(bounds().judge(10, instantOf(START + 101))).toBe('AHEAD');
    expect(bounds().judge(11, instantOf(START))).toBeUndefined();
    expect(bounds().judge(11, instantOf(START - 1))).toBe('BACKDATED');
  });

  it('is kept while positions go on, in whatever order the checkpoints came', () => {
    const bounds = new TimeBounds([seen(20, START + 1000), seen(10, START), seen(30, START + 2000)], 1, 0);
    const judged = [
      [5, START],
      [6, START + 1],
      [10, START],
      [11, START],
      [15, START - 1],
      [20, START + 1001],
      [21, START + 999],
      [30, START + 2000],
      [31, START + 1999],
      [99, START + 9 * DAY],
    ].map(([position = 0, second = 0]) => bounds.judge(position, instantOf(second)));
    expect(judged).toEqual([
      undefined,
      'AHEAD',
      undefined,
      undefined,
      'BACKDATED',
      'AHEAD',
      'BACKDATED',
      undefined,
      'BACKDATED',
      undefined,
    ]);
  });

  it('of a later checkpoint that was seen earlier bounds the ones before it too', () => {
    const bounds = () => new TimeBounds([seen(10, START + 500), seen(20, START)], 1, 0);
    expect(bounds().judge(10, instantOf(START))).toBeUndefined();
    expect(bounds().judge(10, instantOf(START + 1))).toBe('AHEAD');
    // An earlier one that was seen later keeps its own bound for what came after it.
    expect(bounds().judge(21, instantOf(START + 499))).toBe('BACKDATED');
    expect(bounds().judge(21, instantOf(START + 500))).toBeUndefined();
  });

  it('stays within the years that an instant can tell', () => {
    expect(instantOf(-5)).toBe('1970-01-01T00:00:00.000Z');
    expect(instantOf(253_402_300_799)).toBe('9999-12-31T23:59:59.000Z');
    expect(instantOf(Number.MAX_SAFE_INTEGER)).toBe('9999-12-31T23:59:59.000Z');
    expect(instantOf(1)).toBe('1970-01-01T00:00:01.000Z');
  });

  it('is the time by which a quorum had seen a checkpoint', () => {
    expect([0, 1, 2, 3].map((quorum) => seenBy(seen(1, 5, 9), quorum))).toEqual([undefined, 5, 9, undefined]);
  });
});

describe('lines of a file', () => {
  const cut = (...chunks: Uint8Array[]) => {
    const cutter = new LineCutter();
    const lines = chunks.flatMap((chunk) => [...cutter.push(chunk)]);
    return [...lines, ...cutter.end(), cutter.broken];
  };

  it('are the same however the file comes in pieces', () => {
    const whole = utf8('a\nbc\n\n预案\n');
    const expected = ['a', 'bc', '', '预案', false];
    expect(cut(whole)).toEqual(expected);
    for (let at = 0; at <= whole.length; at++)
      for (let more = at; more <= whole.length; more++)
        expect(cut(whole.subarray(0, at), whole.subarray(at, more), whole.subarray(more))).toEqual(expected);
    expect(cut()).toEqual([false]);
  });

  it('end with what has no newline', () => {
    expect(cut(utf8('a\nb'))).toEqual(['a', undefined, true]);
    expect(cut(utf8('b'))).toEqual([undefined, true]);
  });

  it('end with what is no UTF-8; nothing after it is looked at, in this piece or the next', () => {
    const bad = Uint8Array.of(0x61, 0x0a, 0xff, 0x0a, 0x62, 0x0a);
    expect(cut(bad)).toEqual(['a', undefined, true]);
    expect(cut(bad, utf8('c\n'), utf8('d'))).toEqual(['a', undefined, true]);
  });

  it('are shorter than 2 MiB with their newline, ended or not', () => {
    const line = (length: number) => new Uint8Array(length).fill(0x61);
    const newline = utf8('\n');
    const [longest] = cut(line(MAX_LINE_BYTES - 1), newline);
    expect(typeof longest === 'string' && longest.length).toBe(MAX_LINE_BYTES - 1);
    expect(cut(line(MAX_LINE_BYTES), newline)).toEqual([undefined, true]);
    const ended = new Uint8Array(MAX_LINE_BYTES + 1).fill(0x61).fill(0x0a, MAX_LINE_BYTES);
    expect(cut(ended)).toEqual([undefined, true]);
    expect(cut(line(MAX_LINE_BYTES - 1))).toEqual([undefined, true]);
    const cutter = new LineCutter();
    expect([...cutter.push(line(MAX_LINE_BYTES - 1))]).toEqual([]);
    expect([...cutter.push(line(1))]).toEqual([undefined]);
    expect([...cutter.end()]).toEqual([]);
  });
});

describe('the line of a commit', () => {
  const line = { header: '{}', bodies: ['{}', null], salts: ['AA==', null], hash: 'ab' };

  it('is read back as it was written, with a hash and without', () => {
    for (const one of [line, { ...line, hash: undefined }, { ...line, bodies: [], salts: [] }])
      expect(readCommitLine(writeCommitLine(one))).toEqual(one);
  });

  it('in any other shape is none', () => {
    const odd = [
      '[]',
      '{"bodies":[],"header":"{}"}',
      '{"bodies":[],"header":"{}","salts":[],"more":1}',
      '{"bodies":[],"header":1,"salts":[]}',
      '{"bodies":1,"header":"{}","salts":[]}',
      '{"bodies":[1],"header":"{}","salts":[]}',
      '{"bodies":["a",1],"header":"{}","salts":[]}',
      '{"bodies":[],"header":"{}","salts":{}}',
      '{"bodies":[],"header":"{}","salts":[false]}',
      '{"bodies":[],"hash":1,"header":"{}","salts":[]}',
      '{"bodies":[],"hash":null,"header":"{}","salts":[]}',
      '{"header":"{}","bodies":[],"salts":[]}',
    ];
    for (const text of odd) expect([text, readCommitLine(text)]).toEqual([text, undefined]);
  });

  it('has salts of 1 to 64 bytes', () => {
    const lengths = [0, 1, 64, 65].map(
      (length) => saltBytes(Buffer.alloc(length).toString('base64'))?.length,
    );
    expect(lengths).toEqual([undefined, 1, 64, undefined]);
    expect(saltBytes('?')).toBeUndefined();
  });
});

describe('findings', () => {
  it('of each kind keep the first: by position, else by the end of the range, then by subject', () => {
    const kept = (...about: Parameters<Findings['add']>[1][]) => {
      const findings = new Findings();
      for (const one of about) findings.add('ROOT', one);
      return findings.all[0];
    };
    const at = (position: number) => ({ position });
    const within = (from: number, to: number) => ({ range: { from, to } });
    expect(kept(at(5), at(3), at(4))).toMatchObject(at(3));
    expect(kept(within(1, 9), within(5, 7))).toMatchObject(within(5, 7));
    expect(kept(within(1, 9), at(9), at(8))).toMatchObject(at(8));
    expect(kept({}, at(10 ** 12))).toMatchObject(at(10 ** 12));
    expect(kept({ subject: 'b' }, { subject: 'a' }, { subject: 'c' })).toMatchObject({ subject: 'a' });
    expect(kept({ subject: 'b' }, {})).toMatchObject({ subject: null });
    expect(kept({ subject: 'a', position: 2 }, { subject: 'b', position: 1 })).toMatchObject({
      subject: 'b',
    });
    expect(kept({ subject: 'b', position: 1 }, { subject: 'a', position: 2 })).toMatchObject({
      subject: 'b',
    });
  });

  it('are told in their own order, whatever order they came in', () => {
    const findings = new Findings();
    for (const code of [...FINDING_CODES].reverse()) findings.add(code);
    expect(findings.all.map(({ code }) => code)).toEqual(FINDING_CODES);
    expect(findings.all.every(({ position, range, subject }) => !position && !range && !subject)).toBe(true);
    expect([findings.has('ROOT'), new Findings().has('ROOT')]).toEqual([true, false]);
  });

  it('that only leave it open are no tampering, and have no first position', () => {
    const findings = new Findings();
    findings.add('UNCOVERED', { position: 1 });
    findings.add('ROOT', { range: { from: 1, to: 2 } });
    expect(findings.tampered.map(({ code }) => code)).toEqual(['ROOT']);
    expect(findings.first()).toBeUndefined();
    findings.add('CUT', { position: 9 });
    findings.add('BODY', { position: 7 });
    findings.add('LEAF', { position: 7 });
    expect(findings.first()).toMatchObject({ code: 'BODY', position: 7 });
  });
});
