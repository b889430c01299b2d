import type { CommitLine } from '../verifier/src/commit-line.ts';

export interface SourceCheckpoint {
  readonly size: number;
  /** The signed note */
  readonly note: string;
}

/** Where the pieces of a bundle come from. Nothing of it is believed: the bundle is there to be verified. */
export interface BundleSource {
  readonly ledger: string;
  last(): Promise<SourceCheckpoint & { readonly origin: string }>;
  /** The first checkpoint of more than `size` commits */
  after(size: number): Promise<SourceCheckpoint | undefined>;
  /** Hashes that prove that the checkpoint of `to` extends that of `from`, in base64 */
  consistency(from: number, to: number): Promise<readonly string[]>;
  /** Tile of level 0, as bytes */
  tile(index: number, width: number): Promise<Uint8Array>;
  /** Commits in order from position 1; ends after `through` */
  commits(through: number): AsyncIterable<CommitLine>;
}
