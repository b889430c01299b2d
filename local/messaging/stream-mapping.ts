import { randomUUID } from 'node:crypto';
import type { Activity } from '../activity.ts';
import type { TableWrite } from '../aws/dynamodb-service.ts';
import type { InvokeResult } from '../lambda/execution-environment.ts';
import type { MappingSpec } from '../template/messaging.ts';
import { LOCAL_PLACE } from '../template/naming.ts';
import type { Clock } from '../time/clock.ts';
import { compilePattern, type Matcher } from './event-pattern.ts';
import { deliverBatch } from './stream-batch.ts';

/** A record of a table's stream with its place in it. */
export interface StreamRecord extends TableWrite {
  readonly sequenceNumber: string;
  readonly eventId: string;
  /** Milliseconds of the monotonic clock */
  readonly arrivedAt: number;
  /** Epoch seconds of the steerable clock */
  readonly createdAt: number;
}

export interface StreamMappingParts {
  readonly invoke: (functionName: string, event: unknown) => Promise<InvokeResult>;
  readonly activity: Activity;
  readonly clock: Clock;
  /** Puts a message into the failure queue */
  readonly onFailure: ((body: string) => void) | undefined;
}

/** Tries after which a mapping that keeps failing no longer holds up whoever waits for the pipeline to settle. */
const PATIENCE = 3;
const FIRST_BACKOFF_MS = 50;
const LONGEST_BACKOFF_MS = 10_000;

/**
 * Gives the records of one table's stream to one function, in order, batch by batch. Records live in memory only: they
 * are a doorbell, and whoever starts the runtime rings it once for everything that may have been missed.
 */
export class StreamMapping {
  private readonly spec: MappingSpec;
  private readonly parts: StreamMappingParts;
  private readonly filters: readonly Matcher[];
  private readonly waiting: StreamRecord[] = [];
  private running = false;
  private closed = false;
  private release: (() => void) | undefined;
  private wake: (() => void) | undefined;

  constructor(spec: MappingSpec, parts: StreamMappingParts) {
    this.spec = spec;
    this.parts = parts;
    this.filters = spec.filters.map((filter) => compilePattern(filter, `filter of ${spec.logicalId}`));
  }

  get table(): string | undefined {
    return this.spec.table;
  }

  push(record: StreamRecord): void {
    if (this.closed || !this.takes(record)) return;
    this.waiting.push(record);
    this.hold();
    if (!this.running) void this.run();
  }

  private takes(record: StreamRecord): boolean {
    const event = toLambdaRecord(record, this.spec.sourceArn);
    return this.filters.length === 0 || this.filters.some((matches) => matches(event));
  }

  /** Records not yet taken, for a status page. */
  get backlog(): number {
    return this.waiting.length;
  }

  close(): void {
    this.closed = true;
    this.wake?.();
    this.release?.();
  }

  private hold(): void {
    this.release ??= this.parts.activity.hold(`stream of ${this.spec.functionName}`);
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0 && !this.closed) {
      const batch = this.waiting.slice(0, this.spec.batchSize);
      const done = await deliverBatch(batch, {
        policy: this.spec,
        invoke: (items) => this.invoke(items),
        backOff: (attempt) => this.backOff(attempt),
        giveUp: (items, attempts, result) => this.giveUp(items, attempts, result),
        now: () => performance.now(),
      });
      this.waiting.splice(0, done);
    }
    this.running = false;
    this.release?.();
    this.release = undefined;
  }

  private invoke(items: readonly StreamRecord[]): Promise<InvokeResult> {
    return this.parts.invoke(this.spec.functionName, {
      Records: items.map((item) => toLambdaRecord(item, this.spec.sourceArn)),
    });
  }

  private async backOff(attempt: number): Promise<boolean> {
    if (attempt >= PATIENCE) {
      this.release?.();
      this.release = undefined;
    }
    const wait = Math.min(FIRST_BACKOFF_MS * 2 ** (attempt - 1), LONGEST_BACKOFF_MS);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, wait);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = undefined;
    return !this.closed;
  }

  /** What Lambda puts into a failure queue: where in the stream the records are, not the records. */
  private giveUp(items: readonly StreamRecord[], attempts: number, result: InvokeResult): void {
    const [first] = items;
    const last = items.at(-1);
    if (!first || !last) return;
    process.stderr.write(
      `${this.spec.functionName} gave up ${items.length} stream records: ${JSON.stringify(result)}\n`,
    );
    this.parts.onFailure?.(
      JSON.stringify({
        version: '1.0',
        timestamp: new Date(this.parts.clock.now()).toISOString(),
        requestContext: {
          requestId: randomUUID(),
          functionArn: this.spec.functionName,
          condition: 'RetryAttemptsExhausted',
          approximateInvokeCount: attempts,
        },
        responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
        DDBStreamBatchInfo: {
          shardId: 'shardId-local',
          startSequenceNumber: first.sequenceNumber,
          endSequenceNumber: last.sequenceNumber,
          approximateArrivalOfFirstRecord: new Date(first.createdAt * 1000).toISOString(),
          approximateArrivalOfLastRecord: new Date(last.createdAt * 1000).toISOString(),
          batchSize: items.length,
          streamArn: this.spec.sourceArn,
        },
      }),
    );
  }
}

function toLambdaRecord(record: StreamRecord, eventSourceARN: string): unknown {
  return {
    eventID: record.eventId,
    eventName: record.eventName,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: LOCAL_PLACE.region,
    dynamodb: {
      ApproximateCreationDateTime: record.createdAt,
      Keys: record.keys,
      SequenceNumber: record.sequenceNumber,
      SizeBytes: JSON.stringify(record.keys).length,
      StreamViewType: 'KEYS_ONLY',
    },
    eventSourceARN,
  };
}
