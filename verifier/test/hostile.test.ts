import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Files, filesOf, NOW_MS, policyText, relist } from '../../test/support/proof/bundle.ts';
import { utf8 } from '../src/bytes.ts';
import { directorySource } from '../src/directory.ts';
import { parseNote } from '../src/note.ts';
import { type BundleSource, memorySource, readWhole } from '../src/source.ts';
import { type Verdict, verifyBundle } from '../src/verify.ts';
import { honestExhibit, rememberingCrypto } from './support/corpus.ts';
import { temporaryFolder, writeFiles } from './support/folders.ts';
import { damaged } from './support/mutations.ts';
import { seeds } from './support/scale.ts';

const folder = temporaryFolder();
const honest = honestExhibit(40, 2);
let count = 0;
const written = (files: Files = filesOf(honest)): string => writeFiles(join(folder, String(count++)), files);
const verify = (source: BundleSource): Promise<Verdict> =>
  verifyBundle(source, utf8(policyText()), { crypto: rememberingCrypto, now: NOW_MS });
const codes = ({ findings }: Verdict): string[] =>
  findings.map(({ code, subject }) => `${code} ${subject ?? ''}`.trim());
const COMMITS = 'commits/00000001.jsonl';

describe('a directory', () => {
  it('holds as it is', async () => {
    expect((await verify(directorySource(written()))).exit).toBe(0);
  });

  it('reached by a link is the auditor’s own choice', async () => {
    const link = join(folder, 'link');
    symlinkSync(written(), link);
    expect((await verify(directorySource(link))).exit).toBe(0);
  });

  it('whose file is a link has no such file, wherever the link points', async () => {
    for (const target of ['inside', '/dev/zero', '/etc/passwd', 'nowhere', COMMITS]) {
      const bundle = written();
      renameSync(join(bundle, COMMITS), join(bundle, 'inside'));
      symlinkSync(target.startsWith('/') ? target : join(bundle, target), join(bundle, COMMITS));
      const verdict = await verify(directorySource(bundle));
      expect([target, verdict.exit, codes(verdict).includes(`FILE ${COMMITS}`)]).toEqual([target, 1, true]);
      expect(verdict.counts.commits).toBe(0);
    }
  });

  it('whose folder is a link has none of its files', async () => {
    const bundle = written();
    const other = written();
    rmSync(join(bundle, 'commits'), { recursive: true });
    symlinkSync(join(other, 'commits'), join(bundle, 'commits'));
    const verdict = await verify(directorySource(bundle));
    expect([verdict.exit, codes(verdict).includes(`FILE ${COMMITS}`)]).toEqual([1, true]);
  });

  it('with a folder, a pipe or a file in the way has no such file, and nothing is waited for', async () => {
    const asFolder = written();
    rmSync(join(asFolder, COMMITS));
    mkdirSync(join(asFolder, COMMITS));
    const asPipe = written();
    rmSync(join(asPipe, COMMITS));
    expect(spawnSync('mkfifo', [join(asPipe, COMMITS)]).status).toBe(0);
    const asFile = written();
    rmSync(join(asFile, 'commits'), { recursive: true });
    writeFileSync(join(asFile, 'commits'), 'x');
    for (const bundle of [asFolder, asPipe, asFile])
      expect(codes(await verify(directorySource(bundle)))).toContain(`FILE ${COMMITS}`);
  });

  it('with a file of terabytes is not read through', async () => {
    const bundle = written();
    truncateSync(join(bundle, COMMITS), 2 ** 40);
    const large = await verify(directorySource(bundle));
    expect([large.exit, large.counts.commits, codes(large).includes(`FILE ${COMMITS}`)]).toEqual([
      1,
      0,
      true,
    ]);
    const listing = written();
    truncateSync(join(listing, 'manifest.json'), 2 ** 40);
    expect(codes(await verify(directorySource(listing)))).toEqual(['MANIFEST']);
    const note = written();
    truncateSync(join(note, 'checkpoint'), 2 ** 40);
    expect(codes(await verify(directorySource(note)))).toContain('FILE checkpoint');
  });

  it('that can’t be read proves nothing', async () => {
    const bundle = written();
    const verdict = await verify({
      open: async (path) => {
        if (path === 'manifest.json') return directorySource(bundle).open(path);
        throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
      },
    });
    expect([verdict.exit, codes(verdict)]).toEqual([2, ['UNREADABLE']]);
  });

  it('that names a file where a folder is asked for is none', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, 'x');
    for (const root of [file, join(folder, 'nowhere')])
      expect(codes(await verify(directorySource(root)))).toEqual(['MANIFEST']);
  });
});

