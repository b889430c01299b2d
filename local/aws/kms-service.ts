import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ed25519Spki } from '../../functions/shared/signing/ed25519-spki.ts';
import { keyFileSigner } from '../../functions/shared/signing/key-file-signer.ts';
import { sm2SignatureDer, sm2Spki } from '../../functions/shared/signing/sm2-der.ts';
import { sm2KeyFile } from '../../functions/shared/signing/sm2-key-file.ts';
import type { AccessControl } from '../access.ts';
import type { KeySpec } from '../template/keys.ts';
import { type AwsCall, type AwsReply, accessDenied, awsError } from './aws-endpoint.ts';

interface Input {
  readonly KeyId?: string;
  readonly Message?: string;
  readonly MessageType?: string;
  readonly SigningAlgorithm?: string;
}

/** What KMS does with keys of a kind, and what it says of them. */
interface Kind {
  readonly algorithm: 'ED25519_SHA_512' | 'SM2DSA';
  readonly messageType: 'RAW' | 'DIGEST';
  readonly maxBytes: number;
  readonly generate: () => KeyObject;
  readonly spki: (pem: string) => Promise<Uint8Array>;
  readonly sign: (pem: string, message: Uint8Array) => Promise<Uint8Array>;
}

const KINDS: Readonly<Record<KeySpec['spec'], Kind>> = {
  ECC_NIST_EDWARDS25519: {
    algorithm: 'ED25519_SHA_512',
    messageType: 'RAW',
    maxBytes: 4096,
    generate: () => generateKeyPairSync('ed25519').privateKey,
    spki: async (pem) => ed25519Spki(await keyFileSigner(pem).publicKey()),
    sign: (pem, message) => keyFileSigner(pem).sign(message),
  },
  SM2: {
    algorithm: 'SM2DSA',
    messageType: 'DIGEST',
    maxBytes: 32,
    generate: () => generateKeyPairSync('ec', { namedCurve: 'SM2' }).privateKey,
    spki: async (pem) => sm2Spki(await sm2KeyFile(pem).publicKey()),
    sign: async (pem, digest) => sm2SignatureDer(await sm2KeyFile(pem).signDigest(digest)),
  },
};

/** KMS as a function sees it, as far as the functions use it: keys of Ed25519 and SM2 that sign and tell their public half. */
export class KmsService {
  private readonly keys: readonly KeySpec[];
  private readonly directory: string;
  private readonly access: AccessControl;

  /** @param directory of the key files, made on first use; whoever reads them can sign */
  constructor(keys: readonly KeySpec[], directory: string, access: AccessControl) {
    this.keys = keys;
    this.directory = directory;
    this.access = access;
  }

  readonly handle = async ({ caller, operation, body }: AwsCall): Promise<AwsReply> => {
    if (operation !== 'Sign' && operation !== 'GetPublicKey')
      return awsError(400, 'UnknownOperationException', `${operation} does not run on this machine`);
    const input = JSON.parse(body) as Input;
    const key = this.keys.find(({ id, arn }) => input.KeyId === id || input.KeyId === arn);
    if (!key) return awsError(400, 'NotFoundException', `Key '${input.KeyId}' does not exist`);
    if (!this.access.may(caller, `kms:${operation}`, key.arn))
      return accessDenied(caller, `kms:${operation}`, key.arn);
    return operation === 'Sign' ? this.sign(key, input) : this.publicKey(key);
  };

  private async sign(key: KeySpec, { Message, MessageType, SigningAlgorithm }: Input): Promise<AwsReply> {
    const { algorithm, messageType, maxBytes, sign } = KINDS[key.spec];
    if (MessageType !== messageType || SigningAlgorithm !== algorithm || Message === undefined)
      return awsError(
        400,
        'ValidationException',
        `this key signs a ${messageType} message with ${algorithm}`,
      );
    const message = Buffer.from(Message, 'base64');
    if (message.length === 0 || message.length > maxBytes)
      return awsError(
        400,
        'ValidationException',
        `Member must have length between 1 and ${maxBytes}, inclusive`,
      );
    const signature = await sign(this.pemOf(key), message);
    return answer({ KeyId: key.arn, Signature: base64(signature), SigningAlgorithm });
  }

  private async publicKey(key: KeySpec): Promise<AwsReply> {
    const { algorithm, spki } = KINDS[key.spec];
    return answer({
      KeyId: key.arn,
      KeySpec: key.spec,
      KeyUsage: 'SIGN_VERIFY',
      PublicKey: base64(await spki(this.pemOf(key))),
      SigningAlgorithms: [algorithm],
    });
  }

  /** Created once; it must outlive this process like the signatures made with it. */
  private pemOf({ id, spec }: KeySpec): string {
    const file = join(this.directory, `${id}.pem`);
    mkdirSync(this.directory, { recursive: true });
    try {
      return readFileSync(file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    const pem = KINDS[spec].generate().export({ format: 'pem', type: 'pkcs8' }).toString();
    writeFileSync(file, pem, { mode: 0o600, flag: 'wx' });
    return pem;
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const answer = (value: unknown): AwsReply => ({ status: 200, body: JSON.stringify(value) });
