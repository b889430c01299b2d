import { describe, expect, it } from 'vitest';
import {
  attachmentsOf,
  type Exhibit,
  type Files,
  filesOf,
  LOG,
  leavesOf,
  NOW_MS,
  note,
  type PolicyChanges,
  policyText,
  relist,
  WITNESSES,
} from '../../test/support/proof/bundle.ts';
import { editHeader, ledgerRows, ORIGIN, START_MS } from '../../test/support/proof/ledger.ts';
import { logSigner, signedNote, witnessSigner } from '../../test/support/proof/signer.ts';
import { toBase64, toHex, utf8 } from '../src/bytes.ts';
import { canonicalise, type Json } from '../src/canonical.ts';
import type { FindingCode } from '../src/findings.ts';
import { checkpointPath } from '../src/manifest.ts';
import { manifestText } from '../src/manifest-text.ts';
import { rootOf } from '../src/merkle.ts';
import { nodeCrypto } from '../src/node-crypto.ts';
import { memorySource } from '../src/source.ts';
import { type Verdict, verifyBundle } from '../src/verify.ts';
import { honestExhibit, kept, rememberingCrypto, verdictOn } from './support/corpus.ts';
import { seeds } from './support/scale.ts';
import { rechained } from './support/tampers.ts';

const SIZE = 40;
const honest = honestExhibit(SIZE, 2);
const [first = LOG, second = LOG] = WITNESSES;
const leaves = leavesOf(honest.rows);
const LAST_SECONDS = START_MS / 1000 + SIZE * 60 + 30;

const verify = (changes: Partial<Exhibit> = {}, policy: PolicyChanges = {}, now = NOW_MS): Promise<Verdict> =>
  verdictOn(filesOf({ ...honest, ...changes }), policyText(policy), now);

const codes = ({ findings }: Verdict): FindingCode[] => findings.map(({ code }) => code);
const finding = ({ findings }: Verdict, code: FindingCode) => findings.find((one) => one.code === code);
const states = ({ tiers }: Verdict) =>
  Object.fromEntries(tiers.map(({ tier, state, through }) => [tier, `${state} ${through}`]));

const ALL_PROVEN = (size: number) => ({
  INTACT: `PROVEN ${size}`,
  COMPLETE: `PROVEN ${size}`,
  SIGNED: `PROVEN ${size}`,
  WITNESSED: `PROVEN ${size}`,
  TIME_ANCHORED: `PROVEN ${size}`,
  REPLAYED: 'NOT_ATTEMPTED null',
});

