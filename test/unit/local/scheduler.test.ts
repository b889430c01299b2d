import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventTargets } from '../../../local/messaging/event-targets.ts';
import type { RuleSpec } from '../../../local/template/messaging.ts';
import { SteerableClock } from '../../../local/time/clock.ts';
import { Scheduler } from '../../../local/time/scheduler.ts';

const NOW = '2026-11-24T04:00:00.000Z';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse(NOW) }));
afterEach(() => void vi.useRealTimers());

const rule = (name: string, schedule: string): RuleSpec => ({
  name,
  arn: `arn:rule/${name}`,
  bus: 'default',
  pattern: undefined,
  schedule,
  targets: [{ Arn: 'arn:function', Id: 'Target0' }],
});

const RULES = [
  rule('morning', 'cron(30 0 * * ? *)'),
  rule('afternoon', 'cron(0 6 * * ? *)'),
  rule('catch-up', 'rate(5 minutes)'),
];

function bench(dataDir = mkdtempSync(join(tmpdir(), 'schedule-')), rules = RULES) {
  const log: string[] = [];
  const clock = new SteerableClock(dataDir);
  const targets = {
    deliver: (_target: unknown, event: Readonly<Record<string, unknown>>) => {
      const name = String((event['resources'] as string[])[0]).split('/')[1];
      log.push(`${name} ${String(event['time']).slice(5, 16)}`);
    },
  } as unknown as EventTargets;
  const scheduler = new Scheduler(rules, clock, targets, dataDir);
  const settle = async (): Promise<void> => void log.push('settle');
  const moveTo = (text: string) => scheduler.moveTo(Date.parse(text), settle);
  return { dataDir, log, clock, scheduler, moveTo };
}

describe('scheduled rules', () => {
  it('run at their own instants as time passes', () => {
    const { log, scheduler } = bench();
    scheduler.start();
    vi.advanceTimersByTime(11 * 60_000);
    scheduler.stop();
    expect(log).toEqual(['catch-up 11-24T04:05', 'catch-up 11-24T04:10']);
  });

  it('carry an event as EventBridge makes it', () => {
    const events: unknown[] = [];
    const dataDir = mkdtempSync(join(tmpdir(), 'schedule-'));
    const targets = {
      deliver: (_target: unknown, event: unknown) => events.push(event),
    } as unknown as EventTargets;
    const scheduler = new Scheduler(
      [rule('tick', 'rate(1 minute)')],
      new SteerableClock(dataDir),
      targets,
      dataDir,
    );
    scheduler.start();
    vi.advanceTimersByTime(60_000);
    scheduler.stop();
    expect(events).toMatchObject([
      {
        version: '0',
        'detail-type': 'Scheduled Event',
        source: 'aws.events',
        time: '2026-11-24T04:01:00Z',
        resources: ['arn:rule/tick'],
        detail: {},
      },
    ]);
  });

  it('run in order while the clock is moved, each cron run once, and wait for the pipeline after each', async () => {
    const { log, clock, moveTo } = bench();
    const runs = await moveTo('2026-11-25T07:00:00Z');
    expect(log).toEqual([
      'catch-up 11-24T06:00',
      'settle',
      'afternoon 11-24T06:00',
      'settle',
      'catch-up 11-25T00:30',
      'settle',
      'morning 11-25T00:30',
      'settle',
      'catch-up 11-25T06:00',
      'settle',
      'afternoon 11-25T06:00',
      'settle',
      'settle',
      'catch-up 11-25T07:00',
      'settle',
    ]);
    expect(runs.filter((run) => run.rule === 'morning')).toEqual([
      { rule: 'morning', at: Date.parse('2026-11-25T00:30:00Z') },
    ]);
    expect(clock.now()).toBe(Date.parse('2026-11-25T07:00:00Z'));
  });

  it('run at every one of their instants in a long span', async () => {
    const { log, moveTo } = bench();
    await moveTo('2027-11-24T04:00:00Z');
    expect(log.filter((line) => line.startsWith('morning'))).toHaveLength(365);
    expect(log.filter((line) => line.startsWith('afternoon'))).toHaveLength(365);
  });

  it('do not run again for time that has been moved over', async () => {
    const { log, scheduler, moveTo } = bench();
    await moveTo('2026-11-24T23:59:00Z');
    log.length = 0;
    await moveTo('2026-11-24T23:59:30Z');
    vi.advanceTimersByTime(31_000);
    scheduler.stop();
    expect(log.filter((line) => line !== 'settle')).toEqual(['catch-up 11-25T00:00']);
  });

  it('go on from where an earlier process stopped, and make up once for what was missed', async () => {
    const first = bench();
    await first.moveTo('2026-11-24T07:00:00Z');
    first.scheduler.stop();
    vi.setSystemTime(Date.parse('2026-11-26T00:00:00Z'));
    const second = bench(first.dataDir);
    second.scheduler.start();
    second.scheduler.stop();
    // The clock was moved three hours ahead on the first day, and has stayed ahead.
    expect(second.log).toEqual(['morning 11-26T00:30', 'afternoon 11-25T06:00', 'catch-up 11-26T03:00']);
  });
});

describe('the steerable clock', () => {
  it('goes forward only, and stays ahead over a restart', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'clock-'));
    const clock = new SteerableClock(dataDir);
    clock.advanceTo(Date.parse('2027-01-01T00:00:00Z'));
    clock.advanceTo(Date.parse('2026-12-01T00:00:00Z'));
    vi.advanceTimersByTime(1000);
    expect(new Date(new SteerableClock(dataDir).now()).toISOString()).toBe('2027-01-01T00:00:01.000Z');
  });

  it('tells those who wait for an instant', () => {
    const clock = new SteerableClock(mkdtempSync(join(tmpdir(), 'clock-')));
    const told = vi.fn();
    clock.onMove(told);
    clock.advanceTo(clock.now() + 1);
    clock.advanceTo(clock.now() - 1);
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('begins where a new data directory is told to, once', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'clock-'));
    const begin = Date.parse('2026-03-02T09:00:00+08:00');
    expect(new SteerableClock(dataDir, begin).now() - begin).toBeLessThan(1_000);
    expect(new SteerableClock(dataDir, begin + 86_400_000).now() - begin).toBeLessThan(1_000);
  });

  it('refuses an offset that cannot be one', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'clock-'));
    writeFileSync(join(dataDir, 'clock.json'), '{"offsetMs":"soon"}');
    expect(() => new SteerableClock(dataDir)).toThrow('does not hold a clock offset');
  });

  it('of a day and more run once at the end of a move, however many days it spans', async () => {
    const { log, moveTo } = bench(undefined, [
      rule('morning', 'cron(30 0 * * ? *)'),
      rule('hourly', 'rate(1 hour)'),
      rule('daily', 'rate(1 day)'),
    ]);
    await moveTo('2026-11-27T04:00:00.000Z');
    const ran = log.filter((line) => line !== 'settle').map((line) => line.split(' ')[0]);
    expect(ran.filter((name) => name === 'daily')).toHaveLength(1);
    expect(ran.filter((name) => name === 'hourly')).toHaveLength(4);
    expect(ran.at(-1)).toBe('daily');
  });
});
