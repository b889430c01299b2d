/**
 * A key pair of Ed25519 of which this process can use the secret half and perhaps not read it. What is signed is the
 * message itself, no digest of it (RFC 8032, PureEdDSA).
 */
export interface Signer {
  /** 32 bytes; read once and kept */
  publicKey(): Promise<Uint8Array>;
  /** 64 bytes */
  sign(message: Uint8Array): Promise<Uint8Array>;
}
