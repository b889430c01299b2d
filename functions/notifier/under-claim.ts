import type { Instant } from '../../events/civil-date.ts';
import type { Claims, Settlement } from '../shared/operations/claims.ts';

/** The right to send one message, as somebody has it. */
export interface HeldClaim {
  readonly key: string;
  readonly holder: string;
  readonly now: Instant;
  readonly attempt: number;
}

/**
 * Works on a message whose claim is held, and settles the claim by what became of it. When nothing did, for the reason that
 * the work gives, or the work fails, the claim is given back so that the next try need not wait for its end.
 */
export async function underClaim<R extends string>(
  claims: Claims,
  { key, holder, now, attempt }: HeldClaim,
  work: () => Promise<Settlement | R>,
): Promise<Settlement | R> {
  const release = () => claims.release(key, holder, now, attempt);
  let outcome: Settlement | R;
  try {
    outcome = await work();
    if (typeof outcome !== 'string') await claims.settle(key, holder, outcome);
  } catch (error) {
    await release();
    throw error;
  }
  if (typeof outcome === 'string') await release();
  return outcome;
}
