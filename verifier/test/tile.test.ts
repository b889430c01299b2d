import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../src/bytes.ts';
import { leafHash, nodeHash } from '../src/merkle.ts';
import { nodeCrypto } from '../src/node-crypto.ts';
import { StoredTree } from '../src/prove.ts';
import { parseTilePath, readTile, tileOfSubtree, tilePath, tilesOfLevel } from '../src/tile.ts';
import { entryOf } from './support/reference-tree.ts';

const hash = nodeCrypto.sha256;

describe('paths of tiles (C2SP tlog-tiles)', () => {
  it('write the index in groups of three digits and the width of a partial tile', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067');
    expect(tilePath({ level: 1, index: 0, width: 1 })).toBe('tile/1/000.p/1');
    expect(tilePath({ level: 0, index: 273, width: 112 })).toBe('tile/0/273.p/112');
  });

  it('are read back, one path for every tile', () => {
    const tile = fc.record({
      level: fc.integer({ min: 0, max: 63 }),
      index: fc.oneof(fc.nat(2000), fc.maxSafeNat()),
      width: fc.integer({ min: 1, max: 256 }),
    });
    fc.assert(
      fc.property(tile, (given) => {
        expect(parseTilePath(tilePath(given))).toEqual(given);
      }),
    );
  });

  it('in any other form name no tile', () => {
    for (const path of [
      '',
      'tile/0/0',
      'tile/0/0000',
      'tile/0/x000/001',
      'tile/00/000',
      'tile/64/000',
      'tile/100/000',
      'tile/-1/000',
      'tile/0/000.p/0',
      'tile/0/000.p/256',
      'tile/0/000.p/257',
      'tile/0/000.p/01',
      'tile/0/000.p/999',
      'tile/0/x999/x999/x999/x999/x999/x999/999',
      'tile/0/../../etc/passwd',
      '/tile/0/000',
      'a/tile/0/000',
      'xtile/0/000',
      'tile/0/000/',
      'tile/0/000\n',
      'tile/0/x001/x234',
    ])
      expect([path, parseTilePath(path)]).toEqual([path, undefined]);
  });

  it('list every hash of a level once', () => {
    for (const [level, size, widths] of [
      [0, 0, []],
      [0, 1, [1]],
      [0, 255, [255]],
      [0, 256, [256]],
      [0, 257, [256, 1]],
      [1, 255, []],
      [1, 256, [1]],
      [1, 65_536, [256]],
      [2, 65_535, []],
      [2, 65_536, [1]],
    ] as const) {
      const tiles = tilesOfLevel(level, size);
      expect(tiles.map(({ width }) => width)).toEqual(widths);
      expect(tiles.map((tile) => [tile.level, tile.index])).toEqual(widths.map((_, at) => [level, at]));
    }
  });
});

describe('tiles', () => {
  it('hold exactly as many hashes as they are wide', () => {
    const bytes = Uint8Array.from({ length: 96 }, (_, at) => at);
    expect(readTile(bytes, 3)?.map((node) => node[0])).toEqual([0, 32, 64]);
    for (const width of [2, 4]) expect(readTile(bytes, width)).toBeUndefined();
    expect(readTile(bytes.subarray(1), 3)).toBeUndefined();
  });

  it('tell where the hash of any complete subtree comes from', () => {
    const size = 600;
    const tree = new StoredTree(
      hash,
      Array.from({ length: size }, (_, at) => leafHash(entryOf(at % 1024), hash)),
    );
    for (let level = 0; level <= 9; level++)
      for (let index = 0; (index + 1) * 2 ** level <= size; index++) {
        const { row, hash: first, above } = tileOfSubtree(level, index);
        expect(above).toBeLessThan(8);
        let nodes = Array.from({ length: 2 ** above }, (_, at) =>
          tree.node({ level: row * 8, index: first + at }),
        );
        while (nodes.length > 1)
          nodes = Array.from({ length: nodes.length / 2 }, (_, at) =>
            nodeHash(nodes[2 * at] as Uint8Array, nodes[2 * at + 1] as Uint8Array, hash),
          );
        expect(nodes.map(toHex)).toEqual([toHex(tree.node({ level, index }))]);
      }
  });
});