describe('contents', () => {
  const line = (content: string | Uint8Array): Files => {
    const files = filesOf(honest).set(COMMITS, typeof content === 'string' ? utf8(content) : content);
    return relist(files, honest.rows, honest.last);
  };

  it.each([
    ['zero bytes', new Uint8Array(8_000_000)],
    ['newlines', new Uint8Array(8_000_000).fill(10)],
    ['brackets', new Uint8Array(2_000_000).fill(0x5b)],
    ['brackets that end', `${'['.repeat(500_000)}${']'.repeat(500_000)}\n`],
    ['digits', `${'9'.repeat(2_000_000)}\n`],
    ['quotes', `${'"'.repeat(2_000_000)}\n`],
    ['backslashes', `"${'\\'.repeat(2_000_000)}"\n`],
    ['one line without an end', `"${'a'.repeat(4_000_000)}`],
    [
      'a header nested a thousand deep',
      `${JSON.stringify({ bodies: [], header: '['.repeat(1000), salts: [] })}\n`,
    ],
    ['a million bodies', `{"bodies":[${'null,'.repeat(300_000)}null],"header":"","salts":[]}\n`],
  ])('of nothing but %s are told from commits at once', async (_, content) => {
    const before = performance.now();
    const verdict = await verify(memorySource(line(content)));
    expect([verdict.exit, verdict.first?.position, verdict.counts.commits]).toEqual([1, 1, 0]);
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it('damaged in any way come to a verdict, and pass only where nothing that counts was changed', async () => {
    for (const seed of seeds(150)) {
      const files = damaged(honest, seed + 1_000_000);
      const verdict = await verify(memorySource(files));
      const untouched = [...filesOf(honest)].every(([path, content]) =>
        Buffer.from(files.get(path) ?? new Uint8Array(0)).equals(content),
      );
      const right = verdict.exit === 0 ? untouched || dispensable(files) : !untouched;
      expect([seed, verdict.exit, right]).toEqual([seed, verdict.exit, true]);
    }
  });

  it('that grow while they are read are given up', async () => {
    const endless = async function* () {
      for (;;) yield new Uint8Array(65_536);
    };
    expect(await readWhole({ bytes: 1, chunks: endless }, 1_000_000)).toBeUndefined();
  });

  it('in several pieces are put together', async () => {
    const pieces = async function* () {
      yield utf8('ab');
      yield utf8('');
      yield utf8('c');
    };
    expect(await readWhole({ bytes: 3, chunks: pieces }, 3)).toEqual(utf8('abc'));
    expect(await readWhole({ bytes: 3, chunks: pieces }, 2)).toBeUndefined();
  });
});

/**
 * True when all that is not as it was is an earlier checkpoint, the tiles or the list of attachments that is gone and not
 * listed, or a signature line of an earlier checkpoint that now has a stranger's name: strangers are not listened to.
 */
function dispensable(files: Files): boolean {
  const whole = filesOf(honest);
  const listed = new TextDecoder().decode(files.get('manifest.json'));
  const gone = [...whole.keys()].filter((path) => !files.has(path));
  const changed = [...files].filter(
    ([path, content]) => path !== 'manifest.json' && !Buffer.from(whole.get(path) ?? []).equals(content),
  );
  return (
    gone.every((path) => path !== 'checkpoint' && path !== COMMITS && !listed.includes(`"${path}"`)) &&
    changed.every(([path, content]) => path.startsWith('checkpoints/') && sameText(content, whole.get(path)))
  );
}

/** True for a note with the same text and the same log signature, whose witnesses may be others. */
function sameText(a: Uint8Array, b: Uint8Array | undefined): boolean {
  const beginning = (bytes: Uint8Array | undefined) =>
    new TextDecoder().decode(bytes).split('\n').slice(0, 5).join('\n');
  return parseNote(a) !== undefined && beginning(a) === beginning(b);
}
