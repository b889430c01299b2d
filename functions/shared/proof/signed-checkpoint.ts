import type { HashSuite } from '../../../events/hash-suite.ts';
import type { LedgerId } from '../../../events/identifiers.ts';
import { utf8 } from '../../../verifier/src/bytes.ts';
import { type Checkpoint, parseCheckpoint } from '../../../verifier/src/checkpoint.ts';
import { checkSignatures } from '../../../verifier/src/cosignature.ts';
import { nodeCrypto } from '../../../verifier/src/node-crypto.ts';
import { type Note, parseNote, parseVerifierKey } from '../../../verifier/src/note.ts';
import {
  checkpointText,
  type NamedKey,
  noteOf,
  signatureLine,
  verifierKey,
} from '../../../verifier/src/note-text.ts';
import { suites } from '../ledger/suites.ts';
import type { Signer } from '../signing/signer.ts';
import { hash, originOf } from './log.ts';

/** A checkpoint as it stands in the bucket: the bytes, and what they say. */
export interface StoredCheckpoint {
  readonly bytes: Uint8Array;
  readonly note: Note;
  readonly checkpoint: Checkpoint;
  readonly suite: HashSuite;
}

/** The key of a ledger's log, as it is handed to auditors: `<origin>+<key id>+<base64>`. */
export async function logKeyOf(ledger: LedgerId, signer: Signer): Promise<string> {
  return verifierKey(await namedKey(ledger, signer), hash);
}

const namedKey = async (ledger: LedgerId, signer: Signer): Promise<NamedKey> => ({
  name: originOf(ledger),
  type: signer.type,
  publicKey: await signer.publicKey(),
});

/** Signs a checkpoint of a ledger, with each signer a line. */
export async function signCheckpoint(
  ledger: LedgerId,
  tree: { readonly size: number; readonly root: Uint8Array; readonly suite: HashSuite },
  signers: readonly Signer[],
): Promise<string> {
  const { size, root, suite } = tree;
  const text = checkpointText(originOf(ledger), size, root) + suiteLine(suite);
  const lines = signers.map(async (signer) =>
    signatureLine(await namedKey(ledger, signer), await signer.sign(utf8(text)), hash),
  );
  return noteOf(text, await Promise.all(lines));
}

const SUITE = 'suite ';

/** Extension line that says in which suite the root is; none means SHA-256, which C2SP takes for granted. */
const suiteLine = ({ name }: HashSuite): string => (name === 'sha256' ? '' : `${SUITE}${name}\n`);

/** The suite of a checkpoint; undefined when it names one that is not known here. */
function suiteOf({ extensions }: Checkpoint): HashSuite | undefined {
  const named = extensions.find((line) => line.startsWith(SUITE))?.slice(SUITE.length) ?? 'sha256';
  return Object.values(suites).find(({ name }) => name === named);
}

/** Reads a checkpoint of a ledger; undefined when `bytes` is none, or one of another log. Nothing is verified yet. */
export function readCheckpoint(ledger: LedgerId, bytes: Uint8Array): StoredCheckpoint | undefined {
  const note = parseNote(bytes);
  const checkpoint = note && parseCheckpoint(note.text);
  const suite = checkpoint && suiteOf(checkpoint);
  return note && suite && checkpoint.origin === originOf(ledger)
    ? { bytes, note, checkpoint, suite }
    : undefined;
}

/** True when the key made a signature on the note, and every signature in its name holds. */
export function isSignedBy(note: Note, vkey: string): boolean {
  const key = parseVerifierKey(vkey, hash);
  return key !== undefined && checkSignatures(note, key, nodeCrypto).status === 'HOLDS';
}
