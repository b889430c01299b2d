import type { Instant } from '../../../events/civil-date.ts';
import type { OperationsTable } from './operations-table.ts';

/*
 * Who is sending a reminder. Invariants
 * - CLAIMED → SENT | DROPPED; SENT and DROPPED are final: no retry, double delivery or second path sends again.
 * - One holder at a time, until its lease ends. Leases are in the time of the events that run the notifier, like
 *   everything else here; a holder that comes back (the same message delivered again) takes its own claim over.
 */

export type Claim =
  | { readonly status: 'CLAIMED'; readonly holder: string; readonly until: Instant; readonly attempt: number }
  | { readonly status: 'SENT'; readonly at: Instant; readonly messageId: string; readonly attempt: number }
  | {
      readonly status: 'DROPPED';
      readonly at: Instant;
      readonly reason: DropReason;
      readonly detail?: string;
      readonly attempt: number;
    };

export type DropReason = 'DUTY_MET' | 'DUTY_CHANGED' | 'OVERTAKEN' | 'NO_ADDRESS' | 'REFUSED_BY_TRANSPORT';

export type ClaimOutcome =
  | { readonly status: 'MINE'; readonly attempt: number }
  | { readonly status: 'HELD' }
  | Extract<Claim, { status: 'SENT' | 'DROPPED' }>;

export interface Claims {
  /** Takes the right to send, until `until`. */
  take(reminderId: string, holder: string, now: Instant, until: Instant): Promise<ClaimOutcome>;
  /** Settles what `holder` holds. False when it no longer does. */
  settle(
    reminderId: string,
    holder: string,
    outcome: Extract<Claim, { status: 'SENT' | 'DROPPED' }>,
  ): Promise<boolean>;
  /** Gives the right back after a failure that may pass, so that the next try need not wait for the lease. */
  release(reminderId: string, holder: string, now: Instant, attempt: number): Promise<void>;
}

const names = { '#status': 'status', '#holder': 'holder' };

export function claims(table: OperationsTable): Claims {
  const put = (reminderId: string, claim: Claim, expression: string, more: ExpressionParts) =>
    table.put(
      { pk: `claim#${reminderId}`, sk: 'claim', ...claim },
      { expression, names: { ...names, ...more.names }, values: { ':claimed': 'CLAIMED', ...more.values } },
    );
  const heldBy = '#status = :claimed AND #holder = :holder';

  return {
    async take(reminderId, holder, now, until) {
      const item = await table.get(`claim#${reminderId}`, 'claim');
      const known = item as unknown as Claim | undefined;
      if (known && known.status !== 'CLAIMED') return known;
      const attempt = (known?.attempt ?? 0) + 1;
      const taken = await put(
        reminderId,
        { status: 'CLAIMED', holder, until, attempt },
        'attribute_not_exists(#status) OR (#status = :claimed AND #attempt = :before AND (#until <= :now OR #holder = :holder))',
        {
          names: { '#until': 'until', '#attempt': 'attempt' },
          values: { ':now': now, ':holder': holder, ':before': attempt - 1 },
        },
      );
      return taken ? { status: 'MINE', attempt } : { status: 'HELD' };
    },
    settle: (reminderId, holder, outcome) =>
      put(reminderId, outcome, heldBy, { values: { ':holder': holder } }),
    async release(reminderId, holder, now, attempt) {
      await put(reminderId, { status: 'CLAIMED', holder, until: now, attempt }, heldBy, {
        values: { ':holder': holder },
      });
    },
  };
}

interface ExpressionParts {
  readonly names?: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
}
