import type { Instant } from '../../events/civil-date.ts';
import type { LedgerId } from '../../events/identifiers.ts';
import { toBase64, toHex, utf8 } from '../../verifier/src/bytes.ts';
import { COSIGNATURE_V1, keyId } from '../../verifier/src/note-text.ts';
import { type Bucket, keepObject } from '../shared/bucket/bucket.ts';
import { cosignatureKey, cosignaturesPrefix, hash, originOf } from '../shared/proof/log.ts';
import type { LogReader } from '../shared/proof/log-reader.ts';
import { StoredTree } from '../shared/proof/stored-tree.ts';
import { addCheckpoint, addCheckpointRequest, type Witness } from './add-checkpoint.ts';

/** How long a cosignature of a checkpoint that nothing has followed says that the log still stands there. */
const FRESH_SECONDS = 20 * 3600;

/** The witness saw something that no honest log shows. */
export class WitnessRefused extends Error {
  override readonly name = 'WitnessRefused';
  readonly alarm = 'WITNESS_REFUSED';
}

interface Tools {
  readonly witness: Witness;
  readonly log: LogReader;
  readonly bucket: Bucket;
}

/** What a visit came to; `seconds` undefined when a fresh cosignature stood there already. */
export interface Witnessed {
  readonly ledger: LedgerId;
  readonly size: number;
  readonly seconds?: number;
}

/**
 * Has the witness cosign the last checkpoint of a log, with the proof that it extends the one that it signed before, and
 * keeps its line beside the checkpoint. At least daily, also when nothing is new. Throws WitnessRefused.
 */
export async function witnessLedger(
  { witness, log, bucket }: Tools,
  ledger: LedgerId,
  now: Instant,
): Promise<Witnessed> {
  const last = await log.last(ledger);
  if (!last) return { ledger, size: 0 };
  const { size, suite, note } = last;
  const id = toHex(
    keyId({ name: witness.name, type: COSIGNATURE_V1, publicKey: await witness.signer.publicKey() }, hash),
  );
  const seconds = secondsOf(now);
  if (await hasFresh(bucket, ledger, size, id, seconds)) return { ledger, size };
  const known = await witness.states.read(originOf(ledger));
  const old = known?.size ?? 0;
  const proof = old < size ? await new StoredTree(bucket, ledger, size, suite).consistencyProof(old) : [];
  const request = addCheckpointRequest(old, proof.map(toBase64), note);
  const { status, body } = await addCheckpoint(witness, utf8(request), seconds);
  if (status !== 200) throw new WitnessRefused(`${originOf(ledger)} at ${size}: ${status} ${body.trim()}`);
  await keepObject(bucket, cosignatureKey(ledger, size, seconds, id), utf8(body));
  return { ledger, size, seconds };
}

/** Whole seconds since the epoch of an instant. */
const secondsOf = (now: Instant): number => Math.floor(Date.parse(now) / 1000);

async function hasFresh(
  bucket: Bucket,
  ledger: LedgerId,
  size: number,
  id: string,
  seconds: number,
): Promise<boolean> {
  const since = cosignatureKey(ledger, size, Math.max(0, seconds - FRESH_SECONDS), '');
  const keys = await bucket.list(cosignaturesPrefix(ledger, size), { after: since, limit: 1000 });
  return keys.some((key) => key.endsWith(`-${id}`));
}
