import { HASH_BYTES, isTreeSize } from './merkle.ts';

/*
 * Tiles of C2SP tlog-tiles: 256 hashes side by side, eight levels of the tree per tile. A tile is written once; the
 * rightmost one of a level is partial and carries its width in its name.
 */

export const TILE_WIDTH = 256;
const LEVELS_PER_TILE = 8;
const MAX_LEVEL = 63;

/** `width` is 1 to 256; 256 is a full tile. */
export interface Tile {
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

/** `tile/<level>/<index>[.p/<width>]`, the index in groups of three digits: 1234067 is `x001/x234/067`. */
export function tilePath({ level, index, width }: Tile): string {
  return `tile/${level}/${indexPath(index)}${partial(width)}`;
}

const partial = (width: number): string => (width < TILE_WIDTH ? `.p/${width}` : '');

function indexPath(index: number): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  return groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
}

const TILE_PATH = /^tile\/(0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** The tile that a path names, else undefined. Every tile has one path only. */
export function parseTilePath(path: string): Tile | undefined {
  const match = TILE_PATH.exec(path);
  if (!match) return undefined;
  const level = Number(match[1]);
  const index = Number(match[2]?.replaceAll(/[x/]/g, ''));
  const width = match[3] === undefined ? TILE_WIDTH : Number(match[3]);
  const tile = { level, index, width };
  const sane = level <= MAX_LEVEL && isTreeSize(index) && width <= TILE_WIDTH;
  return sane && tilePath(tile) === path ? tile : undefined;
}

/** All tiles of one level of a tree with `size` leaves, left to right; none when the level is empty. */
export function tilesOfLevel(level: number, size: number): Tile[] {
  const hashes = Math.floor(size / TILE_WIDTH ** level);
  const count = Math.ceil(hashes / TILE_WIDTH);
  return Array.from({ length: count }, (_, index) => ({
    level,
    index,
    width: Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH),
  }));
}

/** The hashes of a tile, or undefined when `bytes` is not exactly `width` hashes. */
export function readTile(bytes: Uint8Array, width: number): Uint8Array[] | undefined {
  if (bytes.length !== width * HASH_BYTES) return undefined;
  return Array.from({ length: width }, (_, at) => bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));
}

/**
 * Where the hash of the complete subtree `index` at tree `level` stands: in which row of tiles, at which hash of that row,
 * and how many levels above the tile's hashes (to be computed from 2^above of them).
 */
export function tileOfSubtree(level: number, index: number): { row: number; hash: number; above: number } {
  const above = level % LEVELS_PER_TILE;
  return { row: (level - above) / LEVELS_PER_TILE, hash: index * 2 ** above, above };
}
