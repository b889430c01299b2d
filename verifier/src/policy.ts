import { decodeUtf8, fromBase64, toHex } from './bytes.ts';
import type { Json } from './canonical.ts';
import { isSoundKey } from './ed25519.ts';
import { readStrictJson } from './json.ts';
import { HASH_BYTES, type Hash } from './merkle.ts';
import { parseVerifierKey, type VerifierKey } from './note.ts';
import { COSIGNATURE_V1, ED25519, type SignatureType, SM2_SM3 } from './note-text.ts';
import { arrayOf, countOf, LEDGER, ORIGIN, objectOf, orElse, ShapeError, textOf } from './shape.ts';
import { isSoundSm2Key } from './sm2.ts';
import { DEFAULT_SUITE, type SuiteName, suiteOf } from './suite.ts';

/*
 * What the auditor trusts, handed over out of band and never taken from a bundle: which log, which keys, how many
 * witnesses. Invariants
 * - every key is sound (no point of small order, canonical), and no key stands twice: one key, one vote;
 * - the log's keys carry the log's origin as their name.
 */

/** A key of the log, good for checkpoints of `from` to `until` commits (both inclusive): how a rotation is written. */
export interface LogKey {
  readonly key: VerifierKey;
  readonly from: number;
  readonly until: number;
}

/** A checkpoint that the auditor kept from before or got from someone else. */
export interface KnownCheckpoint {
  readonly size: number;
  readonly root: Uint8Array;
}

export interface Policy {
  readonly ledger: string;
  readonly origin: string;
  /** Of the commits and the tree over them */
  readonly suite: SuiteName;
  readonly log: readonly LogKey[];
  readonly witnesses: readonly VerifierKey[];
  /** How many witnesses must have signed; 0: none is asked for */
  readonly quorum: number;
  /** How far `recordedAt` may stand from the times of the witnesses, in seconds */
  readonly toleranceSeconds: number;
  /** How old the last witnessed checkpoint may be, in seconds; undefined: any age */
  readonly maxAgeSeconds: number | undefined;
  readonly known: readonly KnownCheckpoint[];
}

export type PolicyResult =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly detail: string };

export const MAX_POLICY_BYTES = 262_144;
const FORMAT = /^plan-ledger-policy\/1$/;
const ONE_DAY = 86_400;
const CENTURY = 36_525 * ONE_DAY;

/** Reads a policy file. Anything doubtful in it makes it no policy at all. */
export function readPolicy(bytes: Uint8Array, hash: Hash): PolicyResult {
  const text = bytes.length <= MAX_POLICY_BYTES ? decodeUtf8(bytes) : undefined;
  const json = text === undefined ? undefined : readStrictJson(text);
  if (json === undefined) return { ok: false, detail: 'the policy is not strict JSON' };
  try {
    return { ok: true, policy: policyOf(json, hash) };
  } catch (error) {
    if (error instanceof ShapeError) return { ok: false, detail: error.message };
    throw error;
  }
}

function policyOf(json: Json, hash: Hash): Policy {
  const fields = objectOf(
    json,
    'policy',
    ['format', 'ledger', 'origin', 'log', 'quorum', 'witnesses'],
    ['known', 'maxAgeSeconds', 'suite', 'toleranceSeconds'],
  );
  textOf(fields['format'], 'format', FORMAT);
  const origin = textOf(fields['origin'], 'origin', ORIGIN);
  const log = arrayOf(fields['log'], 'log', 64).map((item) => logKeyOf(item, origin, hash));
  const witnesses = arrayOf(fields['witnesses'], 'witnesses', 64).map((item) => witnessOf(item, hash));
  if (log.length === 0) throw new ShapeError('log names no key');
  requireDistinct([...log.map(({ key }) => key), ...witnesses]);
  const age = fields['maxAgeSeconds'];
  return {
    ledger: textOf(fields['ledger'], 'ledger', LEDGER),
    origin,
    suite: suiteOf(orElse(fields['suite'], DEFAULT_SUITE)),
    log,
    witnesses,
    quorum: countOf(fields['quorum'], 'quorum', witnesses.length),
    toleranceSeconds: countOf(orElse(fields['toleranceSeconds'], ONE_DAY), 'toleranceSeconds', CENTURY),
    maxAgeSeconds: age === undefined ? undefined : countOf(age, 'maxAgeSeconds', CENTURY),
    known: arrayOf(orElse(fields['known'], []), 'known', 1024).map(knownOf),
  };
}

function logKeyOf(item: Json, origin: string, hash: Hash): LogKey {
  const fields = objectOf(item, 'log key', ['vkey'], ['from', 'until']);
  const key = keyOf(fields['vkey'], [ED25519, SM2_SM3], hash);
  if (key.name !== origin) throw new ShapeError('a log key does not carry the origin as its name');
  const from = countOf(orElse(fields['from'], 0), 'from');
  const until = countOf(orElse(fields['until'], Number.MAX_SAFE_INTEGER), 'until');
  if (from > until) throw new ShapeError('a log key ends before it begins');
  return { key, from, until };
}

const witnessOf = (item: Json, hash: Hash): VerifierKey =>
  keyOf(objectOf(item, 'witness', ['vkey'])['vkey'], [COSIGNATURE_V1], hash);

function keyOf(value: Json | undefined, types: readonly SignatureType[], hash: Hash): VerifierKey {
  const key = typeof value === 'string' ? parseVerifierKey(value, hash) : undefined;
  if (!key || !types.includes(key.type))
    throw new ShapeError(`a vkey is malformed or not of type ${types.join(' or ')}`);
  const isSound = key.type === SM2_SM3 ? isSoundSm2Key : isSoundKey;
  if (!isSound(key.publicKey)) throw new ShapeError('a vkey holds a weak key');
  return key;
}

function requireDistinct(keys: readonly VerifierKey[]): void {
  const distinct = new Set(keys.map(({ publicKey }) => toHex(publicKey)));
  if (distinct.size !== keys.length) throw new ShapeError('one key stands twice');
}

function knownOf(item: Json): KnownCheckpoint {
  const fields = objectOf(item, 'known checkpoint', ['size', 'root']);
  const root = fromBase64(textOf(fields['root'], 'root', /^[A-Za-z0-9+/=]{44}$/));
  if (root?.length !== HASH_BYTES) throw new ShapeError('root is not 32 bytes of base64');
  return { size: countOf(fields['size'], 'size'), root };
}
