import { describe, expect, it } from 'vitest';
import { dateOf, ordinalOf } from '../../domain/calendar/ordinal.ts';
import { stepDue } from '../../domain/view/reminder-schedule.ts';
import { isWaiting } from '../../domain/view/reminder-views.ts';
import { civilDate, type Instant } from '../../events/civil-date.ts';
import { catchUp } from '../../functions/notifier/catch-up.ts';
import { notify } from '../../functions/notifier/notify.ts';
import { TransportTrouble } from '../../functions/shared/delivery.ts';
import { answerUrl } from '../../functions/shared/links/answer-url.ts';
import { readLink } from '../../functions/shared/links/signed-link.ts';
import type { Mail } from '../../functions/shared/mail/mail.ts';
import type { Claims } from '../../functions/shared/operations/claims.ts';
import { sweep } from '../../functions/sweep/sweep.ts';
import { at, claimsInMemory, LEDGER, MILESTONES, openWorld, type World } from '../support/reminder-world.ts';

/*
 * Lives of one plan with days that are skipped, sweeps that run late, twice or side by side, and processes that die at
 * any call of a port, before it or after it. REMINDER_DAYS scales it: 10000 for the figure of the decision.
 */

const DAYS = Number(process.env['REMINDER_DAYS'] ?? 600);
const DAYS_OF_A_LIFE = 60;
const KEYS = [Buffer.alloc(32, 7)] as const;
const quiet = { info() {}, warn() {}, error() {} };

class Killed extends Error {}

/** The same numbers for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What arrived, by reminder: how often, and how often its sender died before it could note that. */
class Post {
  readonly arrived = new Map<string, number>();
  readonly unnoted = new Map<string, number>();
  readonly late: string[] = [];

  /** Reminders that a mail tells of, by its links. */
  static remindersOf({ text }: Mail, now: Instant) {
    return [...text.matchAll(/\/v1\/links\/(\S+)/g)].map(([, token = '']) => {
      const reading = readLink(token, [KEYS[0]], now);
      if (reading.status !== 'VALID') throw new Error('a mail with a link that is no good');
      return reading.link;
    });
  }

  static count(counts: Map<string, number>, id: string): void {
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
}

/** The tools of one process, which may be killed at any call; a process that is dead does nothing more. */
function processOf(
  world: World & { readonly claims: Claims; readonly post: Post },
  risk: number,
  random: () => number,
  now: Instant,
) {
  let dead = false;
  /** Reminders of mails that arrived and whose claim is not settled yet */
  let inDoubt: readonly string[] = [];
  const die = (): never => {
    dead = true;
    for (const id of inDoubt) Post.count(world.post.unnoted, id);
    inDoubt = [];
    throw new Killed('killed');
  };
  const step = async <T>(act: () => Promise<T>): Promise<T> => {
    if (dead) throw new Killed('dead');
    if (random() < risk) die();
    const done = await act();
    if (random() < risk) die();
    return done;
  };
  const arrive = async (mail: Mail) => {
    const links = Post.remindersOf(mail, now);
    for (const { reminderId, obligationId } of links) {
      Post.count(world.post.arrived, reminderId);
      const duty = (await world.duties()).find(({ obligation }) => obligation.id === obligationId);
      if (duty?.obligation.state.status !== 'OPEN') world.post.late.push(obligationId);
    }
    inDoubt = links.map(({ reminderId }) => reminderId);
    // The connection breaks after the last dot: the sender lives, and does not know.
    if (random() < risk) {
      for (const id of inDoubt) Post.count(world.post.unnoted, id);
      inDoubt = [];
      throw new TransportTrouble('hung up');
    }
    return { status: 'ACCEPTED' as const, response: '250' };
  };
  return {
    ...world,
    log: quiet,
    due: world.index,
    jurisdictions: { all: async () => [LEDGER] },
    sweeps: { done: async () => {}, last: async () => now },
    ledger: { ...world.ledger, append: (request: never) => step(() => world.ledger.append(request)) },
    claims: {
      ...world.claims,
      take: (...all: Parameters<Claims['take']>) => step(() => world.claims.take(...all)),
      release: (...all: Parameters<Claims['release']>) => step(() => world.claims.release(...all)),
      settle: (...all: Parameters<Claims['settle']>) =>
        step(async () => {
          const settled = await world.claims.settle(...all);
          inDoubt = [];
          return settled;
        }),
    },
    mail: { send: (mail: Mail) => step(() => arrive(mail)) },
    bot: { send: () => Promise.reject(new Error('nobody has a bot')) },
    consoleUrl: 'http://127.0.0.1',
    answerUrl: answerUrl('http://127.0.0.1', async () => [KEYS[0]]),
    mailDomain: 'example.invalid',
  };
}

async function survive(run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const all = error instanceof AggregateError ? error.errors : [error];
    for (const one of all)
      if (!(one instanceof Killed) && !['TransportTrouble', 'ClaimHeld', 'AggregateError'].includes(one.name))
        throw one;
  }
}

