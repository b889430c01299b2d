import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { ed25519KeyOf } from './ed25519-spki.ts';
import type { Signer } from './signer.ts';

/** The process's one client. The endpoint is the SDK's own setting (AWS_ENDPOINT_URL_KMS). */
export const kmsClient = () =>
  new KMSClient({ maxAttempts: 3, requestHandler: { connectionTimeout: 1000, requestTimeout: 5000 } });

/** A key that never leaves KMS (key spec ECC_NIST_EDWARDS25519); every use of it is in CloudTrail. */
export function kmsSigner(client: KMSClient, keyId: string): Signer {
  let publicKey: Promise<Uint8Array> | undefined;
  const readPublicKey = async () => {
    const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: keyId }));
    return ed25519KeyOf(PublicKey ?? new Uint8Array());
  };
  return {
    publicKey() {
      publicKey ??= readPublicKey().catch((error: unknown) => {
        publicKey = undefined;
        throw error;
      });
      return publicKey;
    },
    async sign(message) {
      const { Signature } = await client.send(
        new SignCommand({
          KeyId: keyId,
          Message: message,
          MessageType: 'RAW',
          SigningAlgorithm: 'ED25519_SHA_512',
        }),
      );
      if (Signature?.length !== 64) throw new RangeError('KMS gave no signature of Ed25519');
      return Signature;
    },
  };
}
