import type { Header } from './header.ts';

/**
 * Folds commits into a state, with the domain's own code, which this package does not hold. Handed in by whoever has it;
 * the digest of the state at the end is compared with the one that the bundle states.
 */
export interface Replayer {
  /** Called once for every commit, in order, after it has been checked. `null` stands for a body that is withheld. */
  commit(header: Header, bodies: readonly (string | null)[]): void;
  /** Digest of the state after the last commit, 64 hexadecimal digits */
  digest(): string;
}
