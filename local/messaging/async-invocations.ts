import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Activity } from '../activity.ts';
import type { InvokeResult } from '../lambda/execution-environment.ts';
import type { FunctionSpec } from '../template/functions.ts';
import type { SteerableClock } from '../time/clock.ts';
import { MessageQueue, type QueueMessage } from './message-queue.ts';
import type { Queues } from './queues.ts';

type Invoke = (functionName: string, event: unknown) => Promise<InvokeResult>;

/** What came of an invocation nobody waited for. */
export interface AsyncOutcome {
  readonly functionName: string;
  readonly ok: boolean;
  readonly error?: string;
}

/**
 * Invocations that nobody waits for (rules, schedules): accepted durably, tried again as the template says, and at last
 * handed to the function's failure queue. Lambda waits a minute and two between tries; here it is a second and two.
 */
export class AsyncInvocations {
  private readonly queues = new Map<string, MessageQueue>();
  private readonly specs: ReadonlyMap<string, FunctionSpec>;
  private readonly failures: Queues;
  private readonly clock: SteerableClock;
  private readonly activity: Activity;
  private readonly invokeFunction: Invoke;
  private readonly retryDelayMs: number;
  private readonly listeners: ((outcome: AsyncOutcome) => void)[] = [];

  /** @param dir where accepted invocations are kept until they are done */
  constructor(
    specs: readonly FunctionSpec[],
    dir: string,
    parts: {
      failures: Queues;
      clock: SteerableClock;
      activity: Activity;
      invoke: Invoke;
      retryDelayMs?: number;
    },
  ) {
    this.specs = new Map(specs.map((spec) => [spec.name, spec]));
    this.failures = parts.failures;
    this.clock = parts.clock;
    this.activity = parts.activity;
    this.invokeFunction = parts.invoke;
    this.retryDelayMs = parts.retryDelayMs ?? 1000;
    for (const spec of specs) {
      if (spec.async.onFailureArn !== undefined) this.failures.at(spec.async.onFailureArn);
      this.queues.set(spec.name, this.open(spec, dir));
    }
  }

  /** Starts with what an earlier process accepted and did not finish. */
  start(): void {
    for (const [name, queue] of this.queues) queue.consume(() => this.pump(name, queue));
  }

  /** Accepts an invocation; it survives the end of this process. */
  accept(functionName: string, event: unknown): void {
    const queue = this.queues.get(functionName);
    if (!queue) throw new Error(`no function ${functionName}`);
    queue.send(JSON.stringify(event));
  }

  onOutcome(listener: (outcome: AsyncOutcome) => void): void {
    this.listeners.push(listener);
  }

  close(): void {
    for (const queue of this.queues.values()) queue.close();
  }

  private open(spec: FunctionSpec, dir: string): MessageQueue {
    return new MessageQueue({
      name: `invocations of ${spec.name}`,
      file: join(dir, `${spec.name}.ndjson`),
      // Deleted by `run` alone, which outlasts any number of tries.
      visibilityTimeoutMs: Number.MAX_SAFE_INTEGER / 2,
      delayMs: 0,
      clock: this.clock,
      activity: this.activity,
    });
  }

  private pump(functionName: string, queue: MessageQueue): void {
    for (const message of queue.receive(10))
      void this.activity.track(`invocation of ${functionName}`, () => this.run(functionName, queue, message));
  }

  private async run(functionName: string, queue: MessageQueue, message: QueueMessage): Promise<void> {
    const spec = this.specs.get(functionName);
    if (!spec) throw new Error(`no function ${functionName}`);
    const event = JSON.parse(message.body) as unknown;
    let result = await this.invokeFunction(functionName, event);
    for (let attempt = 1; !result.ok && attempt <= spec.async.retries; attempt++) {
      await new Promise((resolve) => setTimeout(resolve, this.retryDelayMs * attempt));
      result = await this.invokeFunction(functionName, event);
    }
    if (!result.ok) this.giveUp(spec, event, result.error);
    queue.delete(message.id);
    for (const listener of this.listeners)
      listener({ functionName, ok: result.ok, ...(result.ok ? {} : { error: result.error.errorMessage }) });
  }

  private giveUp(spec: FunctionSpec, requestPayload: unknown, error: unknown): void {
    process.stderr.write(`${spec.name} failed: ${JSON.stringify(error)}\n`);
    if (spec.async.onFailureArn === undefined) return;
    const body = {
      version: '1.0',
      timestamp: new Date(this.clock.now()).toISOString(),
      requestContext: {
        requestId: randomUUID(),
        functionArn: `${spec.arn}:$LATEST`,
        condition: 'RetriesExhausted',
        approximateInvokeCount: spec.async.retries + 1,
      },
      requestPayload,
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: error,
    };
    this.failures.at(spec.async.onFailureArn).send(JSON.stringify(body));
  }
}