async function life(seed: number): Promise<Post> {
  const random = randomFrom(seed);
  const post = new Post();
  const world = { ...(await openWorld()), claims: claimsInMemory(), post };
  await world.live(MILESTONES.issued, at(civilDate('2026-05-11'), '08:00'));
  const day = (n: number) => dateOf(ordinalOf(civilDate('2026-05-11')) + n);
  const acts = [Math.floor(random() * 90), Math.floor(random() * 90)].toSorted((a, b) => a - b);
  let runs = 0;
  const sweeps = (today: ReturnType<typeof day>, time: string, risk: number) =>
    survive(() => sweep(processOf(world, risk, random, at(today, time)), at(today, time)));
  const ticks = (today: ReturnType<typeof day>, time: string, risk: number) => {
    const tick = { now: at(today, time), holder: `tick ${++runs}` };
    return survive(() => catchUp(processOf(world, risk, random, tick.now), tick, () => 300_000));
  };
  /** The queue hands out what is urgent, in any order, some of it twice, and loses some. */
  const queue = async (today: ReturnType<typeof day>, time: string, risk: number) => {
    for (const { reminderId, obligationId, urgency } of await world.all()) {
      if (urgency !== 'URGENT' || random() < 0.2) continue;
      const job = { ledger: LEDGER, obligationId, reminderId };
      for (let times = random() < 0.3 ? 2 : 1; times > 0; times--)
        await survive(() =>
          notify(processOf(world, risk, random, at(today, time)), job, reminderId, at(today, time)),
        );
    }
  };
  for (let n = 0; n < DAYS_OF_A_LIFE; n++) {
    const today = day(n);
    if (random() < 0.15) continue;
    const risk = random() < 0.5 ? 0 : random() * 0.15;
    for (const time of ['08:30', '14:00']) {
      const [hour = ''] = time.split(':');
      await Promise.all(
        Array.from({ length: 1 + Math.floor(random() * 3) }, () => sweeps(today, time, risk)),
      );
      if (n === acts[time === '08:30' ? 0 : 1])
        await world.live(MILESTONES.issued + 1 + Math.floor(random() * 3), at(today, time));
      await queue(today, `${hour}:35`, risk);
      await Promise.all([ticks(today, `${hour}:59`, risk), ticks(today, `${hour}:59`, risk)]);
      await ticks(today, `${String(Number(hour) + 1)}`.padStart(2, '0').concat(':15'), risk);
    }
  }
  // Two days on which nothing goes wrong: whatever was owed is made up for.
  for (const n of [DAYS_OF_A_LIFE, DAYS_OF_A_LIFE + 1]) {
    await sweeps(day(n), '08:30', 0);
    await ticks(day(n), '09:00', 0);
    await ticks(day(n), '09:15', 0);
  }
  await nothingIsOwed(world, day(DAYS_OF_A_LIFE + 1));
  return post;
}

async function nothingIsOwed(world: World & { readonly post: Post }, today: ReturnType<typeof dateOf>) {
  const reminders = await world.all();
  expect(reminders.filter(isWaiting)).toEqual([]);
  for (const { status, reminderId } of reminders)
    if (status === 'SENT') expect(world.post.arrived.get(reminderId), reminderId).toBeGreaterThanOrEqual(1);
  for (const view of await world.duties()) {
    if (view.obligation.state.status !== 'OPEN') continue;
    const last = stepDue(view.reminders, today);
    const told = reminders.filter(
      ({ obligationId, step }) => obligationId === view.obligation.id && step === last?.step,
    );
    if (last)
      expect(
        told.some(({ status }) => status === 'SENT'),
        `${view.obligation.id} ${last.step}`,
      ).toBe(true);
  }
}

describe(`${DAYS} days on which processes die at any call`, () => {
  it('lose no reminder, and send none twice but where its sender died before it could note that', async () => {
    let [sent, again] = [0, 0];
    for (let seed = 1; seed <= DAYS / DAYS_OF_A_LIFE; seed++) {
      const { arrived, unnoted, late } = await life(seed);
      expect(late, `seed ${seed}`).toEqual([]);
      for (const [id, times] of arrived) {
        expect(times, `seed ${seed} ${id}`).toBeLessThanOrEqual(1 + (unnoted.get(id) ?? 0));
        sent++;
        again += times - 1;
      }
    }
    console.log(`${DAYS} days: ${sent} reminders arrived, ${again} copies more, all within the window`);
    expect(sent).toBeGreaterThan(DAYS / 20);
    expect(again).toBeGreaterThan(0);
  }, 3_600_000);
});
