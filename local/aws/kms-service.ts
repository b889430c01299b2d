import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ed25519Spki } from '../../functions/shared/signing/ed25519-spki.ts';
import { keyFileSigner } from '../../functions/shared/signing/key-file-signer.ts';
import type { AccessControl } from '../access.ts';
import type { KeySpec } from '../template/keys.ts';
import { type AwsCall, type AwsReply, accessDenied, awsError } from './aws-endpoint.ts';

interface Input {
  readonly KeyId?: string;
  readonly Message?: string;
  readonly MessageType?: string;
  readonly SigningAlgorithm?: string;
}

/** KMS as a function sees it, as far as the functions use it: Ed25519 keys that sign and tell their public half. */
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
    if (MessageType !== 'RAW' || SigningAlgorithm !== 'ED25519_SHA_512' || Message === undefined)
      return awsError(400, 'ValidationException', 'an Ed25519 key signs RAW messages with ED25519_SHA_512');
    const message = Buffer.from(Message, 'base64');
    if (message.length === 0 || message.length > 4096)
      return awsError(400, 'ValidationException', 'Member must have length between 1 and 4096, inclusive');
    const signature = await keyFileSigner(this.pemOf(key)).sign(message);
    return answer({ KeyId: key.arn, Signature: base64(signature), SigningAlgorithm });
  }

  private async publicKey(key: KeySpec): Promise<AwsReply> {
    const spki = ed25519Spki(await keyFileSigner(this.pemOf(key)).publicKey());
    return answer({
      KeyId: key.arn,
      KeySpec: 'ECC_NIST_EDWARDS25519',
      KeyUsage: 'SIGN_VERIFY',
      PublicKey: base64(spki),
      SigningAlgorithms: ['ED25519_SHA_512'],
    });
  }

  /** Created once; it must outlive this process like the signatures made with it. */
  private pemOf({ id }: KeySpec): string {
    const file = join(this.directory, `${id}.pem`);
    mkdirSync(this.directory, { recursive: true });
    try {
      return readFileSync(file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    writeFileSync(file, pem, { mode: 0o600, flag: 'wx' });
    return pem;
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const answer = (value: unknown): AwsReply => ({ status: 200, body: JSON.stringify(value) });
