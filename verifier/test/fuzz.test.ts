import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leavesOf, note, policyText } from '../../test/support/proof/bundle.ts';
import { Random } from '../../test/support/proof/random.ts';
import { concat, toBase64, utf8 } from '../src/bytes.ts';
import { parseCheckpoint } from '../src/checkpoint.ts';
import { readCommitLine, writeCommitLine } from '../src/commit-line.ts';
import { readStrictJson } from '../src/json.ts';
import { readManifest } from '../src/manifest.ts';
import { nodeCrypto } from '../src/node-crypto.ts';
import { parseNote, parseVerifierKey } from '../src/note.ts';
import { checkpointText, verifierKey } from '../src/note-text.ts';
import { readPolicy } from '../src/policy.ts';
import { parseTilePath, tilePath } from '../src/tile.ts';
import { honestExhibit } from './support/corpus.ts';
import { SCALE } from './support/scale.ts';

const hash = nodeCrypto.sha256;
const honest = honestExhibit(40, 2);
const RUNS = { numRuns: 2_000 * SCALE };

/** Bytes that are like something valid: pieces of it, repeated, cut, changed, with noise between. */
function like(valid: string): fc.Arbitrary<Uint8Array> {
  const whole = utf8(valid);
  const piece = fc
    .tuple(fc.nat(whole.length), fc.nat(80))
    .map(([at, length]) => whole.subarray(at, at + length));
  const sign = fc.constantFrom('\n', '\n\n', '—', ' ', '+', '"', '{', ']', '\u0000', '=', '0').map(utf8);
  const edit = fc
    .tuple(fc.nat(whole.length), fc.nat(3), fc.oneof(fc.uint8Array({ maxLength: 3 }), sign))
    .map(([at, cut, put]) => concat(whole.subarray(0, at), put, whole.subarray(at + cut)));
  const soup = fc
    .array(fc.oneof(piece, sign, fc.uint8Array({ maxLength: 8 })), { maxLength: 8 })
    .map((parts) => concat(...parts));
  return fc.oneof(edit, soup);
}

const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

describe('whatever is read comes back as the same bytes, or is refused, and nothing throws', () => {
  it('notes and checkpoints', () => {
    let read = 0;
    fc.assert(
      fc.property(like(note(40, leavesOf(honest.rows))), (bytes) => {
        const parsed = parseNote(bytes);
        if (!parsed) return;
        read++;
        const lines = parsed.signatures.map(
          ({ name, keyId, signature }) => `— ${name} ${toBase64(concat(keyId, signature))}\n`,
        );
        expect(`${parsed.text}\n${lines.join('')}`).toBe(decode(bytes));
        const checkpoint = parseCheckpoint(parsed.text);
        if (!checkpoint) return;
        const { origin, size, root, extensions } = checkpoint;
        const more = extensions.map((line) => `${line}\n`).join('');
        expect(checkpointText(origin, size, root) + more).toBe(parsed.text);
      }),
      RUNS,
    );
    expect(read).toBeGreaterThan(RUNS.numRuns / 20);
  });

  it('lines of commits', () => {
    const line = writeCommitLine(honest.rows[6] ?? { header: '', bodies: [], salts: [], hash: undefined });
    fc.assert(
      fc.property(like(line), (bytes) => {
        const text = decode(bytes);
        const commit = readCommitLine(text);
        if (commit) expect(writeCommitLine(commit)).toBe(text);
      }),
      RUNS,
    );
  });

  it('verifier keys and paths of tiles', () => {
    const vkey = 'plan-ledger/110107+804aa0e5+AXz9';
    fc.assert(
      fc.property(fc.oneof(like(vkey), like('tile/0/x001/x234/067.p/12')), (bytes) => {
        const text = decode(bytes);
        const key = parseVerifierKey(text, hash);
        if (key) expect(verifierKey(key, hash)).toBe(text);
        const tile = parseTilePath(text);
        if (tile) expect(tilePath(tile)).toBe(text);
      }),
      RUNS,
    );
  });

  it('policies and manifests, which are accepted or refused with a reason', () => {
    const policy = policyText();
    const random = new Random(1);
    fc.assert(
      fc.property(like(policy), (bytes) => {
        const result = readPolicy(bytes, hash);
        if (!result.ok) expect(result.detail).not.toBe('');
        const text = decode(bytes);
        const strict = readStrictJson(text);
        if (strict !== undefined) expect(strict).toEqual(JSON.parse(text));
        const manifest = readManifest(random.below(2) === 0 ? bytes : concat(bytes, utf8('}')));
        expect(manifest.ok).toBe(false);
      }),
      RUNS,
    );
  });
});
