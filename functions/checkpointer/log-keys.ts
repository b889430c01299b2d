import { auditStream, type LedgerId } from '../../events/identifiers.ts';
import type { Ledger } from '../shared/ledger/types.ts';
import { isSignedBy, type StoredCheckpoint } from '../shared/proof/signed-checkpoint.ts';
import { CheckpointRefused } from './checkpoint-refused.ts';

/**
 * The key that signs what comes next: ours, unless a rotation that the old key has signed names another. Refuses a
 * checkpoint that is not ours to extend: the key that signed it must be ours, or take part in the last rotation which it
 * covers, so that the old key itself vouches for the new one. Whoever merely swaps keys has no such record.
 */
export async function keyAfter(
  ledgers: Ledger,
  ledger: LedgerId,
  { note, checkpoint: { size } }: StoredCheckpoint,
  ourKey: string,
): Promise<string> {
  const { events } = await ledgers.load(ledger, auditStream(), { position: size });
  const rotation = rotationsOf(
    ourKey,
    events.flatMap((event) => (event.type === 'CheckpointKeyRotated' ? [event.body] : [])),
  ).at(-1);
  const isOurs = !rotation || rotation.to === ourKey || rotation.from === ourKey;
  const signers = [ourKey, ...(rotation ? [rotation.from] : [])];
  if (isOurs && signers.some((key) => isSignedBy(note, key))) return rotation?.to ?? ourKey;
  throw new CheckpointRefused(
    ledger,
    'KEY',
    `the checkpoint of size ${size} is signed neither by ${ourKey} nor by a key that was rotated to it`,
  );
}

interface Rotation {
  readonly from: string;
  readonly to: string;
}

/** The rotations that lead to a key or on from it; keys that sign beside it have others. */
function rotationsOf(key: string, rotations: readonly Rotation[]): readonly Rotation[] {
  const keys = new Set([key]);
  for (let size = 0; size < keys.size; ) {
    size = keys.size;
    for (const { from, to } of rotations) if (keys.has(from) || keys.has(to)) keys.add(from).add(to);
  }
  return rotations.filter(({ from }) => keys.has(from));
}
