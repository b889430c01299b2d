import type { LedgerId } from '../../../events/identifiers.ts';
import { utf8 } from '../../../verifier/src/bytes.ts';
import { type Checkpoint, parseCheckpoint } from '../../../verifier/src/checkpoint.ts';
import { checkSignatures } from '../../../verifier/src/cosignature.ts';
import { nodeCrypto } from '../../../verifier/src/node-crypto.ts';
import { type Note, parseNote, parseVerifierKey } from '../../../verifier/src/note.ts';
import {
  checkpointText,
  ED25519,
  type NamedKey,
  noteOf,
  signatureLine,
  verifierKey,
} from '../../../verifier/src/note-text.ts';
import type { Signer } from '../signing/signer.ts';
import { hash, originOf } from './log.ts';

/** A checkpoint as it stands in the bucket: the bytes, and what they say. */
export interface StoredCheckpoint {
  readonly bytes: Uint8Array;
  readonly note: Note;
  readonly checkpoint: Checkpoint;
}

/** The key of a ledger's log, as it is handed to auditors: `<origin>+<key id>+<base64>`. */
export async function logKeyOf(ledger: LedgerId, signer: Signer): Promise<string> {
  return verifierKey(await namedKey(ledger, signer), hash);
}

const namedKey = async (ledger: LedgerId, signer: Signer): Promise<NamedKey> => ({
  name: originOf(ledger),
  type: ED25519,
  publicKey: await signer.publicKey(),
});

/** Signs a checkpoint of a ledger. */
export async function signCheckpoint(
  ledger: LedgerId,
  { size, root }: { readonly size: number; readonly root: Uint8Array },
  signer: Signer,
): Promise<string> {
  const text = checkpointText(originOf(ledger), size, root);
  const signature = await signer.sign(utf8(text));
  return noteOf(text, [signatureLine(await namedKey(ledger, signer), signature, hash)]);
}

/** Reads a checkpoint of a ledger; undefined when `bytes` is none, or one of another log. Nothing is verified yet. */
export function readCheckpoint(ledger: LedgerId, bytes: Uint8Array): StoredCheckpoint | undefined {
  const note = parseNote(bytes);
  const checkpoint = note && parseCheckpoint(note.text);
  return note && checkpoint?.origin === originOf(ledger) ? { bytes, note, checkpoint } : undefined;
}

/** True when the key made a signature on the note, and every signature in its name holds. */
export function isSignedBy(note: Note, vkey: string): boolean {
  const key = parseVerifierKey(vkey, hash);
  return key !== undefined && checkSignatures(note, key, nodeCrypto).status === 'HOLDS';
}
