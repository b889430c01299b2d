import { equalBytes } from './bytes.ts';
import type { Findings } from './findings.ts';
import type { ListedFiles } from './listed-files.ts';
import type { ListedFile } from './manifest.ts';
import { Frontier, HASH_BYTES, type Hash } from './merkle.ts';
import { readTile, TILE_WIDTH } from './tile.ts';

/**
 * The leaf hashes that the log published, read beside the commits. They prove nothing by themselves: the verdict rests on
 * what is computed from the commits. Where that fails, tiles that do lead to a signed root tell exactly which commit is
 * the first that is not the one that was signed.
 */
export class LeafTiles {
  readonly #files: ListedFiles;
  readonly #findings: Findings;
  readonly #tiles: readonly ListedFile[];
  readonly #last: number;
  readonly #frontier: Frontier;
  readonly #wanted: ReadonlySet<number>;
  readonly #roots = new Map<number, Uint8Array>();
  #pending: Uint8Array[] = [];
  #next = 0;
  #broken = false;
  #divergence: number | undefined;

  constructor(
    tiles: { listed: readonly ListedFile[]; last: number; wanted: ReadonlySet<number> },
    files: ListedFiles,
    findings: Findings,
    hash: Hash,
  ) {
    this.#files = files;
    this.#findings = findings;
    this.#tiles = tiles.listed;
    this.#last = tiles.last;
    this.#wanted = tiles.wanted;
    this.#frontier = new Frontier(hash);
    if (this.usable && this.#wanted.has(0)) this.#roots.set(0, this.#frontier.root());
  }

  /** True when the bundle has tiles and all that were read so far are well-formed. */
  get usable(): boolean {
    return this.#tiles.length > 0 && !this.#broken;
  }

  /** First position at which a commit is not the published leaf. */
  get divergence(): number | undefined {
    return this.#divergence;
  }

  /** Root of the published leaves at a size that was asked for. */
  root(size: number): Uint8Array | undefined {
    return this.#roots.get(size);
  }

  /** The leaf hash of the next commit, as computed. */
  push(leaf: Uint8Array): void {
    if (this.usable && this.#divergence === undefined) this.#pending.push(leaf);
  }

  /** Compares what is complete. To be called between pieces of the commit files, so that no more than those wait. */
  async compare(): Promise<void> {
    while (this.#pending.length >= TILE_WIDTH) await this.#readNext();
  }

  /** Compares the rest and reads the tiles that are left: their root may still be signed. */
  async finish(): Promise<void> {
    while (this.usable && this.#next < this.#tiles.length) await this.#readNext();
  }

  async #readNext(): Promise<void> {
    const file = this.#tiles[this.#next];
    const width = Math.min(TILE_WIDTH, this.#last - this.#next * TILE_WIDTH);
    const bytes = file && (await this.#files.whole(file, TILE_WIDTH * HASH_BYTES));
    const published = bytes && readTile(bytes, width);
    if (!published) return this.#breakOff(file?.path ?? null);
    const computed = this.#pending.slice(0, width);
    this.#pending = this.#pending.slice(width);
    this.#locate(published, computed);
    for (const leaf of published) this.#append(leaf);
    this.#next++;
  }

  #locate(published: readonly Uint8Array[], computed: readonly Uint8Array[]): void {
    if (this.#divergence !== undefined) return;
    const at = computed.findIndex((leaf, index) => !equalBytes(leaf, published[index] ?? leaf));
    if (at < 0) return;
    this.#divergence = this.#next * TILE_WIDTH + at + 1;
    this.#pending = [];
  }

  #append(leaf: Uint8Array): void {
    this.#frontier.append(leaf);
    const { size } = this.#frontier;
    if (this.#wanted.has(size)) this.#roots.set(size, this.#frontier.root());
  }

  #breakOff(path: string | null): void {
    this.#broken = true;
    this.#pending = [];
    this.#findings.add('TILE', { subject: path });
  }
}
