import { describe, expect, it } from 'vitest';
import { utf8 } from '../src/bytes.ts';
import { canonicalise, type Json } from '../src/canonical.ts';
import { checkpointPath, commitsPath, type ListedFile, readManifest } from '../src/manifest.ts';
import { attachmentsText, manifestText } from '../src/manifest-text.ts';
import { tilePath, tilesOfLevel } from '../src/tile.ts';

const SHA = 'a'.repeat(64);
const file = (path: string, bytes = 1): ListedFile => ({ path, bytes, sha256: SHA });
const tiles = (size: number): ListedFile[] => tilesOfLevel(0, size).map((tile) => file(tilePath(tile)));
const fields = {
  ledger: '110107',
  origin: 'plan-ledger/110107',
  last: 300,
  events: 400,
  withheld: 2,
  files: [
    file('checkpoint'),
    file(checkpointPath(75)),
    file(commitsPath(1)),
    file(commitsPath(2)),
    file('attachments.json'),
    ...tiles(300),
  ],
};
const text = manifestText(fields);
const read = (given: string) => readManifest(utf8(given));
const refusal = (given: string): string => {
  const result = read(given);
  if (result.ok) throw new Error('was not refused');
  return result.detail;
};
const changed = (change: (json: Record<string, unknown>) => void): string => {
  const json = JSON.parse(text) as Record<string, unknown>;
  change(json);
  return canonicalise(json as Json);
};
const withFiles = (files: readonly ListedFile[], last = 300): string =>
  manifestText({ ...fields, last, files });