describe('a clean ledger', () => {
  const sizes = [0, 1, 2, 3, 255, 256, 257, 600].map((size) => [size, size > 12 ? 3 : 0] as const);
  it.each(sizes)(
    'of %i commits with %i redactions holds up to the witnesses’ times',
    async (size, redactions) => {
      const verdict = await verdictOn(filesOf(honestExhibit(size, redactions)), policyText());
      expect([verdict.verdict, verdict.exit, codes(verdict), verdict.first]).toEqual(['HOLDS', 0, [], null]);
      expect(states(verdict)).toEqual(ALL_PROVEN(size));
      expect(verdict.highest).toBe('TIME_ANCHORED');
      expect(verdict.counts).toMatchObject({ commits: size, withheld: redactions, unredacted: 0 });
      expect(verdict.checkpoint).toMatchObject({
        size,
        root: toBase64(rootOf(leavesOf(honestExhibit(size, redactions).rows), nodeCrypto.sha256)),
        witnesses: WITNESSES.map(({ key }) => key.name),
      });
    },
  );

  it('never raises an alarm, whatever its size, redactions, checkpoints and parts', async () => {
    for (const seed of seeds(60)) {
      const size = (seed * 7) % 61;
      const made = honestExhibit(size, size > 20 ? seed % 4 : 0, seed);
      const parts = {
        published: seed % 3 === 0 ? undefined : made.published,
        attachments: seed % 5 === 0 ? undefined : made.attachments,
        checkpoints: seed % 2 === 0 ? new Map() : made.checkpoints,
      };
      const verdict = await verdictOn(filesOf({ ...made, ...parts }), policyText({ known: [kept(made)] }));
      expect([seed, verdict.exit, codes(verdict)]).toEqual([seed, 0, []]);
    }
  });

  it('holds without the stored hashes, which prove nothing', async () => {
    const rows = honest.rows.map((row) => ({ ...row, hash: undefined }));
    expect((await verify({ rows })).exit).toBe(0);
  });

  it('holds over a rotation of keys, each key good for its part of the log', async () => {
    const next = logSigner(ORIGIN, 'next');
    const checkpoint = note(SIZE, leaves, next);
    const log = [
      { vkey: LOG.vkey, until: 30 },
      { vkey: next.vkey, from: 31 },
    ];
    expect(states(await verify({ checkpoint }, { log }))).toEqual(ALL_PROVEN(SIZE));
    const early = await verify(
      { checkpoint },
      {
        log: [
          { vkey: LOG.vkey, until: 30 },
          { vkey: next.vkey, from: 41 },
        ],
      },
    );
    expect([early.exit, codes(early)]).toEqual([2, ['UNKNOWN_KEY', 'UNCOVERED', 'QUORUM']]);
  });

  it('counts redactions on record whose body is still shown', async () => {
    const verdict = await verdictOn(filesOf({ ...honest, rows: rowsWithBodies() }), policyText());
    expect([verdict.exit, verdict.counts.withheld, verdict.counts.unredacted]).toEqual([0, 0, 2]);
  });

  it('tells by when a quorum had seen it', async () => {
    const checkpoint = signedNote({
      origin: ORIGIN,
      size: SIZE,
      root: rootOf(leaves, nodeCrypto.sha256),
      log: LOG,
      witnesses: [
        { by: first, seconds: LAST_SECONDS },
        { by: second, seconds: LAST_SECONDS + 600 },
      ],
    });
    const seenBy = async (quorum: number) => (await verify({ checkpoint }, { quorum })).checkpoint?.seenBy;
    expect(await seenBy(1)).toBe(new Date(LAST_SECONDS * 1000).toISOString());
    expect(await seenBy(2)).toBe(new Date((LAST_SECONDS + 600) * 1000).toISOString());
    expect(await seenBy(0)).toBeNull();
  });
});

