import { commitHash, GENESIS } from '../../../events/commit.ts';
import { type HashSuite, toHex } from '../../../events/hash-suite.ts';
import { LedgerDamaged } from './ledger-damage.ts';
import type { Commit, Tail } from './types.ts';

/** The tail of a ledger that holds nothing. */
export const EMPTY_LEDGER: Tail = { position: 0, hash: GENESIS };

/**
 * The tail that `commit` makes. A writer goes on from it, so it is checked first: hash and, where the commit before it
 * is known, the link to that. Throws LedgerDamaged, because whoever extends a broken chain hides where it broke.
 */
export function tailAfter(commit: Commit, before: Tail | undefined, suite: HashSuite): Tail {
  const { ledger, position, recordedAt, header, stored } = commit;
  const hash = toHex(stored.hash);
  if (toHex(commitHash(stored.header, suite)) !== hash)
    throw new LedgerDamaged(ledger, position, 'the stored hash is not the hash of the stored header');
  if (before?.position === position - 1 && before.hash !== header.prev)
    throw new LedgerDamaged(ledger, position, 'does not name the hash of the commit before it');
  return { position, hash, recordedAt };
}
