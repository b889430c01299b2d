import type { SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { type Instant, instant } from '../../events/civil-date.ts';
import { LedgerId } from '../../events/identifiers.ts';
import { BusEvent } from '../shared/bus-event.ts';

/** A reminder to deliver: everything else is read from the ledger. */
export interface Job {
  readonly ledger: LedgerId;
  readonly obligationId: string;
  readonly reminderId: string;
}

const Envelope = z.object({
  detail: BusEvent.extend({ type: z.literal('ReminderIssued'), stream: z.string().startsWith('reminder:') }),
});
const Body = z.object({ obligationId: z.string(), reminderId: z.string() });

/** A message of the queue that is no `ReminderIssued` of the relay. It goes to the dead-letter queue, unread. */
export class NotAReminder extends Error {
  override readonly name = 'NotAReminder';
}

/** The reminder a queue message speaks of. Throws NotAReminder. */
export function jobOf(record: Pick<SQSRecord, 'body'>): Job {
  const envelope = Envelope.safeParse(parseJson(record.body));
  const body = Body.safeParse(envelope.data?.detail.body);
  if (!envelope.success || !body.success) throw new NotAReminder('the message holds no ReminderIssued');
  return { ledger: LedgerId.parse(envelope.data.detail.ledger), ...body.data };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The time by which a message is worked on: when it was first taken from the queue, else when it was sent. */
export function timeOf({ attributes }: Pick<SQSRecord, 'attributes'>): Instant {
  const millis = Number(attributes.ApproximateFirstReceiveTimestamp || attributes.SentTimestamp);
  return instant(new Date(millis).toISOString());
}