describe('what was not proven', () => {
  it('without a checkpoint: everything but that the commits fit together', async () => {
    const verdict = await verify({ checkpoint: undefined, checkpoints: new Map() });
    expect([verdict.exit, codes(verdict), verdict.highest, verdict.checkpoint]).toEqual([
      2,
      ['NO_CHECKPOINT', 'UNCOVERED', 'QUORUM'],
      'COMPLETE',
      null,
    ]);
    expect(finding(verdict, 'UNCOVERED')?.range).toEqual({ from: 1, to: SIZE });
  });

  it('behind the last checkpoint: the commits after it', async () => {
    const verdict = await verify({ checkpoint: honest.checkpoints.get(30) });
    expect([verdict.exit, codes(verdict), verdict.highest]).toEqual([2, ['UNCOVERED', 'QUORUM'], 'COMPLETE']);
    expect(finding(verdict, 'UNCOVERED')?.range).toEqual({ from: 31, to: SIZE });
    expect(states(verdict)).toMatchObject({ SIGNED: 'NOT_PROVEN 30', WITNESSED: 'NOT_PROVEN 30' });
  });

  it('with too few witnesses: that others saw the same', async () => {
    const one = await verify({ checkpoint: note(SIZE, leaves, LOG, [first]) });
    expect([one.exit, codes(one), one.highest]).toEqual([2, ['QUORUM'], 'SIGNED']);
    expect(states(one)).toMatchObject({ WITNESSED: 'NOT_PROVEN 30', TIME_ANCHORED: 'NOT_PROVEN 30' });
    expect((await verify({ checkpoint: note(SIZE, leaves, LOG, [first]) }, { quorum: 1 })).exit).toBe(0);
  });

  it('where no witness is asked for: nothing is said about witnesses and times', async () => {
    const verdict = await verify({}, { quorum: 0 });
    expect([verdict.exit, verdict.highest]).toEqual([0, 'SIGNED']);
    expect(states(verdict)).toMatchObject({
      WITNESSED: 'NOT_ATTEMPTED null',
      TIME_ANCHORED: 'NOT_ATTEMPTED null',
    });
  });

  it('with one witness signing twice: two votes', async () => {
    const twice = note(SIZE, leaves, LOG, [first, first]);
    expect(codes(await verify({ checkpoint: twice }))).toEqual(['QUORUM']);
  });

  it('with a strange witness: anything', async () => {
    const strange = note(SIZE, leaves, LOG, [first, witnessSigner('witness.example/stranger')]);
    expect(codes(await verify({ checkpoint: strange }))).toEqual(['QUORUM']);
  });

  it('with a witness whose time has not come yet: that it saw anything', async () => {
    const ahead = note(SIZE, leaves, LOG, WITNESSES, NOW_MS / 1000 + 86_401);
    expect(codes(await verify({ checkpoint: ahead }))).toEqual(['QUORUM']);
    const within = note(SIZE, leaves, LOG, WITNESSES, NOW_MS / 1000 + 86_400);
    expect(codes(await verify({ checkpoint: within }))).toEqual([]);
  });

  it('with witnesses who state no time: when', async () => {
    const timeless = note(SIZE, leaves, LOG, WITNESSES, 0);
    const verdict = await verify({ checkpoint: timeless });
    expect([verdict.exit, verdict.highest, verdict.checkpoint?.seenBy]).toEqual([0, 'WITNESSED', null]);
    expect(states(verdict)).toMatchObject({ TIME_ANCHORED: 'NOT_PROVEN 30' });
  });

  it('with a last witnessing older than the policy allows: that this is all there is', async () => {
    const now = (LAST_SECONDS + 100) * 1000;
    expect(codes(await verify({}, { maxAgeSeconds: 99 }, now))).toEqual(['STALE']);
    expect(codes(await verify({}, { maxAgeSeconds: 100 }, now))).toEqual([]);
    expect(codes(await verify({}, { maxAgeSeconds: 100, quorum: 0 }, now))).toEqual(['STALE']);
  });

  it('of an old state that is shown whole: that it is old, unless the auditor remembers or asks for freshness', async () => {
    const size = 30;
    const later = honestExhibit(SIZE);
    const rows = later.rows.slice(0, size);
    const old = {
      rows,
      last: size,
      published: leavesOf(rows),
      checkpoint: later.checkpoints.get(size),
      checkpoints: new Map<number, string>(),
      attachments: attachmentsOf(rows),
    };
    const at = (policy: PolicyChanges) => verify(old, policy, (LAST_SECONDS + 10) * 1000);
    expect(codes(await at({}))).toEqual([]);
    expect(codes(await at({ maxAgeSeconds: 60 }))).toEqual(['STALE']);
    const remembered = await at({ known: [kept(later)] });
    expect([remembered.exit, codes(remembered), finding(remembered, 'CUT')?.position]).toEqual([
      1,
      ['CUT'],
      31,
    ]);
    const emptied = { ...old, rows: [], last: 0, published: undefined, attachments: undefined };
    const wiped = await verify({ ...emptied, checkpoint: note(0, []) }, { known: [kept(later)] });
    expect([wiped.exit, codes(wiped), wiped.first?.position]).toEqual([1, ['CUT'], 1]);
  });
});

