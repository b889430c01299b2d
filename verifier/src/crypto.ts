import { verifyEd25519 } from './ed25519.ts';
import { Sha256, sha256 } from './sha256.ts';
import { verifySm2 } from './sm2.ts';
import { sm3 } from './sm3.ts';

/** What the verifier needs of cryptography. Both implementations give the same answer to every input. */
export interface Crypto {
  sha256(bytes: Uint8Array): Uint8Array;
  sm3(bytes: Uint8Array): Uint8Array;
  /** A SHA-256 that is fed piece by piece. */
  digest(): { update(bytes: Uint8Array): unknown; digest(): Uint8Array };
  /** Strict Ed25519, as ed25519.ts describes it. */
  verifyEd25519(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
  /** SM2 with SM3, as sm2.ts describes it. */
  verifySm2(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}

/** Plain JavaScript: runs anywhere, also where `crypto.subtle` does not exist (a page served over http). */
export const portableCrypto: Crypto = {
  sha256,
  sm3,
  digest: () => new Sha256(),
  verifyEd25519,
  verifySm2: (key, message, signature) => verifySm2(key, message, signature),
};
