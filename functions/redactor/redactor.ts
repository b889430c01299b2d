import { hash } from 'node:crypto';
import { civilDateAt } from '../../domain/calendar/zone.ts';
import { accept } from '../../domain/refusal.ts';
import type { Instant } from '../../events/civil-date.ts';
import { auditStream, CommitId, type EventId, type LedgerId } from '../../events/identifiers.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import { withheldIn } from '../shared/audit-record.ts';
import type { Consumer } from '../shared/consumer.ts';
import { transact } from '../shared/ledger/transact.ts';
import type { Commit, Ledger } from '../shared/ledger/types.ts';
import { NotYet } from '../shared/not-yet.ts';
import type { LogReader } from '../shared/proof/log-reader.ts';
import type { BodyRemover } from './body-remover.ts';

/*
 * Carrying out redactions that two people decided. Order: the decision is covered by a published checkpoint, the body
 * goes, the ledger says so. A bundle exported at any moment shows a withheld body together with the decision; and
 * wherever a run ends, the next one goes on there, because deleting again and recording again change nothing.
 */

export interface RedactorTools {
  readonly ledger: Ledger;
  readonly log: LogReader;
  readonly bodies: BodyRemover;
  /** Time of the event that asked */
  readonly now: Instant;
}

/** Follows the ledger from decision to decision; stands still at one that no checkpoint covers yet. */
export const redactor = (tools: RedactorTools): Consumer => ({
  name: 'redactor',
  batch: 100,
  begin: async (ledger) => async (commits, applied) => {
    for (const commit of commits) {
      for (const event of commit.events)
        if (event.type === 'BodyRedacted') await carryOut(tools, ledger, event);
      applied(commit.position);
    }
  },
});

type Decision = Extract<RecordedEvent, { type: 'BodyRedacted' }>;

async function carryOut(
  tools: RedactorTools,
  ledger: LedgerId,
  { position, body, actor }: Decision,
): Promise<void> {
  await requireCovered(tools.log, ledger, position);
  const { target } = body;
  const [at = 0, index = 0] = target.split('.').map(Number);
  const commit = await commitAt(tools.ledger, ledger, at);
  if (!withheldIn(commit).includes(target)) await tools.bodies.remove(ledger, at, index);
  await record(tools, ledger, target, actor.organisation);
}

/** The checkpoint must be where auditors find it, not only decided on. */
async function requireCovered(log: LogReader, ledger: LedgerId, position: number): Promise<void> {
  const last = await log.last(ledger);
  const published = last && last.size >= position ? await log.at(ledger, last.size) : undefined;
  if (!published)
    throw new NotYet(`no published checkpoint covers position ${position} of ledger ${ledger} yet`);
}

async function commitAt(ledgers: Ledger, ledger: LedgerId, position: number): Promise<Commit> {
  for await (const commit of ledgers.read(ledger, { after: position - 1, limit: 1 })) return commit;
  throw new Error(`ledger ${ledger} has no position ${position}`);
}

/** Recorded once per event, however often it is asked for. */
async function record(
  { ledger: ledgers, now }: RedactorTools,
  ledger: LedgerId,
  target: EventId,
  organisation: string,
): Promise<void> {
  const digest = hash('sha256', `redaction carried out ${ledger} ${target}`);
  const outcome = await transact(ledgers, {
    ledger,
    stream: auditStream(),
    commitId: CommitId.parse(digest.slice(0, 32)),
    command: { name: 'carry-out-redaction', digest },
    actor: { id: 'system:redactor', organisation, roles: [] },
    now,
    decide: () =>
      accept({ events: [{ type: 'RedactionCarriedOut', occurredOn: civilDateAt(now), body: { target } }] }),
  });
  if (outcome.status !== 'COMMITTED') throw new Error(`recording that ${target} is gone: ${outcome.status}`);
}