describe('a manifest', () => {
  it('is read back as it was written, its files by what they are', () => {
    expect(read(text)).toEqual({
      ok: true,
      manifest: {
        ledger: '110107',
        origin: 'plan-ledger/110107',
        suite: 'sha256',
        last: 300,
        events: 400,
        withheld: 2,
        commits: [file('commits/00000001.jsonl'), file('commits/00000002.jsonl')],
        checkpoint: file('checkpoint'),
        checkpoints: [file('checkpoints/0000000000000075')],
        tiles: tiles(300),
        attachments: file('attachments.json'),
        replayDigest: undefined,
      },
    });
  });

  it('keeps tiles in the order of their leaves, whatever the order of their names', () => {
    const size = 1001 * 256 + 3;
    const result = read(withFiles([file(commitsPath(1)), ...tiles(size)], size));
    expect(result.ok && result.manifest.tiles.map(({ path }) => path)).toEqual(
      tilesOfLevel(0, size).map(tilePath),
    );
  });

  it('of an empty ledger lists no commits and no tiles', () => {
    expect(read(withFiles([file('checkpoint')], 0))).toMatchObject({ ok: true, manifest: { last: 0 } });
    expect(refusal(withFiles([file(commitsPath(1))], 0))).toBe('commit files do not fit the last position');
    expect(refusal(withFiles([file('checkpoint')], 1))).toBe('commit files do not fit the last position');
  });

  it('may state the digest that a replay must reach', () => {
    const result = read(manifestText({ ...fields, replayDigest: SHA }));
    expect(result.ok && result.manifest.replayDigest).toBe(SHA);
    expect(refusal(manifestText({ ...fields, replayDigest: 'x' }))).toBe(
      'replay.digest has not the right form',
    );
  });

  const paths = [
    '../policy.json',
    'commits/../../etc/passwd',
    '/etc/passwd',
    'commits/1.jsonl',
    'commits/00000001.jsonl.gz',
    'commits/00000001',
    'checkpoints/75',
    'tile/1/000',
    'tile/0/0001',
    'manifest.json',
    'c:\\windows',
    'commits\\00000001.jsonl',
    'attachments.json\u0000',
    '',
    'a'.repeat(200),
  ];
  it.each(paths)('that lists %j is none', (path) => {
    const listed = [...fields.files.slice(0, 1), file(path)];
    expect(refusal(withFiles(listed))).toMatch(
      /^(path has not the right form|a bundle has no file named .*)$/,
    );
  });

  const refused: readonly [string, string, string][] = [
    ['no JSON', '{', 'manifest.json is not canonical JSON'],
    ['spaces', text.replace(',', ', '), 'manifest.json is not canonical JSON'],
    ['a newline at the end', `${text}\n`, 'manifest.json is not canonical JSON'],
    ['an array', '[]', 'manifest.json is not canonical JSON'],
    [
      'another format',
      changed((json) => {
        json['format'] = 'zip';
      }),
      'format has not the right form',
    ],
    [
      'another beginning',
      changed((json) => {
        json['first'] = 2;
      }),
      'the bundle does not begin at position 1',
    ],
    [
      'no last position',
      changed((json) => {
        delete json['last'];
      }),
      'manifest has missing or unknown keys',
    ],
    [
      'a key too many',
      changed((json) => {
        json['keys'] = [];
      }),
      'manifest has missing or unknown keys',
    ],
    [
      'a last position beyond all ledgers',
      changed((json) => {
        json['last'] = 10 ** 12 + 1;
      }),
      'last is no count up to 1000000000000',
    ],
    [
      'a negative last position',
      changed((json) => {
        json['last'] = -1;
      }),
      'last is no count up to 1000000000000',
    ],
    [
      'counts that are not those of the positions',
      changed((json) => {
        json['last'] = 299;
      }),
      'counts.commits is not the number of positions',
    ],
    [
      'a negative count',
      changed((json) => {
        json['counts'] = { commits: 300, events: -1, withheld: 0 };
      }),
      'counts.events is no count up to 9007199254740991',
    ],
    [
      'a count too few',
      changed((json) => {
        json['counts'] = { commits: 300, events: 1 };
      }),
      'counts has missing or unknown keys',
    ],
    [
      'files that are none',
      changed((json) => {
        json['files'] = {};
      }),
      'files is no array',
    ],
    [
      'a file of two gigabytes',
      withFiles([file('checkpoint', 2 ** 31)]),
      'bytes is no count up to 1073741824',
    ],
    [
      'a file without digest',
      withFiles([{ ...file('checkpoint'), sha256: 'A'.repeat(64) }]),
      'sha256 has not the right form',
    ],
    ['a file twice', withFiles([file('checkpoint'), file('checkpoint')]), 'files are not sorted by path'],
    [
      'a gap in its commit files',
      withFiles([file(commitsPath(1)), file(commitsPath(3))]),
      'commit files are not numbered from 1 without a gap',
    ],
    [
      'commit files that begin at 0',
      withFiles([file(commitsPath(0))]),
      'commit files are not numbered from 1 without a gap',
    ],
    [
      'a tile too few',
      withFiles([file(commitsPath(1)), ...tiles(300).slice(1)]),
      'tiles do not fit the last position',
    ],
    [
      'a tile of another width',
      withFiles([file(commitsPath(1)), ...tiles(301)]),
      'tiles do not fit the last position',
    ],
    [
      '1,025 checkpoints',
      withFiles([file(commitsPath(1)), ...Array.from({ length: 1025 }, (_, at) => file(checkpointPath(at)))]),
      'more than 1024 checkpoints',
    ],
  ];
  it.each(refused)('with %s is none', (_, given, detail) => {
    expect(refusal(given)).toBe(detail);
  });

  it('that is no UTF-8 or larger than 32 MiB is none', () => {
    expect(readManifest(utf8(text).with(9, 0xff)).ok).toBe(false);
    expect(readManifest(new Uint8Array(33_554_433).fill(0x20)).ok).toBe(false);
  });

  it('with files in another order than that of their paths is none', () => {
    const reversed = changed((json) => {
      json['files'] = (json['files'] as unknown[]).toReversed();
    });
    expect(refusal(reversed)).toBe('files are not sorted by path');
  });
});

describe('the list of attachments', () => {
  it('is canonical text in the order in which the headers name them', () => {
    const named = [
      { position: 7, name: '预案正文.pdf', sha256: SHA, bytes: 9 },
      { position: 7, name: 'a"b', sha256: SHA, bytes: 0 },
    ];
    expect(attachmentsText(named)).toBe(
      `[{"bytes":9,"name":"预案正文.pdf","position":7,"sha256":"${SHA}"},{"bytes":0,"name":"a\\"b","position":7,"sha256":"${SHA}"}]`,
    );
  });
});
