import type { Exhibit } from '../../../test/support/proof/bundle.ts';
import { type Files, filesOf, relist } from '../../../test/support/proof/bundle.ts';
import { Random } from '../../../test/support/proof/random.ts';

const WORDS = [
  '"',
  '\\',
  '{',
  '}',
  '[',
  ',',
  ':',
  '0',
  '-',
  '9'.repeat(30),
  '\n',
  '\n\n',
  ' ',
  '—',
  '\u0000',
  'null',
  '1e9',
  '=',
];

/** A file with a few bytes changed, cut, doubled, put in or swapped with others: seeded, so that it can be told again. */
function mutated(content: Uint8Array, random: Random): Uint8Array {
  const bytes = Buffer.from(content);
  const at = random.below(bytes.length + 1);
  const length = 1 + random.below(random.below(3) === 0 ? 200 : 4);
  const piece = bytes.subarray(at, at + length);
  const insert = (put: Uint8Array, cut = 0) =>
    Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + cut)]);
  switch (random.below(7)) {
    case 0: {
      const copy = Buffer.from(bytes);
      if (at < copy.length) copy.writeUInt8(copy.readUInt8(at) ^ (1 << random.below(8)), at);
      return copy;
    }
    case 1:
      return bytes.subarray(0, at);
    case 2:
      return insert(new Uint8Array(0), length);
    case 3:
      return insert(piece);
    case 4:
      return insert(random.bytes(length), length);
    case 5:
      return insert(Buffer.from(random.pick(WORDS)), random.below(2));
    default: {
      // Two lines change places.
      const lines = bytes.toString('latin1').split('\n');
      const [a, b] = [random.below(lines.length), random.below(lines.length)];
      return Buffer.from(
        lines
          .with(a, lines[b] ?? '')
          .with(b, lines[a] ?? '')
          .join('\n'),
        'latin1',
      );
    }
  }
}

/**
 * A bundle with one file damaged: listed as it is now, as somebody would who wants it to pass, or left as it was listed.
 * One time in eight a file is missing, or the manifest itself is damaged.
 */
export function damaged(honest: Exhibit, seed: number): Files {
  const random = new Random(seed);
  const files = filesOf(honest);
  const paths = [...files.keys()].filter((path) => path !== 'manifest.json');
  const path = random.below(8) === 0 ? 'manifest.json' : random.pick(paths);
  if (random.below(8) === 0) files.delete(path);
  else files.set(path, mutated(files.get(path) ?? new Uint8Array(0), random));
  return path === 'manifest.json' || random.below(3) === 0 ? files : relist(files, honest.rows, honest.last);
}