describe('who is believed', () => {
  it('is the policy and never the bundle: another key signs nothing', async () => {
    const impostor = logSigner(ORIGIN, 'impostor');
    const checkpoints = new Map(
      [...honest.checkpoints].map(([size]) => [size, note(size, leaves, impostor)]),
    );
    const verdict = await verify({ checkpoint: note(SIZE, leaves, impostor), checkpoints });
    expect([verdict.exit, codes(verdict), verdict.highest]).toEqual([
      2,
      ['UNKNOWN_KEY', 'NO_CHECKPOINT', 'UNCOVERED', 'QUORUM'],
      'COMPLETE',
    ]);
  });

  it('is no signature in the name of the key that the key did not make', async () => {
    const other = note(SIZE, leaves.with(3, leaves[4] as Uint8Array));
    const [text = ''] = note(SIZE, leaves).split('\n\n');
    const [, lines = ''] = other.split('\n\n');
    const verdict = await verify({ checkpoint: `${text}\n\n${lines}` });
    expect([verdict.exit, codes(verdict)]).toEqual([1, ['SIGNATURE', 'UNCOVERED', 'QUORUM']]);
    expect(finding(verdict, 'SIGNATURE')?.subject).toBe('checkpoint');
  });

  it('is no witness whose name stands under another text', async () => {
    const lines = note(SIZE, leaves).split('\n');
    const forged = note(SIZE, leaves, LOG, WITNESSES, LAST_SECONDS + 1).split('\n');
    const signature = forged[5]?.split(' ')[2] ?? '';
    const bytes = Buffer.from(signature, 'base64');
    bytes.writeUInt8(bytes.readUInt8(11) ^ 1, 11);
    lines[5] = `— ${first.key.name} ${bytes.toString('base64')}`;
    const verdict = await verify({ checkpoint: lines.join('\n') });
    expect([verdict.exit, codes(verdict), verdict.highest]).toEqual([1, ['COSIGNATURE', 'QUORUM'], 'SIGNED']);
    expect(finding(verdict, 'COSIGNATURE')?.subject).toBe(`checkpoint ${first.key.name}`);
  });

  it('is no checkpoint of another log, though the same key signed it', async () => {
    const elsewhere = signedNote({
      origin: 'plan-ledger/110108',
      size: SIZE,
      root: rootOf(leaves, nodeCrypto.sha256),
      log: LOG,
    });
    const verdict = await verify({ checkpoint: elsewhere });
    expect([verdict.exit, codes(verdict)]).toEqual([1, ['ORIGIN', 'UNCOVERED', 'QUORUM']]);
  });

  it('is no bundle of another ledger or another origin', async () => {
    for (const policy of [{ ledger: '110108' }, { ledger: '110107#2' }]) {
      const verdict = await verify({}, policy);
      expect([verdict.exit, codes(verdict), verdict.highest]).toEqual([2, ['OTHER_LOG'], null]);
      expect(verdict.detail).toBe('the bundle is of 110107 (plan-ledger/110107)');
    }
    const origin = 'plan-ledger/110108';
    const verdict = await verify({}, { origin, log: [{ vkey: logSigner(origin).vkey }] });
    expect([verdict.exit, codes(verdict)]).toEqual([2, ['OTHER_LOG']]);
  });

  it('is no log that speaks with two tongues', async () => {
    const forked = rechained(
      honest.rows.with(20, {
        ...(honest.rows[20] as Exhibit['rows'][number]),
        salts: honest.rows[19]?.salts ?? [],
      }),
    );
    const checkpoints = new Map([[SIZE, note(SIZE, leavesOf(forked))]]);
    const verdict = await verify({ checkpoints });
    expect([verdict.exit, codes(verdict)]).toEqual([1, ['ROOT', 'FORK', 'TILE']]);
    expect(finding(verdict, 'FORK')?.subject).toBe(checkpointPath(SIZE));
    // The same checkpoint twice is no fork.
    expect((await verify({ checkpoints: new Map([[SIZE, note(SIZE, leaves)]]) })).exit).toBe(0);
  });

  it('is no earlier checkpoint that the commits do not come to', async () => {
    const other = leavesOf(
      rechained(
        honest.rows.with(4, {
          ...(honest.rows[4] as Exhibit['rows'][number]),
          salts: honest.rows[3]?.salts ?? [],
        }),
      ),
    );
    const verdict = await verify({
      checkpoints: new Map([
        [2, note(2, leaves)],
        [20, note(20, other)],
      ]),
    });
    expect(verdict.exit).toBe(1);
    expect(finding(verdict, 'ROOT')).toMatchObject({
      range: { from: 3, to: 20 },
      subject: checkpointPath(20),
    });
  });

  it('is what the auditor kept, against every signature', async () => {
    const root = toBase64(nodeCrypto.sha256(utf8('kept')));
    const verdict = await verify({}, { known: [{ size: 25, root }] });
    expect([verdict.exit, codes(verdict)]).toEqual([1, ['KNOWN', 'TILE']]);
    expect(finding(verdict, 'KNOWN')).toMatchObject({ range: { from: 21, to: 25 }, subject: null });
    const atZero = await verify({}, { known: [{ size: 0, root }] });
    expect(finding(atZero, 'KNOWN')?.range).toEqual({ from: 0, to: 0 });
  });
});

