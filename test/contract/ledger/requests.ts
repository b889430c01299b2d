import { createHash, randomUUID } from 'node:crypto';
import { canonicalise } from '../../../events/canonical.ts';
import { civilDate, instant } from '../../../events/civil-date.ts';
import { toHex } from '../../../events/hash-suite.ts';
import { CommitId, LedgerId, PlanId, planStream, type StreamId } from '../../../events/identifiers.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import type { AppendRequest, Commit, Ledger } from '../../../functions/shared/ledger/types.ts';

let ledgers = 0;
/** A ledger that no other test of this process uses. */
export const freshLedger = (): LedgerId => LedgerId.parse(String(100_001 + ledgers++));

export const stream = (name: string): StreamId => planStream(PlanId.parse(name));
export const NOW = instant('2026-11-24T01:30:00.123Z');

/** An event whose body holds the text given: something should be revised. */
export const noted = (text: string): NewEvent<'RevisionTriggered'> => ({
  type: 'RevisionTriggered',
  occurredOn: civilDate('2026-11-24'),
  body: { code: 'OTHER', circumstance: text },
});

/** An event that may hold any value with a canonical form. */
export const holding = (value: unknown): NewEvent<'EventCorrected'> => ({
  type: 'EventCorrected',
  occurredOn: civilDate('2026-11-24'),
  body: {
    target: '1.0' as NewEvent<'EventCorrected'>['body']['target'],
    reason: 'conformance',
    replacement: { schema: 1, occurredOn: civilDate('2026-11-24'), body: { value } },
  },
});

export const newCommitId = (): CommitId => CommitId.parse(randomUUID().replaceAll('-', ''));
export const digestOf = (command: unknown): string =>
  createHash('sha256').update(canonicalise(command)).digest('hex');

/** A request to append to `name` after `expectedVersion`; one short event unless others are given. */
export function requestFor(
  ledger: LedgerId,
  name: string,
  expectedVersion: number,
  more: Partial<AppendRequest> = {},
): AppendRequest {
  return {
    ledger,
    stream: stream(name),
    expectedVersion,
    commitId: newCommitId(),
    command: { name: 'TriggerRevision', digest: digestOf({ name, expectedVersion }) },
    actor: { id: 'u-drafter', organisation: 'bureau', roles: ['DRAFTER'] },
    now: NOW,
    events: [noted(`${name} after ${expectedVersion}`)],
    ...more,
  };
}

/** All that is stored of a commit, as one text. */
export const textOf = ({ position, stored }: Commit): string =>
  JSON.stringify({
    position,
    header: stored.header,
    bodies: stored.bodies,
    salts: stored.salts.map((salt) => salt && toHex(salt)),
    hash: toHex(stored.hash),
  });

/** Appends `count` commits to a stream, each after the one before; throws when one does not stand. */
export async function fill(
  ledger: Ledger,
  id: LedgerId,
  name: string,
  count: number,
  from = 0,
): Promise<void> {
  for (let version = from; version < from + count; version++) {
    const outcome = await ledger.append(requestFor(id, name, version));
    if (outcome.status !== 'COMMITTED')
      throw new Error(`${name}@${version + 1} does not stand: ${outcome.status}`);
  }
}
