import {
  GetPublicKeyCommand,
  KMSClient,
  type MessageType,
  SignCommand,
  type SigningAlgorithmSpec,
} from '@aws-sdk/client-kms';
import { ED25519 } from '../../../verifier/src/note-text.ts';
import { ed25519KeyOf } from './ed25519-spki.ts';
import type { Signer } from './signer.ts';
import { sm2KeyOf, sm2SignatureOf } from './sm2-der.ts';
import { type Sm2Machine, sm2Signer } from './sm2-signer.ts';

/** The process's one client. The endpoint is the SDK's own setting (AWS_ENDPOINT_URL_KMS). */
export const kmsClient = () =>
  new KMSClient({ maxAttempts: 3, requestHandler: { connectionTimeout: 1000, requestTimeout: 5000 } });

/** A key that never leaves KMS (key spec ECC_NIST_EDWARDS25519); every use of it is in CloudTrail. */
export function kmsSigner(client: KMSClient, keyId: string): Signer {
  const key = new KmsKey(client, keyId, ed25519KeyOf);
  return {
    type: ED25519,
    publicKey: () => key.publicKey(),
    async sign(message) {
      const signature = await key.sign(message, 'RAW', 'ED25519_SHA_512');
      if (signature.length !== 64) throw new RangeError('KMS gave no signature of Ed25519');
      return signature;
    },
  };
}

/** A key of SM2 that never leaves KMS (key spec SM2, which the regions of China alone have). */
export function kmsSm2Signer(client: KMSClient, keyId: string): Signer {
  const key = new KmsKey(client, keyId, sm2KeyOf);
  const machine: Sm2Machine = {
    publicKey: () => key.publicKey(),
    signDigest: async (digest) => sm2SignatureOf(await key.sign(digest, 'DIGEST', 'SM2DSA')),
  };
  return sm2Signer(machine);
}

/** A signing key in KMS, whose public half is asked for once. */
class KmsKey {
  readonly #client: KMSClient;
  readonly #keyId: string;
  readonly #keyOf: (spki: Uint8Array) => Uint8Array;
  #publicKey: Promise<Uint8Array> | undefined;

  constructor(client: KMSClient, keyId: string, keyOf: (spki: Uint8Array) => Uint8Array) {
    this.#client = client;
    this.#keyId = keyId;
    this.#keyOf = keyOf;
  }

  publicKey(): Promise<Uint8Array> {
    this.#publicKey ??= this.#readPublicKey().catch((error: unknown) => {
      this.#publicKey = undefined;
      throw error;
    });
    return this.#publicKey;
  }

  async sign(
    message: Uint8Array,
    messageType: MessageType,
    algorithm: SigningAlgorithmSpec,
  ): Promise<Uint8Array> {
    const { Signature } = await this.#client.send(
      new SignCommand({
        KeyId: this.#keyId,
        Message: message,
        MessageType: messageType,
        SigningAlgorithm: algorithm,
      }),
    );
    return Signature ?? new Uint8Array();
  }

  async #readPublicKey(): Promise<Uint8Array> {
    const { PublicKey } = await this.#client.send(new GetPublicKeyCommand({ KeyId: this.#keyId }));
    return this.#keyOf(PublicKey ?? new Uint8Array());
  }
}