describe('times', () => {
  /** The honest ledger with another `recordedAt` from a position on, signed and witnessed as if nothing were. */
  const recorded = (from: number, recordedAt: string): Partial<Exhibit> => {
    const rows = rechained(
      honest.rows.map((row, at) =>
        at + 1 < from
          ? row
          : {
              ...row,
              header: editHeader(row.header, (fields) => {
                fields['recordedAt'] = recordedAt;
              }),
            },
      ),
    );
    const made = leavesOf(rows);
    const sizes = [...honest.checkpoints.keys()];
    return {
      rows,
      published: made,
      checkpoint: note(SIZE, made),
      checkpoints: new Map(sizes.map((size) => [size, note(size, made)])),
    };
  };

  it('of commits that claim to be older than what witnesses had already seen are back-dated', async () => {
    // The tail keeps time from going back by itself: what is claimed is a whole tail of one instant.
    const old = new Date((START_MS / 1000 + 29 * 60) * 1000).toISOString();
    const dated = recorded(31, old);
    const late = await verify(dated, { toleranceSeconds: 10 });
    expect([late.exit, codes(late), late.highest]).toEqual([1, ['BACKDATED'], 'WITNESSED']);
    expect(late.first).toMatchObject({ position: 31, code: 'BACKDATED', before: { position: 30 } });
    expect(codes(await verify(dated, { toleranceSeconds: 86_400 }))).toEqual([]);
    expect(codes(await verify(dated, { toleranceSeconds: 10, quorum: 0 }))).toEqual([]);
  });

  it('of commits that claim to be younger than the witnesses who saw them run ahead', async () => {
    const young = new Date((START_MS / 1000 + 90 * 60) * 1000).toISOString();
    const dated = recorded(12, young);
    const verdict = await verify(dated, { toleranceSeconds: 600 });
    expect([verdict.exit, codes(verdict), verdict.first?.position]).toEqual([1, ['AHEAD'], 12]);
    expect(codes(await verify(dated, { toleranceSeconds: 86_400 }))).toEqual([]);
  });

  it('are held against the clock that a quorum of witnesses stood for', async () => {
    const slow = (seconds: number) =>
      signedNote({
        origin: ORIGIN,
        size: SIZE,
        root: rootOf(leaves, nodeCrypto.sha256),
        log: LOG,
        witnesses: [
          { by: first, seconds: LAST_SECONDS - seconds },
          { by: second, seconds: LAST_SECONDS },
        ],
      });
    // One witness's clock was slow by an hour: by then not everything can have been recorded.
    const policy = { toleranceSeconds: 60 };
    expect(codes(await verify({ checkpoint: slow(3600) }, { ...policy, quorum: 1 }))).toEqual(['AHEAD']);
    expect(codes(await verify({ checkpoint: slow(3600) }, { ...policy, quorum: 2 }))).toEqual([]);
  });
});

