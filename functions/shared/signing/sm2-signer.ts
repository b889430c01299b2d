import { SM2_SM3 } from '../../../verifier/src/note-text.ts';
import { SM2_SIGNATURE_BYTES, sm2Digest, verifySm2 } from '../../../verifier/src/sm2.ts';
import type { Signer } from './signer.ts';

/**
 * Whatever holds an SM2 key and signs digests with it: a cryptographic machine (密码机), KMS in the regions of China, a key
 * file. Digests, because that is what machines sign (GB/T 36322, SDF_InternalSign_ECC).
 */
export interface Sm2Machine {
  /** 65 bytes, 04 ‖ x ‖ y */
  publicKey(): Promise<Uint8Array>;
  /** 64 bytes, r ‖ s, over a digest of 32 bytes */
  signDigest(digest: Uint8Array): Promise<Uint8Array>;
}

/** Signs messages with SM2 and SM3 (GB/T 32918.2). What a machine gives is verified: a wrong signature leaves nobody's hands. */
export const sm2Signer = (machine: Sm2Machine): Signer => ({
  type: SM2_SM3,
  publicKey: () => machine.publicKey(),
  async sign(message) {
    const key = await machine.publicKey();
    const signature = await machine.signDigest(sm2Digest(key, message));
    if (signature.length !== SM2_SIGNATURE_BYTES || !verifySm2(key, message, signature))
      throw new RangeError('the machine gave no SM2 signature of its key');
    return signature;
  },
});
