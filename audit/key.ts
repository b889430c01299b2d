import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ed25519KeyOf } from '../functions/shared/signing/ed25519-spki.ts';
import { keyFileSigner } from '../functions/shared/signing/key-file-signer.ts';
import { nodeCrypto } from '../verifier/src/node-crypto.ts';
import { KEY_NAME } from '../verifier/src/note.ts';
import { COSIGNATURE_V1, ED25519, verifierKey } from '../verifier/src/note-text.ts';

/*
 * `npm run -s audit:key -- --name <name> (--key <pem> | --new <pem> | --spki <der>) [--witness]` prints a public key as an
 * auditor's policy wants it. `--new` makes a key pair first; `--spki` takes what `aws kms get-public-key` gives.
 */

const USAGE =
  '用法 / usage: audit:key -- --name <name> (--key <pem file> | --new <pem file> | --spki <der file>) [--witness]';

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      name: { type: 'string', default: '' },
      key: { type: 'string' },
      new: { type: 'string' },
      spki: { type: 'string' },
      witness: { type: 'boolean', default: false },
    },
  });
  const { name, key, new: fresh, spki, witness } = values;
  const given = [key, fresh, spki].filter((file) => file !== undefined);
  if (!KEY_NAME.test(name) || given.length !== 1) {
    console.error(USAGE);
    return 2;
  }
  if (fresh !== undefined) writeKey(fresh);
  const pem = key ?? fresh;
  const publicKey =
    pem === undefined
      ? ed25519KeyOf(readFileSync(spki ?? ''))
      : await keyFileSigner(readFileSync(pem, 'utf8')).publicKey();
  const type = witness ? COSIGNATURE_V1 : ED25519;
  process.stdout.write(`${verifierKey({ name, type, publicKey }, nodeCrypto.sha256)}\n`);
  return 0;
}

/** Never over an existing key: what was signed with it would be without a signer. */
function writeKey(file: string): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  writeFileSync(file, pem, { mode: 0o600, flag: 'wx' });
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
