import { hash } from 'node:crypto';
import { civilDateAt } from '../../domain/calendar/zone.ts';
import type { FollowUp } from '../../domain/follow-up/follow-ups.ts';
import { planCommands } from '../../domain/plan/plan-commands.ts';
import { canonicalise } from '../../events/canonical.ts';
import { CommitId, type EventId, planStream } from '../../events/identifiers.ts';
import type { Log } from '../shared/consumer.ts';
import type { LedgerFacts } from '../shared/facts/ledger-facts.ts';
import type { LedgerLaws } from '../shared/facts/ledger-laws.ts';
import { transact } from '../shared/ledger/transact.ts';
import type { Commit, Ledger } from '../shared/ledger/types.ts';
import { planDecision } from '../shared/plan-decision.ts';

export interface CarryingTools {
  readonly ledger: Ledger;
  readonly facts: LedgerFacts;
  readonly laws: LedgerLaws;
  readonly log: Log;
}

/**
 * Gives one command to one plan because of an event elsewhere. One commit per event and plan, however often it is asked
 * for. A plan that refuses stays as it is: the refusal is its own law speaking, and is told with an alarm.
 * Throws when trying again may help.
 */
export async function carryOut(
  tools: CarryingTools,
  cause: Commit,
  event: EventId,
  { plan, command: name, body }: FollowUp,
): Promise<void> {
  const { ledger, recordedAt, header } = cause;
  const command = planCommands[name].schema.parse(body);
  const actor = { id: 'system:follow-up', organisation: header.actor.organisation, roles: [] };
  const { decide } = planDecision(tools, {
    name,
    planId: plan,
    command,
    ledger,
    actor,
    // The day on which the cause was recorded: done late, it comes out the same.
    today: civilDateAt(recordedAt),
  });
  const digest = hash('sha256', canonicalise(['follow-up', event, plan, name, body]));
  const outcome = await transact(tools.ledger, {
    ledger,
    stream: planStream(plan),
    commitId: CommitId.parse(digest.slice(0, 32)),
    command: { name, digest },
    actor,
    now: recordedAt,
    decide: (history, readAt) => decide(history, readAt.position),
  });
  if (outcome.status === 'COMMITTED' || outcome.status === 'UNCHANGED') return;
  if (outcome.status !== 'REFUSED') throw new Error(`${name} on ${plan} after ${event}: ${outcome.status}`);
  tools.log.error('follow-up refused', {
    alarm: 'FOLLOW_UP_REFUSED',
    ledger,
    event,
    plan,
    command: name,
    reasons: outcome.refusal.reasons.map(({ code }) => code),
  });
}
