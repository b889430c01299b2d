import type { ED25519, SM2_SM3 } from '../../../verifier/src/note-text.ts';

/**
 * A key pair of which this process can use the secret half and perhaps not read it. What is signed is the message itself,
 * no digest of it: by Ed25519 (RFC 8032, PureEdDSA) or by SM2 with SM3 (GB/T 32918.2).
 */
export interface Signer {
  readonly type: typeof ED25519 | typeof SM2_SM3;
  /** 32 bytes of Ed25519, 65 of SM2; read once and kept */
  publicKey(): Promise<Uint8Array>;
  /** 64 bytes */
  sign(message: Uint8Array): Promise<Uint8Array>;
}
