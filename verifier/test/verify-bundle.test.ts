import { describe, expect, it } from 'vitest';
import {
  attachmentsOf,
  type Exhibit,
  type Files,
  filesOf,
  leavesOf,
  NOW_MS,
  note,
  policyText,
  relist,
} from '../../test/support/proof/bundle.ts';
import { toHex, utf8 } from '../src/bytes.ts';
import { canonicalise, type Json } from '../src/canonical.ts';
import { memorySource } from '../src/source.ts';
import { type Verdict, verifyBundle } from '../src/verify.ts';
import { honestExhibit, rememberingCrypto, verdictOn } from './support/corpus.ts';
import { rechained } from './support/tampers.ts';
import { codes, finding, honest, leaves, SIZE, states, verify } from './support/verified.ts';

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
