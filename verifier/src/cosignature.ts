import { utf8 } from './bytes.ts';
import type { Crypto } from './crypto.ts';
import { type Note, signaturesBy, type VerifierKey } from './note.ts';
import { COSIGNATURE_V1, cosignatureText, SM2_SM3 } from './note-text.ts';

/** What the signatures of one key on one note come to. */
export type SignatureCheck =
  | { readonly status: 'ABSENT' }
  /** A signature in the name of the key that the key did not make */
  | { readonly status: 'FALSE' }
  /** `seconds`: the earliest time that the key's signatures state, since the epoch; 0 where they state none */
  | { readonly status: 'HOLDS'; readonly seconds: number };

const TIME_BYTES = 8;
const SIGNATURE_BYTES = 64;

/** Checks every signature in the name of `key`: of a log (types 1 and 255) or of a witness (type 4, with its time). */
export function checkSignatures(note: Note, key: VerifierKey, crypto: Crypto): SignatureCheck {
  const found = signaturesBy(note, key);
  if (found.length === 0) return { status: 'ABSENT' };
  const times = found.map(({ signature }) =>
    key.type === COSIGNATURE_V1
      ? cosignedAt(note.text, key, signature, crypto)
      : signedAt(note.text, key, signature, crypto),
  );
  const seconds = times.filter((time) => time !== undefined);
  return seconds.length === found.length
    ? { status: 'HOLDS', seconds: Math.min(...seconds) }
    : { status: 'FALSE' };
}

function signedAt(text: string, key: VerifierKey, signature: Uint8Array, crypto: Crypto): number | undefined {
  const verify = key.type === SM2_SM3 ? crypto.verifySm2 : crypto.verifyEd25519;
  return verify(key.publicKey, utf8(text), signature) ? 0 : undefined;
}

/** The time of a C2SP cosignature/v1, or undefined when the witness did not make it. */
function cosignedAt(text: string, key: VerifierKey, bytes: Uint8Array, crypto: Crypto): number | undefined {
  if (bytes.length !== TIME_BYTES + SIGNATURE_BYTES) return undefined;
  const time = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
  // Later than any clock will show: no statement about time at all, and not exact as a number.
  if (time > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  const seconds = Number(time);
  const message = utf8(cosignatureText(seconds, text));
  return crypto.verifyEd25519(key.publicKey, message, bytes.subarray(TIME_BYTES)) ? seconds : undefined;
}
