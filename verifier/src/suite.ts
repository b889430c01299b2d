import type { Json } from './canonical.ts';
import type { Crypto } from './crypto.ts';
import type { Hash } from './merkle.ts';
import { ShapeError } from './shape.ts';

/** Hash suites of a ledger: one for its commits, bodies and tree alike, from its first commit on. */
export type SuiteName = 'sha256' | 'sm3';
export const DEFAULT_SUITE = 'sha256';

export const isSuite = (json: Json | undefined): json is SuiteName => json === 'sha256' || json === 'sm3';

/** Throws ShapeError. */
export function suiteOf(json: Json | undefined): SuiteName {
  if (isSuite(json)) return json;
  throw new ShapeError('suite is neither sha256 nor sm3');
}

export const hashOf = (suite: SuiteName, crypto: Crypto): Hash =>
  suite === 'sm3' ? crypto.sm3 : crypto.sha256;
