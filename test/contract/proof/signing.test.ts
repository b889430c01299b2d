import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignCommand } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ed25519KeyOf, ed25519Spki } from '../../../functions/shared/signing/ed25519-spki.ts';
import { keyFileSigner } from '../../../functions/shared/signing/key-file-signer.ts';
import { kmsSigner, kmsSm2Signer } from '../../../functions/shared/signing/kms-signer.ts';
import type { Signer } from '../../../functions/shared/signing/signer.ts';
import {
  sm2KeyOf,
  sm2SignatureDer,
  sm2SignatureOf,
  sm2Spki,
} from '../../../functions/shared/signing/sm2-der.ts';
import { sm2KeyFile } from '../../../functions/shared/signing/sm2-key-file.ts';
import { sm2Signer } from '../../../functions/shared/signing/sm2-signer.ts';
import { concat } from '../../../verifier/src/bytes.ts';
import { nodeCrypto } from '../../../verifier/src/node-crypto.ts';
import { SM2_SM3 } from '../../../verifier/src/note-text.ts';
import rfc8032 from '../../../verifier/test/vectors/rfc8032.json' with { type: 'json' };
import { type LocalAws, openLocalAws } from '../../support/log/local-aws.ts';
import { freshSigner, freshSm2Signer } from '../../support/log/log-district.ts';

let aws: LocalAws;
beforeAll(async () => {
  aws = await openLocalAws();
});
afterAll(() => aws.close());

/** RFC 8032, 7.1: secrets of TEST 1 and TEST 2 */
const rfcSecrets = [
  '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
  '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
];

const message = new TextEncoder().encode('plan-ledger/110107\n1\n');

describe.each<[string, () => Signer]>([
  ['a key file', freshSigner],
  ['a key in KMS, through the SDK', () => kmsSigner(aws.kms(), aws.key)],
])('%s', (_, open) => {
  it('signs messages so that the verifier believes it, and no other message', async () => {
    const signer = open();
    const [key, signature] = [await signer.publicKey(), await signer.sign(message)];
    expect([key.length, signature.length]).toEqual([32, 64]);
    expect(nodeCrypto.verifyEd25519(key, message, signature)).toBe(true);
    expect(nodeCrypto.verifyEd25519(key, message.subarray(1), signature)).toBe(false);
    expect(await signer.sign(message)).toEqual(signature);
  });
});

describe.each<[string, () => Signer]>([
  ['a key file', freshSm2Signer],
  ['a key in KMS, through the SDK', () => kmsSm2Signer(aws.kms(), aws.sm2Key)],
])('%s of SM2', (_, open) => {
  it('signs messages so that the verifier believes it, and no other message', async () => {
    const signer = open();
    const [key, signature] = [await signer.publicKey(), await signer.sign(message)];
    expect([signer.type, key.length, signature.length]).toEqual([SM2_SM3, 65, 64]);
    expect(nodeCrypto.verifySm2(key, message, signature)).toBe(true);
    expect(nodeCrypto.verifySm2(key, message.subarray(1), signature)).toBe(false);
    expect(await signer.sign(message)).not.toEqual(signature);
  });
});

describe('SM2 keys of OpenSSL', () => {
  const openssl = (...given: string[]) => spawnSync('openssl', given, { encoding: 'utf8' });
  const pem = openssl('genpkey', '-algorithm', 'SM2').stdout;

  it.runIf(pem)('sign here what the openssl command believes', async () => {
    const signer = sm2Signer(sm2KeyFile(pem));
    const file = (name: string) => join(aws.directory, name);
    for (let round = 0; round < 8; round++) {
      writeFileSync(file('message'), message);
      writeFileSync(file('signature'), sm2SignatureDer(await signer.sign(message)));
      writeFileSync(file('key'), sm2Spki(await signer.publicKey()));
      const identity = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678'];
      const names = ['-in', file('message'), '-sigfile', file('signature'), '-inkey', file('key')];
      const { stdout } = openssl('pkeyutl', '-verify', '-pubin', '-keyform', 'DER', ...names, ...identity);
      expect(stdout).toContain('Signature Verified Successfully');
    }
  });

  it('are told from keys of other kinds', () => {
    const others = [generateKeyPairSync('ed25519'), generateKeyPairSync('ec', { namedCurve: 'P-256' })];
    for (const { privateKey } of others) {
      const text = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
      expect(() => sm2KeyFile(text)).toThrow(/SM2/);
    }
    expect(() => sm2KeyOf(ed25519Spki(new Uint8Array(32)))).toThrow(/SM2/);
    expect(() => sm2KeyOf(sm2Spki(new Uint8Array(64)))).toThrow(/SM2/);
  });
});

