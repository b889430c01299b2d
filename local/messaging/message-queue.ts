import { randomUUID } from 'node:crypto';
import type { Activity } from '../activity.ts';
import type { Clock } from '../time/clock.ts';
import { Journal } from './journal.ts';

export interface QueueMessage {
  readonly id: string;
  readonly body: string;
  /** Epoch milliseconds */
  readonly sentAt: number;
  readonly receiveCount: number;
  readonly firstReceivedAt: number;
}

interface Stored {
  readonly id: string;
  readonly body: string;
  readonly sentAt: number;
  receiveCount: number;
  firstReceivedAt: number;
  /** Epoch milliseconds from which it can be received */
  visibleAt: number;
}

type Entry =
  | {
      readonly sent: {
        readonly id: string;
        readonly body: string;
        readonly sentAt: number;
        readonly visibleAt: number;
      };
    }
  | { readonly received: string; readonly count: number; readonly firstAt: number }
  | { readonly deleted: string };

export interface QueueOptions {
  readonly name: string;
  readonly file: string;
  readonly visibilityTimeoutMs: number;
  readonly delayMs: number;
  readonly clock: Clock;
  readonly activity: Activity;
  /** After how many receives a message moves on, and where to */
  readonly redrive?: { readonly maxReceiveCount: number; readonly to: (body: string) => void };
}

const COMPACT_AFTER = 5_000;
const LONGEST_TIMER_MS = 0x7fffffff;

/**
 * A queue as SQS has it: a received message is out of sight until it is deleted or its visibility timeout has passed.
 * Everything is journalled before the call returns. After a restart what was out of sight can be received at once, with
 * its receives counted: whoever had it is gone. Timeouts follow the steerable clock.
 */
export class MessageQueue {
  private readonly options: QueueOptions;
  private readonly messages = new Map<string, Stored>();
  private readonly journal: Journal<Entry>;
  private entriesSinceCompaction = 0;
  private consumer: (() => void) | undefined;
  private releaseActivity: (() => void) | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(options: QueueOptions) {
    this.options = options;
    this.journal = new Journal<Entry>(options.file, (entry) => this.replay(entry));
    this.compact();
  }

  send(body: string): string {
    const now = this.options.clock.now();
    const id = randomUUID();
    const sent = { id, body, sentAt: now, visibleAt: now + this.options.delayMs };
    this.record({ sent });
    this.messages.set(id, { ...sent, receiveCount: 0, firstReceivedAt: 0 });
    this.look();
    return id;
  }

  /** Up to `max` messages in the order sent; one received too often moves to the dead-letter queue instead. */
  receive(max: number): readonly QueueMessage[] {
    const { clock, redrive, visibilityTimeoutMs } = this.options;
    const now = clock.now();
    const batch: QueueMessage[] = [];
    for (const message of this.messages.values()) {
      if (batch.length === max) break;
      if (message.visibleAt > now) continue;
      if (redrive && message.receiveCount >= redrive.maxReceiveCount) {
        redrive.to(message.body);
        this.remove(message.id);
        continue;
      }
      message.receiveCount += 1;
      message.firstReceivedAt ||= now;
      message.visibleAt = now + visibilityTimeoutMs;
      this.record({ received: message.id, count: message.receiveCount, firstAt: message.firstReceivedAt });
      batch.push({ ...message });
    }
    this.look();
    return batch;
  }

  delete(id: string): void {
    this.remove(id);
    this.look();
  }

  /** One consumer at most; it is called whenever messages can be received, and calls `receive` in its own time. */
  consume(onVisible: () => void): void {
    this.consumer = onVisible;
    this.look();
  }

  /** Looks again at what can be received: the clock has moved, or the consumer has time. */
  look(): void {
    clearTimeout(this.timer);
    if (!this.consumer) return;
    const now = this.options.clock.now();
    const next = this.nextVisible(now);
    if (next <= now) {
      this.releaseActivity ??= this.options.activity.hold(`queue ${this.options.name}`);
      queueMicrotask(this.consumer);
      return;
    }
    this.releaseActivity?.();
    this.releaseActivity = undefined;
    if (next === Number.POSITIVE_INFINITY) return;
    this.timer = setTimeout(() => this.look(), Math.min(next - now, LONGEST_TIMER_MS));
    this.timer.unref();
  }

  /** When the next message can be received: `now` when one can, infinity when there is none. */
  private nextVisible(now: number): number {
    let next = Number.POSITIVE_INFINITY;
    for (const { visibleAt } of this.messages.values()) {
      if (visibleAt <= now) return now;
      next = Math.min(next, visibleAt);
    }
    return next;
  }

  /** All messages in the order sent, for whoever looks after a dead-letter queue. */
  peek(): readonly QueueMessage[] {
    return [...this.messages.values()].map((message) => ({ ...message }));
  }

  close(): void {
    clearTimeout(this.timer);
    this.consumer = undefined;
    this.releaseActivity?.();
    this.journal.close();
  }

  private remove(id: string): void {
    if (!this.messages.delete(id)) return;
    this.record({ deleted: id });
  }

  private record(entry: Entry): void {
    this.journal.append(entry);
    this.entriesSinceCompaction += 1;
    if (this.entriesSinceCompaction >= COMPACT_AFTER && 'deleted' in entry) this.compact();
  }

  private compact(): void {
    this.journal.rewrite(
      [...this.messages.values()].flatMap(
        ({ id, body, sentAt, visibleAt, receiveCount, firstReceivedAt }): Entry[] => [
          { sent: { id, body, sentAt, visibleAt } },
          ...(receiveCount > 0 ? [{ received: id, count: receiveCount, firstAt: firstReceivedAt }] : []),
        ],
      ),
    );
    this.entriesSinceCompaction = 0;
  }

  private replay(entry: Entry): void {
    if ('sent' in entry) {
      this.messages.set(entry.sent.id, { ...entry.sent, receiveCount: 0, firstReceivedAt: 0 });
      return;
    }
    if ('deleted' in entry) {
      this.messages.delete(entry.deleted);
      return;
    }
    const message = this.messages.get(entry.received);
    if (!message) return;
    message.receiveCount = entry.count;
    message.firstReceivedAt = entry.firstAt;
    message.visibleAt = entry.firstAt;
  }
}
