import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ed25519KeyOf } from '../functions/shared/signing/ed25519-spki.ts';
import { keyFileSigner } from '../functions/shared/signing/key-file-signer.ts';
import { isSm2Spki, sm2KeyOf } from '../functions/shared/signing/sm2-der.ts';
import { isSm2KeyFile, sm2KeyFile } from '../functions/shared/signing/sm2-key-file.ts';
import { sm2Signer } from '../functions/shared/signing/sm2-signer.ts';
import { nodeCrypto } from '../verifier/src/node-crypto.ts';
import { KEY_NAME } from '../verifier/src/note.ts';
import { COSIGNATURE_V1, ED25519, type NamedKey, SM2_SM3, verifierKey } from '../verifier/src/note-text.ts';

/*
 * `npm run -s audit:key -- --name <name> (--key <pem> | --new <pem> [--sm2] | --spki <der>) [--witness]` prints a public
 * key, of Ed25519 or SM2, as an auditor's policy wants it. `--new` makes a key pair first; `--spki` takes what `aws kms
 * get-public-key` gives. A witness signs with Ed25519.
 */

const USAGE =
  '用法 / usage: audit:key -- --name <name> (--key <pem file> | --new <pem file> [--sm2] | --spki <der file>) [--witness]';

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      name: { type: 'string', default: '' },
      key: { type: 'string' },
      new: { type: 'string' },
      spki: { type: 'string' },
      sm2: { type: 'boolean', default: false },
      witness: { type: 'boolean', default: false },
    },
  });
  const { name, key, new: fresh, spki, sm2, witness } = values;
  const given = [key, fresh, spki].filter((file) => file !== undefined);
  if (!KEY_NAME.test(name) || given.length !== 1) {
    console.error(USAGE);
    return 2;
  }
  if (fresh !== undefined) writeKey(fresh, sm2);
  const pem = key ?? fresh;
  const { type, publicKey } =
    pem === undefined ? keyOf(readFileSync(spki ?? '')) : await keyOfFile(readFileSync(pem, 'utf8'));
  if (witness && type !== ED25519) throw new RangeError('a witness signs with Ed25519');
  const named = { name, type: witness ? COSIGNATURE_V1 : type, publicKey };
  process.stdout.write(`${verifierKey(named, nodeCrypto.sha256)}\n`);
  return 0;
}

type PublicKey = Pick<NamedKey, 'type' | 'publicKey'>;

const keyOf = (spki: Uint8Array): PublicKey =>
  isSm2Spki(spki)
    ? { type: SM2_SM3, publicKey: sm2KeyOf(spki) }
    : { type: ED25519, publicKey: ed25519KeyOf(spki) };

const keyOfFile = async (pem: string): Promise<PublicKey> => {
  const signer = isSm2KeyFile(pem) ? sm2Signer(sm2KeyFile(pem)) : keyFileSigner(pem);
  return { type: signer.type, publicKey: await signer.publicKey() };
};

/** Never over an existing key: what was signed with it would be without a signer. */
function writeKey(file: string, sm2: boolean): void {
  const { privateKey } = sm2
    ? generateKeyPairSync('ec', { namedCurve: 'SM2' })
    : generateKeyPairSync('ed25519');
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  writeFileSync(file, pem, { mode: 0o600, flag: 'wx' });
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
