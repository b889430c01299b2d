import {
  attachmentsOf,
  type Exhibit,
  exhibit,
  type Files,
  filesOf,
  leavesOf,
  logsOf,
  NOW_MS,
  note,
  type PolicyChanges,
  policyText,
  sm3Policy,
} from '../../../test/support/proof/bundle.ts';
import { suiteOf } from '../../../test/support/proof/ledger.ts';
import { Random } from '../../../test/support/proof/random.ts';
import { toBase64, toHex, utf8 } from '../../src/bytes.ts';
import type { Crypto } from '../../src/crypto.ts';
import { rootOf } from '../../src/merkle.ts';
import { nodeCrypto } from '../../src/node-crypto.ts';
import { memorySource } from '../../src/source.ts';
import type { SuiteName } from '../../src/suite.ts';
import { type Verdict, verifyBundle } from '../../src/verify.ts';
import { exported, rechained, TAMPER_CLASSES, type TamperClass, type Tampered } from './tampers.ts';

const honest = new Map<string, Exhibit>();

/** Bundles and signatures that are held at once. */
const MAX_HELD = 4096;

/** An honest bundle, made once for every shape. */
export function honestExhibit(
  commits: number,
  redactions = 0,
  seed = commits,
  suite: SuiteName = 'sha256',
): Exhibit {
  const id = `${commits} ${redactions} ${seed} ${suite}`;
  const made = honest.get(id) ?? exhibit({ seed, commits, redactions, suite });
  if (honest.size >= MAX_HELD) honest.clear();
  honest.set(id, made);
  return made;
}

const SHAPES = [
  [12, 0, 'sha256'],
  [40, 2, 'sm3'],
  [257, 1, 'sha256'],
  [24, 3, 'sha256'],
] as const;

/**
 * P0 edits rows of the table. P1 also makes every hash fit again, but has no key, and the tiles and checkpoints in the
 * write-once bucket stay what they were. FORGER is P1 who makes the bundle, tiles included. P2 has the log's key as well.
 */
export const ADVERSARIES = ['P0', 'P1', 'FORGER', 'P2'] as const;
export type Adversary = (typeof ADVERSARIES)[number];

export interface Case {
  readonly name: string;
  readonly tamper: TamperClass;
  readonly adversary: Adversary;
  readonly honest: Exhibit;
  readonly tampered: Tampered;
  readonly files: Files;
}

const bundleBy: Record<Adversary, (from: Exhibit, rows: Tampered['rows'], at: number) => Exhibit> = {
  P0: exported,
  P1: exported,
  FORGER: (from, rows) => ({
    ...from,
    rows,
    last: rows.length,
    published: leavesOf(rows),
    attachments: attachmentsOf(rows),
  }),
  P2: (from, rows, at) => {
    const leaves = leavesOf(rows);
    const suite = suiteOf(rows[0]?.header);
    return {
      rows,
      last: rows.length,
      published: leaves,
      checkpoint: note(rows.length, leaves, logsOf(suite.name), [], undefined, suite),
      // What the witnesses signed before the change still fits; what they signed after it had better not be shown.
      checkpoints: new Map([...from.checkpoints].filter(([size]) => size < at)),
      attachments: attachmentsOf(rows),
    };
  },
};

/**
 * Every class of tampering by everyone who can do it, on the ledgers that the seeds name; one after the other, so that a
 * long run holds no more of them than a short one.
 */
export function* corpus(
  seeds: readonly number[],
  adversaries: readonly Adversary[] = ADVERSARIES,
): Generator<Case> {
  for (const seed of seeds)
    for (const tamper of TAMPER_CLASSES)
      for (const adversary of adversaries)
        if (adversary === 'P0' || !tamper.undone) yield caseOf(seed, tamper, adversary);
}

function caseOf(seed: number, tamper: TamperClass, adversary: Adversary): Case {
  const [commits, redactions, suite] = SHAPES[seed % SHAPES.length] ?? SHAPES[0];
  const from = honestExhibit(commits, redactions, seed, suite);
  const random = new Random(seed * 1009 + TAMPER_CLASSES.indexOf(tamper));
  const tampered = tamper.apply(from.rows, random);
  const rows = adversary === 'P0' || tamper.kept ? tampered.rows : rechained(tampered.rows);
  const made = bundleBy[adversary](from, rows, tampered.at);
  return {
    name: `${tamper.name}, ${adversary}, seed ${seed}`,
    tamper,
    adversary,
    honest: from,
    tampered,
    files: filesOf(made),
  };
}

const signatures = new Map<string, boolean>();

/** The same signature is met in hundreds of bundles, and checking it is most of the work. */
const remembering =
  (verify: Crypto['verifySm2']): Crypto['verifySm2'] =>
  (key, message, signature) => {
    const id = [key, message, signature].map(toHex).join(' ');
    const known = signatures.get(id) ?? verify(key, message, signature);
    if (signatures.size >= MAX_HELD) signatures.clear();
    signatures.set(id, known);
    return known;
  };

export const rememberingCrypto: Crypto = {
  ...nodeCrypto,
  verifyEd25519: remembering(nodeCrypto.verifyEd25519),
  verifySm2: remembering(nodeCrypto.verifySm2),
};

/** The policy that fits a ledger: of its suite, with the keys that sign it. */
export const policyFor = ({ rows }: Exhibit, changes: PolicyChanges = {}): string =>
  (suiteOf(rows[0]?.header).name === 'sm3' ? sm3Policy : policyText)(changes);

export const verdictOn = (files: Files, policy: string, now = NOW_MS): Promise<Verdict> =>
  verifyBundle(memorySource(files), utf8(policy), { crypto: rememberingCrypto, now });

/** The last checkpoint of a ledger as an auditor keeps it. */
export const kept = ({ rows }: Exhibit): { size: number; root: string } => ({
  size: rows.length,
  root: toBase64(rootOf(leavesOf(rows), suiteOf(rows[0]?.header).digest)),
});
