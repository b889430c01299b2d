import { dateOf, ordinalOf } from '../../domain/calendar/ordinal.ts';
import { civilDateAt } from '../../domain/calendar/zone.ts';
import { SWEEP_PATIENCE_HOURS } from '../../domain/reminder/heartbeat.ts';
import type { Instant } from '../../events/civil-date.ts';
import type { LedgerId } from '../../events/identifiers.ts';
import type { Person } from '../shared/directory/people.ts';
import { heartbeatMail } from '../shared/mail/heartbeat-mail.ts';
import type { Sweeps } from '../shared/operations/sweeps.ts';
import { heartbeatIdOf } from '../shared/reminders/reminder-identity.ts';
import type { ReminderIndex } from '../shared/views/reminder-index.ts';
import type { Tick } from './catch-up.ts';
import { later } from './notify.ts';
import type { NotifierTools } from './tools.ts';

export interface HeartbeatTools extends NotifierTools {
  readonly sweeps: Pick<Sweeps, 'last'>;
  readonly index: Pick<ReminderIndex, 'undelivered' | 'due'>;
}

const HOUR_MS = 3_600_000;
const DAYS_AHEAD = 7;

/**
 * Mails every administrator of a ledger how reminding stands, once on the day of `tick`; gives how many mails went out.
 * Sent when nothing is due as well: its absence is the alarm. None before the first sweep, of which there is nothing to say.
 */
export async function sendHeartbeats(tools: HeartbeatTools, ledger: LedgerId, tick: Tick): Promise<number> {
  const everybody = await tools.people.all(ledger);
  const administrators = everybody.filter(({ roles }) => roles.includes('ADMIN'));
  const sweptAt = await tools.sweeps.last(ledger);
  if (!sweptAt) return 0;
  const state = await stateOf(tools, ledger, tick.now, sweptAt);
  let sent = 0;
  for (const person of administrators) if (await sendOne(tools, ledger, person, state, tick)) sent++;
  return sent;
}

type State = Awaited<ReturnType<typeof stateOf>>;

async function stateOf({ index, views }: HeartbeatTools, ledger: LedgerId, now: Instant, sweptAt: Instant) {
  const today = civilDateAt(now);
  const served = await views.served(ledger);
  const ago = (hours: number) => new Date(Date.parse(now) - hours * HOUR_MS).toISOString() as Instant;
  const soon = dateOf(ordinalOf(today) + DAYS_AHEAD);
  return {
    today,
    sweptAt,
    standsStill: sweptAt < ago(SWEEP_PATIENCE_HOURS),
    stuck: await count(index.undelivered(served, ago(24))),
    ahead: await count(index.due(served, soon)),
  };
}

async function count(items: AsyncIterable<unknown>): Promise<number> {
  let found = 0;
  for await (const _ of items) found++;
  return found;
}

async function sendOne(
  tools: HeartbeatTools,
  ledger: LedgerId,
  { id, name, email, language }: Person,
  state: State,
  { now, holder }: Tick,
): Promise<boolean> {
  if (!email) return false;
  const key = heartbeatIdOf(ledger, id, state.today);
  const claim = await tools.claims.take(key, holder, now, later(now));
  if (claim.status !== 'MINE') return false;
  const { attempt } = claim;
  try {
    const messageId = `<${key}@${tools.mailDomain}>`;
    const content = heartbeatMail({ ...state, ledger, language, consoleUrl: tools.consoleUrl });
    const delivery = await tools.mail.send({ messageId, to: { name, address: email }, ...content });
    if (delivery.status === 'REFUSED')
      tools.log.error('heartbeat refused', { alarm: 'MAIL_REFUSED', ledger, person: id });
    await tools.claims.settle(
      key,
      holder,
      delivery.status === 'REFUSED'
        ? { status: 'FAILED', at: now, reason: 'REFUSED_BY_TRANSPORT', attempt }
        : { status: 'SENT', at: now, messageId, attempt, ledger, reminders: [] },
    );
    return delivery.status === 'ACCEPTED';
  } catch (error) {
    await tools.claims.release(key, holder, now, attempt);
    throw error;
  }
}
