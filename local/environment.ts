import { HASH_SUITES, type HashSuiteName } from '../events/hash-suite.ts';
import type { RuntimeOptions } from './runtime.ts';

/** Where data is kept when nothing else is said. */
export const DEFAULT_DATA_DIR = '.data';
const DEFAULT_PORT = '3000';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment says about how to run. Throws with a clear message when PORT is no port or LEDGER_SUITE no suite. */
export function environmentOptions(environment: Environment): RuntimeOptions {
  const text = environment['PORT'] || DEFAULT_PORT;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new Error(`PORT is "${text}"; it must be a number from 0 to 65535`);
  return {
    port,
    host: environment['HOST'] || '127.0.0.1',
    dataDir: environment['DATA_DIR'] || DEFAULT_DATA_DIR,
    ledgerSuite: suiteOf(environment['LEDGER_SUITE']),
    sm2Signature: environment['SM2'] === '1',
    dynamoDbEndpoint: environment['DYNAMODB_ENDPOINT'] || undefined,
  };
}

function suiteOf(text: string | undefined): HashSuiteName | undefined {
  const suite = HASH_SUITES.find((name) => name === text);
  if (text && !suite)
    throw new Error(`LEDGER_SUITE is "${text}"; it must be one of ${HASH_SUITES.join(', ')}`);
  return suite;
}
