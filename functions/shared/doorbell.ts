import type { DynamoDBStreamEvent } from 'aws-lambda';
import { LedgerId } from '../../events/identifiers.ts';
import {
  type Consumer,
  ConsumerStopped,
  type Following,
  type FollowTools,
  follow,
  type Log,
} from './consumer.ts';
import { isPassing } from './ledger/engine-trouble.ts';
import { NotYet } from './not-yet.ts';
import type { Jurisdictions } from './operations/jurisdictions.ts';
import { ledgerTable } from './tables.ts';

/** Whatever rings: stream records name ledgers to look at; a schedule, or nothing at all, means all of them. */
export type Doorbell = DynamoDBStreamEvent | { readonly time?: string } | undefined;

/** To a stream: the first record of each ledger that could not be followed. To anybody else: how far each was. */
export interface Rung {
  readonly batchItemFailures: { readonly itemIdentifier: string }[];
  readonly ledgers: readonly Following[];
}

export interface DoorbellTools extends FollowTools {
  readonly jurisdictions: Jurisdictions;
  readonly log: Log;
}

/**
 * Follows every ledger that the bell names, each by itself: one that stops holds no other up. Stopped ledgers are given
 * back to a stream mapping as failed records, so that it rings again and finally keeps them in its dead-letter queue;
 * a schedule gets an AggregateError.
 */
export async function answerDoorbell(
  tools: DoorbellTools,
  consumerFor: (ledger: LedgerId) => Promise<Consumer>,
  bell: Doorbell,
  timeLeft: () => number,
): Promise<Rung> {
  const rung = recordsByLedger(bell);
  const ledgers: Following[] = [];
  const failures: { ledger: LedgerId; error: unknown }[] = [];
  for (const ledger of rung ? rung.keys() : await tools.jurisdictions.all()) {
    try {
      const following = await follow(tools, await consumerFor(ledger), ledger, timeLeft);
      ledgers.push(following);
      if (following.to > following.from || !following.caughtUp) tools.log.info('followed', { ...following });
    } catch (error) {
      report(tools.log, ledger, error);
      failures.push({ ledger, error });
    }
  }
  if (!rung && failures.length)
    throw new AggregateError(
      failures.map(({ error }) => error),
      `stopped on ${failures.map(({ ledger }) => ledger).join(', ')}`,
    );
  const batchItemFailures = failures.map(({ ledger }) => ({ itemIdentifier: rung?.get(ledger) ?? '' }));
  return { batchItemFailures, ledgers };
}

/** First sequence number per ledger; undefined when the bell is no stream. */
function recordsByLedger(bell: Doorbell): Map<LedgerId, string> | undefined {
  if (!bell || !('Records' in bell)) return undefined;
  const first = new Map<LedgerId, string>();
  for (const { dynamodb } of bell.Records) {
    const ledger = LedgerId.safeParse(dynamodb?.Keys?.[ledgerTable.partitionKey]?.S);
    if (ledger.success && !first.has(ledger.data)) first.set(ledger.data, dynamodb?.SequenceNumber ?? '');
  }
  return first;
}

/** `alarm` is what the log's metric filter counts. An engine that is busy passes; a commit that can't be applied stays. */
function report(log: Log, ledger: LedgerId, error: unknown): void {
  const cause = error instanceof ConsumerStopped ? error.cause : error;
  const stopped =
    error instanceof ConsumerStopped
      ? { consumer: error.consumer, position: error.position, events: error.events }
      : {};
  const fields = { ledger, ...stopped, error: cause instanceof Error ? cause : new Error(String(cause)) };
  if (isPassing(cause) || cause instanceof NotYet) log.warn('interrupted, will go on', fields);
  else log.error('consumer stopped', { alarm: 'CONSUMER_STOPPED', ...fields });
}
