import type { CommitHeader } from '../../../events/commit.ts';
import type { HashSuite, HashSuiteName } from '../../../events/hash-suite.ts';
import { nodeCrypto } from '../../../verifier/src/node-crypto.ts';
import { nodeSha256 } from './node-sha256.ts';

/** The hash suites of ledgers, each the fastest that this process has. */
export const suites: Readonly<Record<HashSuiteName, HashSuite>> = {
  sha256: nodeSha256,
  sm3: { name: 'sm3', digest: nodeCrypto.sm3 },
};

/**
 * The suite in which a header says to be made; of SHA-256 when what it says is no suite, which `checkCommit` then finds.
 * Nothing is trusted by it: the header is part of what is hashed, and a chain is of one suite.
 */
export const suiteSaidBy = ({ suite }: Pick<CommitHeader, 'suite'>): HashSuite =>
  Object.hasOwn(suites, suite) ? suites[suite] : suites.sha256;
