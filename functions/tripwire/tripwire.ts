import type { DynamoDBRecord } from 'aws-lambda';
import { checkCommit } from '../../events/commit.ts';
import { LedgerId } from '../../events/identifiers.ts';
import { redactedTargets, withheldIn } from '../shared/audit-record.ts';
import type { Log } from '../shared/consumer.ts';
import { LedgerDamaged } from '../shared/ledger/ledger-damage.ts';
import { suiteSaidBy } from '../shared/ledger/suites.ts';
import type { Commit, Ledger } from '../shared/ledger/types.ts';
import { ledgerTable } from '../shared/tables.ts';

export interface TripwireTools {
  readonly ledger: Ledger;
  readonly log: Log;
}

/**
 * Looks at what the stream says of the ledger table itself. Nothing there is ever changed or removed, but for bodies that
 * were redacted by a recorded decision; everything else raises the alarm, within seconds, whoever did it.
 */
export async function inspectChange(
  { ledger: ledgers, log }: TripwireTools,
  record: DynamoDBRecord,
): Promise<void> {
  const keys = record.dynamodb?.Keys;
  const ledger = LedgerId.safeParse(keys?.[ledgerTable.partitionKey]?.S);
  const position = Number(keys?.[ledgerTable.sortKey]?.N);
  const change = record.eventName;
  if (change !== 'MODIFY' && change !== 'REMOVE') return;
  const reason = !ledger.success
    ? 'the key is not that of a ledger'
    : change === 'REMOVE'
      ? 'a commit was removed'
      : await unexplained(ledgers, ledger.data, position);
  const place = { ledger: keys?.[ledgerTable.partitionKey]?.S, position, change };
  if (reason === undefined) log.info('a redaction was carried out', place);
  else log.error('the ledger was changed', { alarm: 'LEDGER_CHANGED', ...place, reason });
}

/** Why a changed item is no recorded redaction and nothing else; undefined when it is. */
async function unexplained(ledgers: Ledger, ledger: LedgerId, position: number): Promise<string | undefined> {
  const commit = await commitAt(ledgers, ledger, position);
  if (typeof commit === 'string') return commit;
  const { prev } = commit.header;
  const check = checkCommit(commit.stored, { ledger, position, prev }, suiteSaidBy(commit.header));
  if (!check.ok) return check.defect.detail;
  const next = await commitAt(ledgers, ledger, position + 1);
  if (typeof next !== 'string' && next.header.prev !== check.hash)
    return 'the commit after it names another hash';
  const withheld = withheldIn(commit);
  if (withheld.length === 0) return 'no body is withheld, and nothing else may change';
  const recorded = await redactedTargets(ledgers, ledger);
  const silent = withheld.filter((id) => !recorded.has(id));
  return silent.length === 0 ? undefined : `no decision was recorded to redact ${silent.join(', ')}`;
}

/** The commit at a position, or why there is none to look at. */
async function commitAt(ledgers: Ledger, ledger: LedgerId, position: number): Promise<Commit | string> {
  try {
    for await (const commit of ledgers.read(ledger, { after: position - 1, limit: 1 }))
      if (commit.position === position) return commit;
    return 'no commit stands here';
  } catch (error) {
    if (error instanceof LedgerDamaged) return error.detail;
    throw error;
  }
}
