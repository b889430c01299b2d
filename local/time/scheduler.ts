import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '../data-dir.ts';
import { wholeSeconds } from '../messaging/event-bus.ts';
import type { EventTargets } from '../messaging/event-targets.ts';
import type { RuleSpec } from '../template/messaging.ts';
import { LOCAL_PLACE } from '../template/naming.ts';
import type { SteerableClock } from './clock.ts';
import { parseSchedule, type Schedule } from './schedule-expression.ts';

/** One run of one scheduled rule. */
export interface ScheduledRun {
  readonly rule: string;
  /** The instant it was due, epoch milliseconds */
  readonly at: number;
}

interface Timed {
  readonly spec: RuleSpec;
  readonly schedule: Schedule;
  /** Everything due up to this instant has run */
  runUntil: number;
}

const LONGEST_TIMER_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * Runs the scheduled rules by the steerable clock, each at its own instant. While the clock is moved over a span, every
 * cron run in it takes place, in order; rate rules, which only catch up, run once before each and once at the end. Those
 * of a day and more look at everything as it stands: they run once at the end.
 */
export class Scheduler {
  private readonly timed: readonly Timed[];
  private readonly clock: SteerableClock;
  private readonly targets: EventTargets;
  private readonly file: string;
  private timer: NodeJS.Timeout | undefined;
  private moving = false;
  private stopped = false;

  /** @param dataDir remembers what has run, so that a run missed while nothing was running is made up for once */
  constructor(rules: readonly RuleSpec[], clock: SteerableClock, targets: EventTargets, dataDir: string) {
    this.clock = clock;
    this.targets = targets;
    this.file = join(dataDir, 'schedules.json');
    const known = readRuns(this.file);
    this.timed = rules.flatMap((spec) =>
      spec.schedule === undefined
        ? []
        : [{ spec, schedule: parseSchedule(spec.schedule), runUntil: known[spec.name] ?? clock.now() }],
    );
  }

  start(): void {
    this.runDue(this.clock.now());
    this.arm();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /**
   * Moves the clock to `target`, and runs on the way what is scheduled.
   * @param settle awaited after each instant, before time goes on
   */
  async moveTo(target: number, settle: () => Promise<void>): Promise<readonly ScheduledRun[]> {
    this.moving = true;
    clearTimeout(this.timer);
    const runs: ScheduledRun[] = [];
    try {
      for (let at = this.nextCron(target); at !== undefined && !this.stopped; at = this.nextCron(target)) {
        this.clock.advanceTo(at);
        runs.push(...(await this.step(at, settle)));
      }
      this.clock.advanceTo(target);
      await settle();
      runs.push(...(await this.step(target, settle, Number.POSITIVE_INFINITY)));
      return runs;
    } finally {
      this.moving = false;
      this.arm();
    }
  }

  private async step(
    at: number,
    settle: () => Promise<void>,
    longestPeriod = DAY_MS - 1,
  ): Promise<readonly ScheduledRun[]> {
    const runs = this.runDue(at, 'RATE', longestPeriod);
    if (runs.length > 0) await settle();
    const crons = this.runDue(at, 'CRON');
    if (crons.length > 0) await settle();
    return [...runs, ...crons];
  }

  /** Runs each rule that has come due since it last ran, once, as of its latest instant. */
  private runDue(
    now: number,
    kind?: Schedule['kind'],
    longestPeriod = Number.POSITIVE_INFINITY,
  ): readonly ScheduledRun[] {
    const runs: ScheduledRun[] = [];
    for (const timed of this.timed) {
      if (kind && timed.schedule.kind !== kind) continue;
      if (timed.schedule.kind === 'RATE' && periodOf(timed.schedule) > longestPeriod) continue;
      const at = latestDue(timed, now);
      timed.runUntil = Math.max(timed.runUntil, now);
      if (at === undefined) continue;
      runs.push({ rule: timed.spec.name, at });
      for (const target of timed.spec.targets) this.targets.deliver(target, scheduledEvent(timed.spec, at));
    }
    if (runs.length > 0) this.remember();
    return runs;
  }

  private nextCron(until: number): number | undefined {
    const next = this.timed
      .filter(({ schedule }) => schedule.kind === 'CRON')
      .map(({ schedule, runUntil }) => schedule.next(runUntil) ?? Number.POSITIVE_INFINITY);
    const earliest = Math.min(...next);
    return earliest <= until ? earliest : undefined;
  }

  private arm(): void {
    if (this.stopped || this.moving || this.timed.length === 0) return;
    clearTimeout(this.timer);
    const now = this.clock.now();
    const next = Math.min(
      ...this.timed.map(({ schedule, runUntil }) => schedule.next(runUntil) ?? Number.POSITIVE_INFINITY),
    );
    this.timer = setTimeout(
      () => {
        this.runDue(this.clock.now());
        this.arm();
      },
      Math.min(Math.max(next - now, 0), LONGEST_TIMER_MS),
    );
    this.timer.unref();
  }

  private remember(): void {
    writeAtomically(
      this.file,
      JSON.stringify(Object.fromEntries(this.timed.map(({ spec, runUntil }) => [spec.name, runUntil]))),
    );
  }
}

/** Milliseconds from one run of a rate rule to the next. */
function periodOf(schedule: Schedule): number {
  const first = schedule.next(0) ?? 0;
  return (schedule.next(first) ?? first) - first;
}

function latestDue({ schedule, runUntil }: Timed, now: number): number | undefined {
  let latest: number | undefined;
  if (schedule.kind === 'RATE') {
    const first = schedule.next(runUntil);
    if (first === undefined || first > now) return undefined;
    const second = schedule.next(first) ?? first;
    return first + Math.floor((now - first) / (second - first)) * (second - first);
  }
  for (let at = schedule.next(runUntil); at !== undefined && at <= now; at = schedule.next(at)) latest = at;
  return latest;
}

function scheduledEvent(spec: RuleSpec, at: number): Readonly<Record<string, unknown>> {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: LOCAL_PLACE.account,
    time: wholeSeconds(at),
    region: LOCAL_PLACE.region,
    resources: [spec.arn],
    detail: {},
  };
}

function readRuns(file: string): Readonly<Record<string, number>> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>;
  } catch {
    return {};
  }
}
