import { auditStream, type LedgerId } from '../../events/identifiers.ts';
import type { Ledger } from '../shared/ledger/types.ts';
import { isSignedBy, type StoredCheckpoint } from '../shared/proof/signed-checkpoint.ts';
import { CheckpointRefused } from './checkpoint-refused.ts';

/**
 * Refuses a checkpoint that our key did not sign, unless a recorded rotation says that the key which did was ours until
 * then. The checkpoint must cover that record, so that the old key itself vouches for the new one: whoever merely swaps
 * keys has no such record.
 */
export async function requireOurs(
  ledgers: Ledger,
  ledger: LedgerId,
  { note, checkpoint }: StoredCheckpoint,
  ourKey: string,
): Promise<void> {
  if (isSignedBy(note, ourKey)) return;
  const { events } = await ledgers.load(ledger, auditStream(), { position: checkpoint.size });
  const predecessors = events.flatMap((event) =>
    event.type === 'CheckpointKeyRotated' && event.body.to === ourKey ? [event.body.from] : [],
  );
  if (predecessors.some((key) => isSignedBy(note, key))) return;
  throw new CheckpointRefused(
    ledger,
    'KEY',
    `the checkpoint of size ${checkpoint.size} is signed neither by ${ourKey} nor by a key that it was rotated from`,
  );
}
