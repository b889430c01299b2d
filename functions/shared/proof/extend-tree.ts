import { concat } from '../../../verifier/src/bytes.ts';
import { Frontier, rootOf } from '../../../verifier/src/merkle.ts';
import { TILE_WIDTH, type Tile } from '../../../verifier/src/tile.ts';
import type { StoredTree } from './stored-tree.ts';

/** A tree grown by new leaves: its size and root, and the tiles that the smaller tree does not have. */
export interface Extension {
  readonly size: number;
  readonly root: Uint8Array;
  readonly tiles: readonly { readonly tile: Tile; readonly bytes: Uint8Array }[];
}

/** Grows a stored tree. Reads its right edge only: one tile of each row, whatever its size. */
export async function extendTree(tree: StoredTree, leaves: readonly Uint8Array[]): Promise<Extension> {
  const hash = tree.suite.digest;
  const frontier = new Frontier(hash, tree.size, await tree.peaks());
  for (const leaf of leaves) frontier.append(leaf);
  const tiles: { tile: Tile; bytes: Uint8Array }[] = [];
  let fresh = leaves;
  for (let level = 0; fresh.length > 0; level++) {
    const row = cut([...(await edgeOf(tree, level)), ...fresh]);
    const first = Math.floor(tree.hashesOfRow(level) / TILE_WIDTH);
    for (const [at, hashes] of row.entries()) {
      const tile = { level, index: first + at, width: hashes.length };
      tiles.push({ tile, bytes: concat(...hashes) });
    }
    // Each tile that is full now is one hash of the row above.
    fresh = row.filter(({ length }) => length === TILE_WIDTH).map((hashes) => rootOf(hashes, hash));
  }
  return { size: frontier.size, root: frontier.root(), tiles };
}

/** Hashes of the last tile of a row, as long as it is not full. */
function edgeOf(tree: StoredTree, level: number): Promise<readonly Uint8Array[]> {
  const hashes = tree.hashesOfRow(level);
  return hashes % TILE_WIDTH === 0 ? Promise.resolve([]) : tree.tile(level, Math.floor(hashes / TILE_WIDTH));
}

function cut(hashes: readonly Uint8Array[]): readonly Uint8Array[][] {
  const count = Math.ceil(hashes.length / TILE_WIDTH);
  return Array.from({ length: count }, (_, at) => hashes.slice(at * TILE_WIDTH, (at + 1) * TILE_WIDTH));
}