describe('what the bundle says of itself', () => {
  const manifest = (files: Files, change: (json: Record<string, unknown>) => void): Files => {
    const json = JSON.parse(new TextDecoder().decode(files.get('manifest.json'))) as Record<string, unknown>;
    change(json);
    return new Map(files).set('manifest.json', utf8(canonicalise(json as Json)));
  };

  it('is counted again', async () => {
    for (const key of ['events', 'withheld']) {
      const files = manifest(filesOf(honest), (json) => {
        const counts = json['counts'] as Record<string, number>;
        counts[key] = (counts[key] ?? 0) + 1;
      });
      const verdict = await verdictOn(files, policyText());
      expect([verdict.exit, codes(verdict), verdict.highest]).toEqual([1, ['COUNT'], 'INTACT']);
    }
  });

  it('is followed: a file that is not as listed, or not there, is found', async () => {
    const files = filesOf(honest);
    for (const path of [...files.keys()].filter((name) => name !== 'manifest.json')) {
      const changed = new Map(files).set(path, Uint8Array.from([...(files.get(path) ?? []), 10]));
      const longer = await verdictOn(changed, policyText());
      // A line too many ends the reading of commits before the file is at its end.
      const told = path.startsWith('commits/') ? longer.first?.code : finding(longer, 'FILE')?.subject;
      expect([path, longer.exit, told]).toEqual([path, 1, path.startsWith('commits/') ? 'SURPLUS' : path]);
      const gone = new Map(files);
      gone.delete(path);
      const without = await verdictOn(gone, policyText());
      expect([path, without.exit, finding(without, 'FILE')?.subject]).toEqual([path, 1, path]);
    }
  });

  it('is not needed: files that are not listed are not opened', async () => {
    const files = filesOf(honest).set('commits/00000002.jsonl', utf8('{}')).set('notes.txt', utf8('x'));
    const opened: string[] = [];
    const source = memorySource(files);
    const watching = {
      open: (path: string) => {
        opened.push(path);
        return source.open(path);
      },
    };
    const verdict = await verifyBundle(watching, utf8(policyText()), {
      crypto: rememberingCrypto,
      now: NOW_MS,
    });
    expect(verdict.exit).toBe(0);
    expect(opened).not.toContain('notes.txt');
    expect(opened).not.toContain('commits/00000002.jsonl');
    expect(opened).toContain('commits/00000001.jsonl');
  });

  it('about attachments is what the headers name', async () => {
    const other = attachmentsOf(honest.rows).replace('.pdf', '.doc');
    const verdict = await verify({ attachments: other });
    expect([verdict.exit, codes(verdict)]).toEqual([1, ['ATTACHMENTS']]);
    expect((await verify({ attachments: '[]' })).exit).toBe(1);
    expect((await verify({ attachments: undefined })).exit).toBe(0);
  });

  it('is nothing where there is no manifest, or one that is none', async () => {
    const files = filesOf(honest);
    for (const content of [
      undefined,
      '',
      '{}',
      new TextDecoder().decode(files.get('manifest.json')).trim().concat('\n'),
    ]) {
      const changed = new Map(files);
      changed.delete('manifest.json');
      if (content !== undefined) changed.set('manifest.json', utf8(content));
      const verdict = await verdictOn(changed, policyText());
      expect([verdict.exit, codes(verdict), verdict.last, verdict.highest]).toEqual([
        2,
        ['MANIFEST'],
        null,
        null,
      ]);
      expect(verdict.detail).not.toBeNull();
    }
  });

  it('is nothing without a policy', async () => {
    const verdict = await verdictOn(filesOf(honest), '{}');
    expect([verdict.exit, codes(verdict), verdict.ledger, verdict.origin]).toEqual([
      2,
      ['POLICY'],
      null,
      null,
    ]);
    expect(verdict.tiers.every(({ state, through }) => state !== 'PROVEN' && through === null)).toBe(true);
  });

  it('is no proof when the disk fails under the reading', async () => {
    const files = filesOf(honest);
    const source = memorySource(files);
    const failing = {
      open: async (path: string) => {
        if (path.startsWith('commits/')) throw new Error('input/output error');
        return source.open(path);
      },
    };
    const verdict = await verifyBundle(failing, utf8(policyText()), {
      crypto: rememberingCrypto,
      now: NOW_MS,
    });
    expect([verdict.exit, codes(verdict), verdict.detail]).toEqual([2, ['UNREADABLE'], 'input/output error']);
  });
});