describe('signatures of SM2 in DER', () => {
  it('are read back as they were written, with and without leading zeroes, and nothing else is', () => {
    for (const first of [0, 1, 0x7f, 0x80, 0xff]) {
      const signature = new Uint8Array(64).fill(0x5a).fill(first, 0, 1).fill(first, 32, 33);
      const der = sm2SignatureDer(signature);
      expect(sm2SignatureOf(der)).toEqual(signature);
      for (const odd of [der.subarray(1), concat(der, Uint8Array.of(0)), new Uint8Array(0)])
        expect(() => sm2SignatureOf(odd)).toThrow(/SM2/);
    }
  });
});

describe('a cryptographic machine that is out of order', () => {
  it('gives no signature that anybody sees', async () => {
    const [machine, other] = [freshSm2Signer(), freshSm2Signer()];
    const broken = (signDigest: () => Promise<Uint8Array>) =>
      sm2Signer({ publicKey: () => machine.publicKey(), signDigest }).sign(message);
    await expect(broken(() => other.sign(message))).rejects.toThrow(/no SM2 signature/);
    await expect(broken(async () => new Uint8Array())).rejects.toThrow(/no SM2 signature/);
  });
});

describe('a key file', () => {
  it('signs as RFC 8032 says', async () => {
    for (const [index, secret] of rfcSecrets.entries()) {
      const vector = rfc8032[index];
      const pkcs8 = Buffer.from(`302e020100300506032b657004220420${secret}`, 'hex').toString('base64');
      const signer = keyFileSigner(`-----BEGIN PRIVATE KEY-----\n${pkcs8}\n-----END PRIVATE KEY-----\n`);
      expect(Buffer.from(await signer.publicKey()).toString('hex')).toBe(vector?.key);
      const signature = await signer.sign(Buffer.from(vector?.message ?? '', 'hex'));
      expect(Buffer.from(signature).toString('hex')).toBe(vector?.signature);
    }
  });

  it('is refused when it holds another kind of key', () => {
    const pem = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
      format: 'pem',
      type: 'pkcs8',
    });
    expect(() => keyFileSigner(pem.toString())).toThrow(/Ed25519/);
    expect(() => ed25519KeyOf(ed25519Spki(new Uint8Array(31)))).toThrow(/Ed25519/);
  });
});

describe('the local KMS', () => {
  it('keeps a key for good, in a file that its owner alone reads', async () => {
    const one = await kmsSigner(aws.kms(), aws.key).publicKey();
    expect(await kmsSigner(aws.kms(), aws.key).publicKey()).toEqual(one);
    expect(statSync(join(aws.directory, 'keys', `${aws.key}.pem`)).mode & 0o777).toBe(0o600);
  });

  it('signs for those alone whose role says so, with keys that exist', async () => {
    await expect(kmsSigner(aws.kms('reader'), aws.key).sign(message)).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    await expect(kmsSigner(aws.kms(), 'other').publicKey()).rejects.toMatchObject({
      name: 'NotFoundException',
    });
  });

  it('refuses what an Ed25519 key of KMS refuses', async () => {
    const sign = (MessageType: 'RAW' | 'DIGEST', size: number) =>
      aws.kms().send(
        new SignCommand({
          KeyId: aws.key,
          Message: new Uint8Array(size),
          MessageType,
          SigningAlgorithm: 'ED25519_SHA_512',
        }),
      );
    await expect(sign('DIGEST', 64)).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(sign('RAW', 4097)).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('is asked again for a public key that it failed to tell', async () => {
    let calls = 0;
    const client = aws.kms();
    client.middlewareStack.add(
      (next) => (args) => (++calls === 1 ? Promise.reject(new Error('not now')) : next(args)),
      { step: 'finalizeRequest' },
    );
    const signer = kmsSigner(client, aws.key);
    await expect(signer.publicKey()).rejects.toThrow('not now');
    expect((await signer.publicKey()).length).toBe(32);
    await signer.publicKey();
    expect(calls).toBe(2);
  });
});
