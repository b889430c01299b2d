import type { LedgerId } from '../../../events/identifiers.ts';
import { nodeCrypto } from '../../../verifier/src/node-crypto.ts';
import { type Tile, tilePath } from '../../../verifier/src/tile.ts';

/*
 * The log of a ledger in the bucket, all of it written once:
 *   <ledger>/tile/<level>/<index>[.p/<width>]      hashes of the tree (C2SP tlog-tiles)
 *   <ledger>/checkpoints/<size, 16 digits>         what the log signed at that size (C2SP signed note)
 *   <ledger>/cosignatures/<size>/<time>-<key id>   a witness's line for that checkpoint
 */

/** Of key ids, whatever the suite of the ledger. */
export const hash = nodeCrypto.sha256;

/** First line of a ledger's checkpoints and name of the key that signs them. */
export const originOf = (ledger: LedgerId): string => `plan-ledger/${ledger}`;

export const tileKey = (ledger: LedgerId, tile: Tile): string => `${ledger}/${tilePath(tile)}`;

const SIZE_DIGITS = 16;
/** Padded, so that the order of keys is the order of sizes. */
const padded = (size: number): string => String(size).padStart(SIZE_DIGITS, '0');

export const checkpointsPrefix = (ledger: LedgerId): string => `${ledger}/checkpoints/`;
export const checkpointKey = (ledger: LedgerId, size: number): string =>
  `${checkpointsPrefix(ledger)}${padded(size)}`;

/** Size of the checkpoint that a key names. */
export const sizeOfKey = (key: string): number => Number(key.slice(-SIZE_DIGITS));

export const cosignaturesPrefix = (ledger: LedgerId, size: number): string =>
  `${ledger}/cosignatures/${padded(size)}/`;
export const cosignatureKey = (ledger: LedgerId, size: number, seconds: number, keyId: string): string =>
  `${cosignaturesPrefix(ledger, size)}${padded(seconds)}-${keyId}`;