describe('tiles', () => {
  it('that do not lead to the signed root are found, and prove nothing against the commits', async () => {
    const published = leaves.with(7, leaves[8] as Uint8Array);
    const verdict = await verify({ published });
    expect([verdict.exit, codes(verdict), verdict.first]).toEqual([1, ['TILE'], null]);
    expect(states(verdict)).toMatchObject({ COMPLETE: `PROVEN ${SIZE}`, SIGNED: `FAILED ${SIZE}` });
  });

  it('of another length end the reading of tiles', async () => {
    const files = filesOf(honest);
    const path = [...files.keys()].find((name) => name.startsWith('tile/')) ?? '';
    files.set(path, (files.get(path) ?? new Uint8Array(0)).subarray(32));
    const verdict = await verdictOn(relist(files, honest.rows, SIZE), policyText());
    expect([verdict.exit, codes(verdict), finding(verdict, 'TILE')?.subject]).toEqual([1, ['TILE'], path]);
  });

  it('vouch only as far as a signed checkpoint agrees with them', async () => {
    // Tiles beyond the last checkpoint are nobody's word: a commit that differs from them there is their fault.
    const size = 30;
    const published = leaves.with(35, leaves[0] as Uint8Array);
    const verdict = await verify({ published, checkpoint: honest.checkpoints.get(size) });
    expect([codes(verdict), verdict.first]).toEqual([['TILE', 'UNCOVERED', 'QUORUM'], null]);
  });
});

describe('commits', () => {
  const rowsFile = 'commits/00000001.jsonl';
  const withText = (change: (text: string) => string, last = SIZE): Promise<Verdict> => {
    const files = filesOf(honest);
    files.set(rowsFile, utf8(change(new TextDecoder().decode(files.get(rowsFile)))));
    return verdictOn(relist(files, honest.rows, last), policyText());
  };
  const lines = (text: string): string[] => text.trimEnd().split('\n');

  it('that can’t be read end the walk there', async () => {
    const verdict = await withText((text) => `${lines(text).with(9, '{}').join('\n')}\n`);
    expect([verdict.exit, codes(verdict)]).toEqual([1, ['LINE']]);
    expect(verdict.first).toMatchObject({
      position: 10,
      code: 'LINE',
      stream: null,
      before: { position: 9 },
      at: null,
      after: { position: 11 },
    });
    expect(verdict.counts.commits).toBe(9);
    expect(states(verdict)).toMatchObject({ INTACT: 'FAILED 9', SIGNED: 'NOT_PROVEN null' });
  });

  it('of a file without its last newline, or with an empty line, are not all there', async () => {
    const cut = await withText((text) => text.slice(0, -1));
    expect([codes(cut), cut.first?.position]).toEqual([['LINE'], SIZE]);
    const blank = await withText((text) => `${text}\n`);
    expect([codes(blank), blank.first?.position]).toEqual([['SURPLUS'], SIZE + 1]);
  });

  it('beyond the last position are too many', async () => {
    const verdict = await withText((text) => `${text}${lines(text)[0]}\n`);
    expect([verdict.exit, codes(verdict), verdict.first?.position]).toEqual([1, ['SURPLUS'], SIZE + 1]);
  });

  it('short of the last position are missing', async () => {
    const verdict = await verify({ rows: honest.rows.slice(0, 38) });
    expect([verdict.exit, codes(verdict)]).toEqual([1, ['MISSING', 'CUT', 'UNCOVERED', 'QUORUM']]);
    expect(verdict.first).toMatchObject({
      position: 39,
      code: 'MISSING',
      stream: null,
      before: { position: 38 },
      after: null,
    });
  });

  it('name the stream and the neighbours of the first bad one', async () => {
    const at = 17;
    const rows = honest.rows.with(at, {
      ...(honest.rows[at] as Exhibit['rows'][number]),
      hash: toHex(leaves[3] as Uint8Array),
    });
    const verdict = await verify({ rows });
    const headers = [at - 1, at, at + 1].map(
      (index) => JSON.parse(honest.rows[index]?.header ?? '{}') as Record<string, unknown>,
    );
    const mark = (header: Record<string, unknown> | undefined) => ({
      position: header?.['position'],
      stream: header?.['stream'],
      version: header?.['version'],
      commitId: header?.['commitId'],
      recordedAt: header?.['recordedAt'],
    });
    expect(verdict.first).toEqual({
      position: at + 1,
      code: 'HASH',
      stream: headers[1]?.['stream'],
      before: mark(headers[0]),
      at: mark(headers[1]),
      after: mark(headers[2]),
    });
  });

  it('with a body that is hashed right and yet no canonical object are bad', async () => {
    for (const body of ['[]', '"x"', '{ }', '']) {
      const rows = rechained(
        honest.rows.with(0, {
          ...(honest.rows[0] as Exhibit['rows'][number]),
          bodies: [body],
          salts: ['AA=='],
        }),
      );
      const made = leavesOf(rows);
      const verdict = await verify({
        rows,
        published: made,
        checkpoint: note(SIZE, made),
        checkpoints: new Map(),
        attachments: attachmentsOf(rows),
      });
      expect([body, codes(verdict), verdict.first?.position]).toEqual([body, ['BODY'], 1]);
    }
  });

  it('tell how far they were read', async () => {
    const seen: number[] = [];
    const many = honestExhibit(257, 3);
    await verifyBundle(memorySource(filesOf(many)), utf8(policyText()), {
      crypto: rememberingCrypto,
      now: NOW_MS,
      progress: (commits) => seen.push(commits),
    });
    expect(seen).toEqual([100, 200, 257]);
  });
});

