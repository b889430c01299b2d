import { describe, expect, it } from 'vitest';
import {
  attachmentsOf,
  filesOf,
  LOG,
  leavesOf,
  NOW_MS,
  note,
  type PolicyChanges,
  policyText,
  WITNESSES,
} from '../../test/support/proof/bundle.ts';
import { ORIGIN } from '../../test/support/proof/ledger.ts';
import { logSigner, signedNote, witnessSigner } from '../../test/support/proof/signer.ts';
import { toBase64, toHex, utf8 } from '../src/bytes.ts';
import { manifestText } from '../src/manifest-text.ts';
import { rootOf } from '../src/merkle.ts';
import { nodeCrypto } from '../src/node-crypto.ts';
import { memorySource } from '../src/source.ts';
import { type Verdict, verifyBundle } from '../src/verify.ts';
import { honestExhibit, kept, rememberingCrypto, verdictOn } from './support/corpus.ts';
import { seeds } from './support/scale.ts';
import {
  ALL_PROVEN,
  codes,
  finding,
  first,
  honest,
  LAST_SECONDS,
  leaves,
  rowsWithBodies,
  SIZE,
  second,
  states,
  verify,
} from './support/verified.ts';

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
