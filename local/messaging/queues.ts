import { join } from 'node:path';
import type { Activity } from '../activity.ts';
import { TemplateRefused } from '../template/intrinsics.ts';
import type { QueueSpec } from '../template/messaging.ts';
import type { SteerableClock } from '../time/clock.ts';
import { MessageQueue } from './message-queue.ts';

/** A dead letter or a waiting message, for people. */
export interface QueueReport {
  readonly name: string;
  readonly messages: number;
  readonly bodies: readonly unknown[];
}

const SHOWN = 20;

/** The queues of the template, by ARN. */
export class Queues {
  private readonly byArn = new Map<string, MessageQueue>();
  private readonly specs: readonly QueueSpec[];

  /** @param dir where each queue keeps its journal */
  constructor(specs: readonly QueueSpec[], dir: string, clock: SteerableClock, activity: Activity) {
    this.specs = specs;
    for (const { redrive } of specs)
      if (redrive && !specs.some((spec) => spec.arn === redrive.toArn))
        throw new TemplateRefused(`${redrive.toArn} is no queue of this template`);
    for (const spec of specs) {
      const { redrive } = spec;
      const queue = new MessageQueue({
        name: spec.name,
        file: join(dir, `${spec.name}.ndjson`),
        visibilityTimeoutMs: spec.visibilityTimeoutSeconds * 1000,
        delayMs: spec.delaySeconds * 1000,
        clock,
        activity,
        ...(redrive && {
          redrive: {
            maxReceiveCount: redrive.maxReceiveCount,
            to: (body: string) => void this.at(redrive.toArn).send(body),
          },
        }),
      });
      this.byArn.set(spec.arn, queue);
      clock.onMove(() => queue.look());
    }
  }

  has(arn: string): boolean {
    return this.byArn.has(arn);
  }

  /** Throws TemplateRefused for an ARN that is no queue of the template. */
  at(arn: string): MessageQueue {
    const queue = this.byArn.get(arn);
    if (!queue) throw new TemplateRefused(`${arn} is no queue of this template`);
    return queue;
  }

  report(): readonly QueueReport[] {
    return this.specs.map((spec) => {
      const messages = this.at(spec.arn).peek();
      return {
        name: spec.name,
        messages: messages.length,
        bodies: messages.slice(-SHOWN).map((message) => parsed(message.body)),
      };
    });
  }

  close(): void {
    for (const queue of this.byArn.values()) queue.close();
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