describe('replay', () => {
  const digestOf = (count: number) => toHex(nodeCrypto.sha256(utf8(String(count))));
  const replayer = () => {
    let withheld = 0;
    return {
      commit: (_: unknown, bodies: readonly (string | null)[]) => {
        withheld += bodies.filter((body) => body === null).length;
      },
      digest: () => digestOf(withheld),
    };
  };
  const withDigest = (replayDigest: string, hand = true): Promise<Verdict> => {
    const files = filesOf(honest);
    files.delete('manifest.json');
    const listed = [...files].map(([path, bytes]) => ({
      path,
      bytes: bytes.length,
      sha256: toHex(nodeCrypto.sha256(bytes)),
    }));
    const bodies = honest.rows.flatMap((row) => row.bodies);
    const fields = {
      ledger: '110107',
      origin: ORIGIN,
      last: SIZE,
      events: bodies.length,
      withheld: 2,
      files: listed,
      replayDigest,
    };
    files.set('manifest.json', utf8(manifestText(fields)));
    const options = { crypto: rememberingCrypto, now: NOW_MS, ...(hand ? { replayer: replayer() } : {}) };
    return verifyBundle(memorySource(files), utf8(policyText()), options);
  };

  it('that comes to the stated state is the last tier', async () => {
    const verdict = await withDigest(digestOf(2));
    expect([verdict.exit, verdict.highest]).toEqual([0, 'REPLAYED']);
    expect(states(verdict)).toMatchObject({ REPLAYED: `PROVEN ${SIZE}` });
  });

  it('that comes to another state is a contradiction', async () => {
    const verdict = await withDigest(digestOf(3));
    expect([verdict.exit, codes(verdict), verdict.highest]).toEqual([1, ['REPLAY'], 'TIME_ANCHORED']);
    expect(states(verdict)).toMatchObject({ REPLAYED: 'FAILED null' });
  });

  it('is not attempted without the domain’s code', async () => {
    expect(states(await withDigest(digestOf(3), false))).toMatchObject({ REPLAYED: 'NOT_ATTEMPTED null' });
  });
});

/** The honest rows before the bodies were taken away. */
function rowsWithBodies(): Exhibit['rows'] {
  return [...ledgerRows({ seed: SIZE, commits: SIZE, redactions: 2 })];
}
