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

/** An event of our bus, which names the ledger that it stands in. */
interface BusRing {
  readonly time: string;
  readonly detail: { readonly ledger: string };
}

/** Whatever rings: stream records and events of the bus name ledgers to look at; a schedule, or nothing at all, means all of them. */
export type Doorbell = DynamoDBStreamEvent | BusRing | { readonly time?: string } | undefined;

/** To a stream: the first record of each ledger that could not be followed. To anybody else: how far each was. */
export interface Rung<T = Following> {
  readonly batchItemFailures: { readonly itemIdentifier: string }[];
  readonly ledgers: readonly T[];
}

export interface VisitTools {
  readonly jurisdictions: Jurisdictions;
  readonly log: Log;
}
export type DoorbellTools = FollowTools & VisitTools;

/** Follows every ledger that the bell names, each from its own checkpoint. */
export const answerDoorbell = (
  tools: DoorbellTools,
  consumerFor: (ledger: LedgerId) => Promise<Consumer>,
  bell: Doorbell,
  timeLeft: () => number,
): Promise<Rung> =>
  visitLedgers(tools, bell, async (ledger) => {
    const following = await follow(tools, await consumerFor(ledger), ledger, timeLeft);
    if (following.to > following.from || !following.caughtUp) tools.log.info('followed', { ...following });
    return following;
  });

/**
 * Visits every ledger that the bell names, each by itself: one that stops holds no other up. Stopped ledgers are given
 * back to a stream mapping as failed records, so that it rings again and finally keeps them in its dead-letter queue;
 * a schedule and the bus get an AggregateError.
 */
export async function visitLedgers<T>(
  { jurisdictions, log }: VisitTools,
  bell: Doorbell,
  visit: (ledger: LedgerId) => Promise<T>,
): Promise<Rung<T>> {
  const records = recordsByLedger(bell);
  const ledgers: T[] = [];
  const failures: { ledger: LedgerId; error: unknown }[] = [];
  for (const ledger of records?.keys() ?? busLedger(bell) ?? (await jurisdictions.all())) {
    try {
      ledgers.push(await visit(ledger));
    } catch (error) {
      report(log, ledger, error);
      failures.push({ ledger, error });
    }
  }
  if (!records && failures.length)
    throw new AggregateError(
      failures.map(({ error }) => error),
      `stopped on ${failures.map(({ ledger }) => ledger).join(', ')}`,
    );
  const batchItemFailures = failures.map(({ ledger }) => ({ itemIdentifier: records?.get(ledger) ?? '' }));
  return { batchItemFailures, ledgers };
}

function busLedger(bell: Doorbell): readonly LedgerId[] | undefined {
  return bell && 'detail' in bell ? ledgerIn(bell.detail.ledger) : undefined;
}

/** None for what names no ledger: a schedule's event has a detail too. */
function ledgerIn(name: unknown): readonly LedgerId[] | undefined {
  const ledger = LedgerId.safeParse(name);
  return ledger.success ? [ledger.data] : undefined;
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
  else log.error('consumer stopped', { alarm: alarmOf(cause), ...fields });
}

/** Errors that mean something of their own say so. */
const alarmOf = (cause: unknown): string =>
  cause instanceof Error && 'alarm' in cause ? String(cause.alarm) : 'CONSUMER_STOPPED';
