import type { EventBody } from '../../../events/catalogue.ts';
import type { Instant } from '../../../events/civil-date.ts';
import type { LedgerId } from '../../../events/identifiers.ts';
import type { OperationsTable } from './operations-table.ts';

/*
 * Who is sending a message: one reminder, or one person's digest of one day. Invariants
 * - CLAIMED → SENT | DROPPED | FAILED, which are final: no retry, double delivery or second path sends again.
 * - One holder at a time, until its lease ends. Leases are in the time of the events that run the notifier, like
 *   everything else here; a holder that comes back (the same message delivered again) takes its own claim over.
 */

export type Claim =
  | { readonly status: 'CLAIMED'; readonly holder: string; readonly until: Instant; readonly attempt: number }
  | Settlement;

/** What became of a message, for good. */
export type Settlement =
  | {
      readonly status: 'SENT';
      readonly at: Instant;
      readonly messageId: string;
      readonly attempt: number;
      /** The reminders that it told of, and their ledger: what a report about the message is about */
      readonly ledger: LedgerId;
      readonly reminders: readonly ToldReminder[];
    }
  | {
      readonly status: 'DROPPED';
      readonly at: Instant;
      readonly reason: DropReason;
      readonly attempt: number;
    }
  | {
      readonly status: 'FAILED';
      readonly at: Instant;
      readonly reason: FailReason;
      readonly detail?: string;
      readonly attempt: number;
    };

export interface ToldReminder {
  readonly obligationId: string;
  readonly reminderId: string;
  /** Which sending of it: how often its recipient had put it off before */
  readonly sending: number;
}

export type DropReason = Exclude<
  EventBody<'ReminderDropped'>['reason'],
  'MUTED' | 'SNOOZED' | 'NO_ADDRESS' | 'REFUSED_BY_TRANSPORT'
>;
export type FailReason = EventBody<'ReminderFailed'>['reason'];

export type ClaimOutcome =
  | { readonly status: 'MINE'; readonly attempt: number }
  | { readonly status: 'HELD' }
  | Settlement;

export interface Claims {
  /** Takes the right to send, until `until`. */
  take(messageKey: string, holder: string, now: Instant, until: Instant): Promise<ClaimOutcome>;
  /** What is known of a message; undefined when nobody ever claimed it. */
  find(messageKey: string): Promise<Claim | undefined>;
  /** Settles what `holder` holds. False when it no longer does. */
  settle(messageKey: string, holder: string, outcome: Settlement): Promise<boolean>;
  /** Gives the right back after a failure that may pass, so that the next try need not wait for the lease. */
  release(messageKey: string, holder: string, now: Instant, attempt: number): Promise<void>;
}

const names = { '#status': 'status', '#holder': 'holder' };

export function claims(table: OperationsTable): Claims {
  const put = (messageKey: string, claim: Claim, expression: string, more: ExpressionParts) =>
    table.put(
      { pk: `claim#${messageKey}`, sk: 'claim', ...claim },
      { expression, names: { ...names, ...more.names }, values: { ':claimed': 'CLAIMED', ...more.values } },
    );
  const find = async (messageKey: string): Promise<Claim | undefined> =>
    (await table.get(`claim#${messageKey}`, 'claim')) as unknown as Claim | undefined;
  const heldBy = '#status = :claimed AND #holder = :holder';

  return {
    find,
    async take(messageKey, holder, now, until) {
      const known = await find(messageKey);
      if (known && known.status !== 'CLAIMED') return known;
      const attempt = (known?.attempt ?? 0) + 1;
      const taken = await put(
        messageKey,
        { status: 'CLAIMED', holder, until, attempt },
        'attribute_not_exists(#status) OR (#status = :claimed AND #attempt = :before AND (#until <= :now OR #holder = :holder))',
        {
          names: { '#until': 'until', '#attempt': 'attempt' },
          values: { ':now': now, ':holder': holder, ':before': attempt - 1 },
        },
      );
      return taken ? { status: 'MINE', attempt } : { status: 'HELD' };
    },
    settle: (messageKey, holder, outcome) =>
      put(messageKey, outcome, heldBy, { values: { ':holder': holder } }),
    async release(messageKey, holder, now, attempt) {
      await put(messageKey, { status: 'CLAIMED', holder, until: now, attempt }, heldBy, {
        values: { ':holder': holder },
      });
    },
  };
}

interface ExpressionParts {
  readonly names?: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
}
