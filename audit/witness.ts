import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { keyFileSigner } from '../functions/shared/signing/key-file-signer.ts';
import {
  addCheckpoint,
  addCheckpointRequest,
  type WitnessState,
  type WitnessStates,
} from '../functions/witness/add-checkpoint.ts';
import { utf8 } from '../verifier/src/bytes.ts';
import { nodeCrypto } from '../verifier/src/node-crypto.ts';
import { parseVerifierKey } from '../verifier/src/note.ts';
import { httpSource } from './http-source.ts';

/*
 * `npm run -s audit:witness -- --ledger 110107 --url <url> --token <token> --log <vkey> --key <pem> --name <name> --state <dir>`:
 * an auditor's own machine as a witness. It prints the cosignature and keeps the cosigned checkpoint in the state
 * directory. Exit 0: cosigned; 1: the log did not extend what was signed before; 2: could not tell.
 */

const USAGE =
  '用法 / usage: audit:witness -- --ledger <code> --url <url> --token <token> --log <vkey of the log> --key <pem file> --name <witness name> --state <directory>';

/** State as files: what was signed last, and the cosigned checkpoint itself. One process at a time. */
function fileStates(directory: string): WitnessStates {
  const file = (origin: string) => join(directory, `${encodeURIComponent(origin)}.json`);
  const read = async (origin: string): Promise<WitnessState | undefined> => {
    try {
      return JSON.parse(readFileSync(file(origin), 'utf8')) as WitnessState;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  };
  return {
    read,
    async move(origin, from, to) {
      const known = await read(origin);
      if (known?.size !== from?.size || known?.root !== from?.root) return false;
      writeFileSync(`${file(origin)}.new`, JSON.stringify(to));
      renameSync(`${file(origin)}.new`, file(origin));
      return true;
    },
  };
}

async function main(): Promise<number> {
  const text = { type: 'string', default: '' } as const;
  const { values } = parseArgs({
    options: {
      ledger: text,
      url: text,
      token: { type: 'string', default: process.env['TOKEN'] ?? '' },
      log: text,
      key: text,
      name: text,
      state: text,
    },
  });
  const { ledger, url, token, log, key, name, state } = values;
  const logKey = parseVerifierKey(log, nodeCrypto.sha256);
  if (Object.values(values).includes('') || !logKey) {
    console.error(USAGE);
    return 2;
  }
  mkdirSync(state, { recursive: true });
  const states = fileStates(state);
  const source = httpSource({ url, token }, ledger);
  const last = await source.last();
  const known = await states.read(logKey.name);
  const proof = known && known.size < last.size ? await source.consistency(known.size, last.size) : [];
  const witness = {
    name,
    signer: keyFileSigner(readFileSync(key, 'utf8')),
    states,
    keysOf: (origin: string) => (origin === logKey.name ? [logKey] : []),
  };
  const request = addCheckpointRequest(known?.size ?? 0, proof, last.note);
  const seconds = Math.floor(Date.now() / 1000);
  const { status, body } = await addCheckpoint(witness, utf8(request), seconds);
  if (status !== 200) {
    console.error(`${last.origin} at ${last.size} is not signed: ${status} ${body.trim()}`);
    return 1;
  }
  writeFileSync(join(state, `${encodeURIComponent(logKey.name)}.checkpoint`), last.note + body);
  process.stdout.write(body);
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
