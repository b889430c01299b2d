import { createHash } from 'node:crypto';
import type { Activity } from '../activity.ts';
import type { InvokeResult } from '../lambda/execution-environment.ts';
import type { MappingSpec } from '../template/messaging.ts';
import { LOCAL_PLACE } from '../template/naming.ts';
import { failedItems } from './batch-response.ts';
import type { MessageQueue, QueueMessage } from './message-queue.ts';

type Invoke = (functionName: string, event: unknown) => Promise<InvokeResult>;

/**
 * Gives the messages of a queue to a function, one batch at a time. What the function did not take stays in the queue
 * and comes again when its visibility timeout has passed. Batching windows are not waited for: a batch is what is there.
 */
export class QueueMapping {
  private readonly spec: MappingSpec;
  private readonly queue: MessageQueue;
  private readonly invoke: Invoke;
  private readonly activity: Activity;
  private busy = false;

  constructor(spec: MappingSpec, queue: MessageQueue, invoke: Invoke, activity: Activity) {
    this.spec = spec;
    this.queue = queue;
    this.invoke = invoke;
    this.activity = activity;
  }

  start(): void {
    this.queue.consume(() => void this.pump());
  }

  private async pump(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await this.activity.track(`mapping ${this.spec.functionName}`, async () => {
      for (;;) {
        const batch = this.queue.receive(this.spec.batchSize);
        if (batch.length === 0) break;
        await this.deliver(batch);
      }
    });
    this.busy = false;
  }

  private async deliver(batch: readonly QueueMessage[]): Promise<void> {
    const result = await this.invoke(this.spec.functionName, {
      Records: batch.map((message) => toRecord(message, this.spec.sourceArn)),
    });
    const failed = failedItems(
      result,
      this.spec.partialFailures,
      batch.map((message) => message.id),
    );
    if (failed === 'ALL') return;
    for (const message of batch) if (!failed.has(message.id)) this.queue.delete(message.id);
  }
}

function toRecord(message: QueueMessage, eventSourceARN: string): unknown {
  return {
    messageId: message.id,
    receiptHandle: `${message.id}#${message.receiveCount}`,
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receiveCount),
      SentTimestamp: String(message.sentAt),
      SenderId: LOCAL_PLACE.account,
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    },
    messageAttributes: {},
    md5OfBody: createHash('md5').update(message.body).digest('hex'),
    eventSource: 'aws:sqs',
    eventSourceARN,
    awsRegion: LOCAL_PLACE.region,
  };
}
