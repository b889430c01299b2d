import type { HashSuite } from '../../../events/hash-suite.ts';
import type { LedgerId } from '../../../events/identifiers.ts';
import { rootOf } from '../../../verifier/src/merkle.ts';
import {
  consistencyRanges,
  inclusionRanges,
  joinSubtrees,
  type LeafRange,
  type Subtree,
  subtreesOf,
} from '../../../verifier/src/prove.ts';
import { readTile, TILE_WIDTH, type Tile, tileOfSubtree } from '../../../verifier/src/tile.ts';
import type { Bucket } from '../bucket/bucket.ts';
import { suites } from '../ledger/suites.ts';
import { tileKey } from './log.ts';

/** A tile that a signed tree must have is absent or not of its length. */
export class TileDamaged extends Error {
  override readonly name = 'TileDamaged';
  readonly key: string;
  constructor(key: string) {
    super(`${key} is absent or not a tile of its width`);
    this.key = key;
  }
}

/**
 * The tree of the first `size` commits of a ledger, read from its tiles as they are asked for, each once. What it gives
 * is what is stored: whoever relies on it compares `root()` with a signed one.
 */
export class StoredTree {
  readonly size: number;
  readonly suite: HashSuite;
  readonly #bucket: Bucket;
  readonly #ledger: LedgerId;
  readonly #tiles = new Map<string, Promise<readonly Uint8Array[]>>();

  /** @param suite of the ledger */
  constructor(bucket: Bucket, ledger: LedgerId, size: number, suite: HashSuite = suites.sha256) {
    this.#bucket = bucket;
    this.#ledger = ledger;
    this.size = size;
    this.suite = suite;
  }

  root(): Promise<Uint8Array> {
    return this.#rangeRoot({ from: 0, to: this.size });
  }

  /** Roots of the complete subtrees that make up the tree, largest first. */
  peaks(): Promise<readonly Uint8Array[]> {
    return this.#nodes({ from: 0, to: this.size });
  }

  inclusionProof(index: number): Promise<readonly Uint8Array[]> {
    return Promise.all(inclusionRanges(index, this.size).map((range) => this.#rangeRoot(range)));
  }

  consistencyProof(first: number): Promise<readonly Uint8Array[]> {
    return Promise.all(consistencyRanges(first, this.size).map((range) => this.#rangeRoot(range)));
  }

  /** How many hashes a row of tiles has: the complete subtrees of 256^row leaves. */
  hashesOfRow(row: number): number {
    return Math.floor(this.size / TILE_WIDTH ** row);
  }

  /** Hashes of the tile with that index in its row. Throws TileDamaged. */
  tile(level: number, index: number): Promise<readonly Uint8Array[]> {
    const width = Math.min(TILE_WIDTH, this.hashesOfRow(level) - index * TILE_WIDTH);
    const key = tileKey(this.#ledger, { level, index, width });
    const known = this.#tiles.get(key) ?? this.#read({ level, index, width });
    this.#tiles.set(key, known);
    return known;
  }

  async #read(tile: Tile): Promise<readonly Uint8Array[]> {
    const key = tileKey(this.#ledger, tile);
    const bytes = await this.#bucket.get(key);
    const hashes = bytes && readTile(bytes, tile.width);
    if (!hashes) throw new TileDamaged(key);
    return hashes;
  }

  async #rangeRoot(range: LeafRange): Promise<Uint8Array> {
    return joinSubtrees(await this.#nodes(range), this.suite.digest);
  }

  #nodes(range: LeafRange): Promise<Uint8Array[]> {
    return Promise.all(subtreesOf(range).map((subtree) => this.#node(subtree)));
  }

  async #node({ level, index }: Subtree): Promise<Uint8Array> {
    const place = tileOfSubtree(level, index);
    const hashes = await this.tile(place.row, Math.floor(place.hash / TILE_WIDTH));
    const at = place.hash % TILE_WIDTH;
    return rootOf(hashes.slice(at, at + 2 ** place.above), this.suite.digest);
  }
}
