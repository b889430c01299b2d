import { describe, expect, it } from 'vitest';
import { attachmentsOf, filesOf, leavesOf, note, policyText } from '../../test/support/proof/bundle.ts';
import { editHeader, seal } from '../../test/support/proof/ledger.ts';
import { Random } from '../../test/support/proof/random.ts';
import { toBase64 } from '../src/bytes.ts';
import type { CommitLine } from '../src/commit-line.ts';
import { Redactions } from '../src/redactions.ts';
import { honestExhibit, verdictOn } from './support/corpus.ts';
import { rechained } from './support/tampers.ts';

/*
 * Each defect of a commit by itself: the log itself signed these very rows, witnesses too, and there are no tiles, so that
 * nothing but the walk can find anything.
 */

const honest = honestExhibit(40, 2);
const INDEX = 20;
const POSITION = INDEX + 1;
const [row = honest.rows[0] as CommitLine] = honest.rows.slice(INDEX);

async function found(rows: readonly CommitLine[]) {
  const bundle = {
    rows: [...rows],
    published: undefined,
    checkpoint: note(rows.length, leavesOf(rows)),
    checkpoints: new Map<number, string>(),
    last: rows.length,
    attachments: attachmentsOf(honest.rows),
  };
  const { findings, exit } = await verdictOn(filesOf(bundle), policyText());
  return { exit, findings: findings.map(({ code, position }) => [code, position]) };
}

const changed = (change: Partial<CommitLine>): CommitLine[] => honest.rows.with(INDEX, { ...row, ...change });
const edited = (fields: Record<string, unknown>, hash?: string): CommitLine[] =>
  changed({ header: editHeader(row.header, (header) => Object.assign(header, fields)), hash });

describe('a commit that the log itself signed', () => {
  it('is found to hold by the walk alone', async () => {
    expect(await found(honest.rows)).toEqual({ exit: 0, findings: [] });
  });

  const defects: readonly [string, string, CommitLine[]][] = [
    ['with another hash beside it', 'HASH', changed({ hash: 'f'.repeat(64) })],
    ['with no header, and no hash beside it', 'HEADER', edited({ v: 2 })],
    ['with no header, and another hash beside it', 'HASH', edited({ v: 2 }, 'f'.repeat(64))],
    ['of another ledger', 'LEDGER', edited({ ledger: '110108' })],
    ['of another suite', 'HEADER', edited({ suite: 'sm3' })],
    ['of another position', 'POSITION', edited({ position: POSITION + 1 })],
    ['with another commit before it', 'PREV', edited({ prev: 'a'.repeat(64) })],
    ['with a version too high', 'VERSION', edited({ version: 99 })],
    ['with a version of a stream that is new', 'VERSION', edited({ stream: 'plan:new', version: 2 })],
    ['recorded before the one before it', 'TIME_ORDER', edited({ recordedAt: '2026-01-05T01:30:00.000Z' })],
    ['with a body too many', 'BODY', changed({ bodies: [...row.bodies, null] })],
    ['with a salt too many', 'BODY', changed({ salts: [...row.salts, null] })],
    ['with both too many', 'BODY', changed({ bodies: [...row.bodies, null], salts: [...row.salts, null] })],
    ['without bodies', 'BODY', changed({ bodies: [], salts: [] })],
    ['with a body and no salt', 'BODY', changed({ salts: row.salts.with(0, null) })],
    ['with a salt and no body', 'BODY', changed({ bodies: row.bodies.with(0, null) })],
    ['with an empty salt', 'BODY', changed({ salts: row.salts.with(0, '') })],
    ['with another body', 'BODY', changed({ bodies: row.bodies.with(0, '{}') })],
    ['with a body taken away', 'SILENT_REDACTION', changed({ bodies: [null], salts: [null] })],
  ];
  it.each(defects)('%s is %s', async (_, code, rows) => {
    const { exit, findings } = await found(rows);
    expect(exit).toBe(1);
    expect(findings[0]).toEqual([code, POSITION]);
  });

  it('with the body of another is none of its own, hashed right or not', async () => {
    const random = new Random(5);
    const bodies = [[], 'text', 7, null].map((body) => seal('Odd', body, random));
    for (const { body, salt, bodyHash, type, schema, occurredOn } of bodies) {
      const events = [{ type, schema, occurredOn, bodyHash }];
      const header = editHeader(row.header, (fields) => Object.assign(fields, { events }));
      const { findings } = await found(
        rechained(
          honest.rows.with(INDEX, { header, bodies: [body], salts: [toBase64(salt)], hash: undefined }),
        ),
      );
      expect(findings[0]).toEqual(['BODY', POSITION]);
    }
  });

  it('that merely speaks of a withheld body is no redaction of it', async () => {
    const { rows } = honest;
    const at = rows.findIndex(({ bodies }) => bodies.includes(null));
    const target = `${at + 1}.${rows[at]?.bodies.indexOf(null)}`;
    const announced = rows.findIndex(({ bodies }) =>
      bodies.some((body) => body?.includes(`"target":"${target}"`)),
    );
    const { type, schema, occurredOn, bodyHash, body, salt } = seal('Spoken', { target }, new Random(3));
    const header = editHeader(rows[announced]?.header ?? '', (fields) => {
      fields['events'] = [{ type, schema, occurredOn, bodyHash }];
    });
    const spoken = { header, bodies: [body], salts: [toBase64(salt)], hash: undefined };
    const { findings } = await found(rechained(rows.with(announced, spoken)));
    expect(findings).toEqual([['SILENT_REDACTION', at + 1]]);
  });
});

