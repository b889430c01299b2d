import type { Activity } from './activity.ts';
import { type ClockMove, summarise } from './dev/clock-move.ts';
import type { ClockControl } from './dev/clock-route.ts';
import type { AsyncInvocations, AsyncOutcome } from './messaging/async-invocations.ts';
import type { SteerableClock } from './time/clock.ts';
import type { Scheduler } from './time/scheduler.ts';

/** How long a pipeline may take to come to rest after one scheduled instant before time goes on without it. */
const PATIENCE_MS = 60_000;

/** Moves the clock, one move at a time, and tells what happened on the way. */
export class ClockMover implements ClockControl {
  private readonly clock: SteerableClock;
  private readonly scheduler: Scheduler;
  private readonly activity: Activity;
  private readonly mailCount: () => number;
  private readonly failures: AsyncOutcome[] = [];
  private turn: Promise<unknown> = Promise.resolve();

  /** @param mailCount mails that have ever arrived in this process */
  constructor(parts: {
    clock: SteerableClock;
    scheduler: Scheduler;
    activity: Activity;
    invocations: AsyncInvocations;
    mailCount: () => number;
  }) {
    this.clock = parts.clock;
    this.scheduler = parts.scheduler;
    this.activity = parts.activity;
    this.mailCount = parts.mailCount;
    parts.invocations.onOutcome((outcome) => {
      if (!outcome.ok) this.failures.push(outcome);
    });
  }

  now(): number {
    return this.clock.now();
  }

  get offsetMs(): number {
    return this.clock.offsetMs;
  }

  move(target: number): Promise<ClockMove> {
    const move = this.turn.then(() => this.run(target));
    this.turn = move.catch(() => undefined);
    return move;
  }

  private async run(target: number): Promise<ClockMove> {
    const from = this.clock.now();
    const mailsBefore = this.mailCount();
    const unsettled = new Set<string>();
    const settle = async (): Promise<void> => {
      for (const label of await this.activity.settled(PATIENCE_MS)) unsettled.add(label);
    };
    this.failures.length = 0;
    await settle();
    const runs = await this.scheduler.moveTo(target, settle);
    return {
      from: new Date(from).toISOString(),
      now: new Date(this.clock.now()).toISOString(),
      ran: summarise(runs),
      failed: this.failures.map(({ functionName, error = '' }) => ({ function: functionName, error })),
      unsettled: [...unsettled],
      mails: this.mailCount() - mailsBefore,
    };
  }
}
