import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CommitHeader } from '../../events/commit.ts';
import { editHeader, generateLedger } from '../../test/support/proof/ledger.ts';
import { concat, utf8 } from '../src/bytes.ts';
import { MAX_LINE_BYTES, readCommitLine, saltBytes, writeCommitLine } from '../src/commit-line.ts';
import { readHeader } from '../src/header.ts';
import { LineCutter } from '../src/lines.ts';

const rows = generateLedger({ seed: 5, commits: 30, redactions: 2 });
const [row] = rows;
if (!row) throw new Error('no commit');
const text = writeCommitLine(row);

describe('the line of a commit', () => {
  it('is read back as it was written, with and without the stored hash', () => {
    for (const commit of rows) {
      expect(readCommitLine(writeCommitLine(commit))).toEqual(commit);
      const { hash: _, ...without } = commit;
      const bare = { ...without, hash: undefined };
      expect(readCommitLine(writeCommitLine(bare))).toEqual(bare);
    }
  });

  it.each([
    ['nothing', ''],
    ['an array', '[]'],
    ['no header', text.replace(/"header":"(?:[^"\\]|\\.)*",/, '')],
    ['a key too many', text.replace(',"hash"', ',"extra":1,"hash"')],
    ['a space', ` ${text}`],
    ['a header that is no text', text.replace(/"header":"(?:[^"\\]|\\.)*"/, '"header":{}')],
    ['a hash that is no text', text.replace(/"hash":"[0-9a-f]+"/, '"hash":1')],
    ['bodies that are no list', text.replace(/"bodies":\[.*?\],"hash"/, '"bodies":{},"hash"')],
    ['a body that is a number', text.replace(/"bodies":\[/, '"bodies":[1,')],
    ['a salt that is an object', text.replace(/"salts":\[/, '"salts":[{},')],
  ])('with %s is none', (_, given) => {
    expect(given).not.toBe(text);
    expect(readCommitLine(given)).toBeUndefined();
  });

  it('has salts of 1 to 64 bytes', () => {
    const of = (length: number) => Buffer.alloc(length, 7).toString('base64');
    expect([1, 64].map((length) => saltBytes(of(length))?.length)).toEqual([1, 64]);
    for (const salt of [of(0), of(65), 'AB==', '*']) expect(saltBytes(salt)).toBeUndefined();
  });
});

describe('the header of a commit', () => {
  it('is read as the ledger’s own schema reads it', () => {
    for (const { header } of rows) {
      const stored = CommitHeader.parse(JSON.parse(header));
      const { ledger, position, stream, version, commitId, recordedAt, prev } = stored;
      expect(readHeader(header)).toEqual({
        suite: 'sha256',
        ledger,
        position,
        stream,
        version,
        commitId,
        recordedAt,
        prev,
        events: stored.events.map(({ type, bodyHash }) => ({ type, bodyHash })),
        attachments: stored.attachments ?? [],
      });
    }
    expect(rows.some(({ header }) => header.includes('"attachments"'))).toBe(true);
  });

  const event = { type: 'Approved', schema: 1, occurredOn: '2026-01-05', bodyHash: 'b'.repeat(64) };
  const attachment = { name: 'a.pdf', sha256: 'c'.repeat(64), bytes: 0 };
  const refused: readonly [string, Record<string, unknown>][] = [
    ['another version', { v: 2 }],
    ['an unknown suite', { suite: 'sha-256' }],
    ['a suite that is no text', { suite: ['sm3'] }],
    ['a ledger that is no text', { ledger: 110107 }],
    ['position 0', { position: 0 }],
    ['a position that is text', { position: '1' }],
    ['version 0', { version: 0 }],
    ['no stream', { stream: '' }],
    ['a stream with a space', { stream: 'plan: 1' }],
    ['a stream of 257 signs', { stream: 'x'.repeat(257) }],
    ['a commit id of another script', { commitId: '号'.repeat(16) }],
    ['a commit id of 129 signs', { commitId: 'x'.repeat(129) }],
    ['an instant without milliseconds', { recordedAt: '2026-01-05T01:31:00Z' }],
    ['an instant with an offset', { recordedAt: '2026-01-05T01:31:00.000+08:00' }],
    ['an instant and more', { recordedAt: '2026-01-05T01:31:00.000Zx' }],
    ['a hash in capitals', { prev: 'A'.repeat(64) }],
    ['a short hash', { prev: 'a'.repeat(63) }],
    ['an actor that is text', { actor: 'mayor' }],
    ['an actor that is a list', { actor: [] }],
    ['a command that is text', { command: 'record' }],
    ['a command with more', { command: { name: 'x', digest: 'a'.repeat(64), body: 1 } }],
    ['a command without digest', { command: { name: 'x', digest: 'a' } }],
    ['a command without name', { command: { name: 1, digest: 'a'.repeat(64) } }],
    ['no events', { events: [] }],
    ['101 events', { events: Array(101).fill(event) }],
    ['events that are no list', { events: event }],
    ['an event that is text', { events: ['Approved'] }],
    ['an event with more', { events: [{ ...event, body: {} }] }],
    ['an event type with a space', { events: [{ ...event, type: 'Plan Drafted' }] }],
    ['an event type that begins with a digit', { events: [{ ...event, type: '1st' }] }],
    ['an event type of 61 letters', { events: [{ ...event, type: 'x'.repeat(61) }] }],
    ['event schema 0', { events: [{ ...event, schema: 0 }] }],
    ['an event with an instant for a day', { events: [{ ...event, occurredOn: '2026-01-05T00:00' }] }],
    ['an event with half a hash', { events: [{ ...event, bodyHash: 'b'.repeat(32) }] }],
    ['attachments that are no list', { attachments: {} }],
    ['an attachment that is text', { attachments: ['a.pdf'] }],
    ['an attachment of less than nothing', { attachments: [{ ...attachment, bytes: -1 }] }],
    ['an attachment without a name', { attachments: [{ ...attachment, name: 1 }] }],
    ['an attachment with half a digest', { attachments: [{ ...attachment, sha256: 'c' }] }],
    ['an attachment with more', { attachments: [{ ...attachment, url: 'x' }] }],
    ['a key too many', { note: 'x' }],
  ];
  it.each(refused)('with %s is none', (_, fields) => {
    const changed = editHeader(row.header, (header) => Object.assign(header, fields));
    expect(readHeader(changed)).toBeUndefined();
  });

  it('at the bounds is one', () => {
    const fields = {
      stream: 'x'.repeat(256),
      commitId: '!'.repeat(128),
      events: Array(100).fill({ ...event, type: 'x'.repeat(60) }),
      attachments: [],
    };
    expect(readHeader(editHeader(row.header, (header) => Object.assign(header, fields)))).toMatchObject({
      stream: 'x'.repeat(256),
      events: { length: 100 },
      attachments: [],
    });
  });

  it('without any of its keys is none', () => {
    for (const key of Object.keys(JSON.parse(row.header) as object)) {
      const without = editHeader(row.header, (header) => {
        delete header[key];
      });
      expect([key, readHeader(without)]).toEqual([key, undefined]);
    }
  });

  it('that is not canonical is none', () => {
    expect(readHeader(row.header.replace(',', ', '))).toBeUndefined();
    expect(readHeader('null')).toBeUndefined();
  });
});

describe('the lines of a file', () => {
  const cut = (pieces: readonly Uint8Array[]): (string | undefined)[] => {
    const cutter = new LineCutter();
    return [...pieces.flatMap((piece) => [...cutter.push(piece)]), ...cutter.end()];
  };

  it('do not depend on the pieces in which it is read', () => {
    const whole = utf8('预案\n\n{"a":1}\nlast\n');
    const cuts = fc.array(fc.nat(whole.length), { maxLength: 6 }).map((at) => at.sort((a, b) => a - b));
    fc.assert(
      fc.property(cuts, (places) => {
        const edges = [0, ...places, whole.length];
        const pieces = edges.slice(1).map((end, at) => whole.subarray(edges[at], end));
        expect(cut(pieces)).toEqual(['预案', '', '{"a":1}', 'last']);
      }),
    );
  });

  it('end with one that can’t be read where the last newline is missing', () => {
    expect(cut([utf8('a\nb')])).toEqual(['a', undefined]);
    expect(cut([utf8('a\n')])).toEqual(['a']);
    expect(cut([])).toEqual([]);
  });

  it('end at the first that is no UTF-8, and nothing comes after it', () => {
    const bad = concat(utf8('a\n'), Uint8Array.of(0xff, 10), utf8('b\n'));
    expect(cut([bad, utf8('c\n')])).toEqual(['a', undefined]);
  });

  it('are shorter than 2 MiB with their newline, and a longer one is given up before it is held', () => {
    const longest = new Uint8Array(MAX_LINE_BYTES).fill(0x61);
    longest[MAX_LINE_BYTES - 1] = 10;
    expect(cut([longest]).map((line) => line?.length)).toEqual([MAX_LINE_BYTES - 1]);
    const tooLong = concat(Uint8Array.of(0x61), longest);
    expect(cut([tooLong])).toEqual([undefined]);
    const cutter = new LineCutter();
    expect([...cutter.push(longest.subarray(0, -1))]).toEqual([]);
    expect([cutter.broken, [...cutter.push(Uint8Array.of(0x61))], cutter.broken]).toEqual([
      false,
      [undefined],
      true,
    ]);
    expect([[...cutter.push(utf8('\nb\n'))], [...cutter.end()]]).toEqual([[], []]);
  });
});