describe('redactions', () => {
  const silentAfter = (withheld: readonly [number, number][], bodies: readonly string[]) => {
    const redactions = new Redactions();
    for (const [position, index] of withheld) redactions.withhold(position, index);
    for (const body of bodies) redactions.record(body);
    return [redactions.firstSilent(), redactions.withheld, redactions.pending];
  };
  const targeting = (target: unknown): string => JSON.stringify({ target });

  it('match what is withheld by its id, and leave the first of the rest', () => {
    expect(silentAfter([], [])).toEqual([undefined, 0, 0]);
    expect(silentAfter([[7, 0]], [])).toEqual([7, 1, 0]);
    expect(
      silentAfter(
        [
          [9, 1],
          [7, 0],
          [8, 0],
        ],
        [],
      ),
    ).toEqual([7, 3, 0]);
    expect(
      silentAfter(
        [
          [7, 0],
          [9, 1],
        ],
        [],
      ),
    ).toEqual([7, 2, 0]);
    expect(
      silentAfter(
        [
          [7, 0],
          [9, 1],
        ],
        [targeting('7.0')],
      ),
    ).toEqual([9, 2, 0]);
    expect(silentAfter([[7, 10]], [targeting('7.10')])).toEqual([undefined, 1, 0]);
    expect(silentAfter([[7, 0]], [targeting('7.1')])).toEqual([7, 1, 1]);
  });

  it('of what can’t be an event’s id are none', () => {
    const odd = [
      targeting('x7.0'),
      targeting('7.0x'),
      targeting('07.0'),
      targeting('7.00'),
      targeting('7.1000'),
      targeting('0.0'),
      targeting('7'),
      targeting('1'.repeat(17).concat('.0')),
      targeting(7),
      targeting(null),
      '{}',
      '[]',
      'no JSON',
    ];
    for (const body of odd) expect([body, silentAfter([[7, 0]], [body])]).toEqual([body, [7, 1, 0]]);
    expect(silentAfter([], [targeting('7.999')])).toEqual([undefined, 0, 1]);
    expect(silentAfter([], [targeting(`${'1'.repeat(16)}.0`)])).toEqual([undefined, 0, 1]);
  });
});
