import { describe, expect, it } from 'vitest';
import { parseCheckpoint, parseSize } from '../src/checkpoint.ts';
import { checkpointText } from '../src/note-text.ts';

const ROOT = new Uint8Array(32).fill(9);
const root = Buffer.from(ROOT).toString('base64');

describe('checkpoints (C2SP tlog-checkpoint)', () => {
  it('are read back as they were written', () => {
    for (const size of [0, 1, 255, 2 ** 32, Number.MAX_SAFE_INTEGER])
      expect(parseCheckpoint(checkpointText('plan-ledger/110107', size, ROOT))).toEqual({
        origin: 'plan-ledger/110107',
        size,
        root: ROOT,
        extensions: [],
      });
  });

  it('of the specification are read', () => {
    const text = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
    expect(parseCheckpoint(text)).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 });
  });

  it('keep further lines, which must not be empty', () => {
    expect(parseCheckpoint(`o\n1\n${root}\nmore\nlines\n`)?.extensions).toEqual(['more', 'lines']);
    expect(parseCheckpoint(`o\n1\n${root}\n\n`)).toBeUndefined();
    expect(parseCheckpoint(`o\n1\n${root}\n\nmore\n`)).toBeUndefined();
  });

  const none: readonly [string, string][] = [
    ['nothing', ''],
    ['no last newline', `o\n1\n${root}`],
    ['no origin', `\n1\n${root}\n`],
    ['no root', 'o\n1\n'],
    ['no size', 'o\n'],
    ['a root of 31 bytes', `o\n1\n${Buffer.alloc(31).toString('base64')}\n`],
    ['a root of 33 bytes', `o\n1\n${Buffer.alloc(33).toString('base64')}\n`],
    ['a root in lenient base64', `o\n1\n${root.replace('k=', 'l=')}\n`],
    ['a negative size', `o\n-1\n${root}\n`],
    ['a size with a leading zero', `o\n01\n${root}\n`],
    ['a size with an exponent', `o\n1e3\n${root}\n`],
    ['a size with a sign', `o\n+1\n${root}\n`],
    ['a size in digits of another script', `o\n１\n${root}\n`],
    ['a size with a space', `o\n1 \n${root}\n`],
    ['an empty size', `o\n\n${root}\n`],
    ['a size of 2^53', `o\n9007199254740992\n${root}\n`],
    ['a size of a thousand digits', `o\n${'9'.repeat(1000)}\n${root}\n`],
  ];
  it.each(none)('with %s are none', (_, text) => {
    expect(parseCheckpoint(text)).toBeUndefined();
  });

  it('state their size in one form only', () => {
    expect([parseSize('0'), parseSize('9007199254740991'), parseSize('00')]).toEqual([
      0,
      Number.MAX_SAFE_INTEGER,
      undefined,
    ]);
  });
});
