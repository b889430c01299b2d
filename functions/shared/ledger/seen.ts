import type { StreamId } from '../../../events/identifiers.ts';
import type { Commit, Tail } from './types.ts';

/** Bounds of what one process keeps of one ledger. */
const MAX_RECENT = 128;
const MAX_RECENT_CHARACTERS = 2_000_000;
const MAX_STREAMS = 5_000;

/**
 * What this process has seen of one ledger.
 *
 * Invariants
 * - every commit up to `tail` was taken in one by one since the last `jump`; `recent` are the last of them, without a gap;
 * - a version in `versions` was the stream's version, or a later one, as at the `tail` of that moment, and every commit
 *   taken in since then has been counted. So if nothing stands beyond `tail`, it is the stream's version.
 */
export class Seen {
  #tail: Tail | undefined;
  #seenAt = Number.NEGATIVE_INFINITY;
  #epoch = 0;
  #recent: Commit[] = [];
  #recentCharacters = 0;
  readonly #versions = new Map<StreamId, number>();

  get tail(): Tail | undefined {
    return this.#tail;
  }
  /** Changes whenever the knowledge of versions starts anew. */
  get epoch(): number {
    return this.#epoch;
  }

  /** The tail, if it was the tail at `since` or later on the process's clock. */
  tailSince(since: number): Tail | undefined {
    return this.#seenAt >= since ? this.#tail : undefined;
  }

  /** The last commits up to the tail, without a gap. */
  get recent(): readonly Commit[] {
    return this.#recent;
  }

  version(stream: StreamId): number | undefined {
    return this.#versions.get(stream);
  }

  /** `tail` was read: commits between the old and the new one were not looked at. */
  jump(tail: Tail, at: number): void {
    this.#seenAt = at;
    if (this.#tail?.position === tail.position) return;
    this.forget();
    this.#tail = tail;
  }

  /** What comes next must be read: a put was lost sight of. */
  forget(): void {
    this.#tail = undefined;
    this.#epoch++;
    this.#versions.clear();
    this.#recent = [];
    this.#recentCharacters = 0;
  }

  /** Takes in the commit after the tail; one that is known already changes nothing. */
  take(commit: Commit, tail: Tail, at: number): void {
    if (this.#tail === undefined || commit.position !== this.#tail.position + 1) return;
    this.#tail = tail;
    this.#seenAt = at;
    this.#remember(commit.stream, commit.version);
    this.#recent.push(commit);
    this.#recentCharacters += characters(commit);
    while (this.#recent.length > MAX_RECENT || this.#recentCharacters > MAX_RECENT_CHARACTERS) {
      const oldest = this.#recent.shift();
      if (oldest) this.#recentCharacters -= characters(oldest);
    }
  }

  /** A consistent read that began in `epoch`, when a tail was known, found `stream` at `version`. */
  learn(stream: StreamId, version: number, epoch: number): void {
    if (epoch !== this.#epoch || this.#tail === undefined) return;
    this.#remember(stream, Math.max(version, this.#versions.get(stream) ?? 0));
  }

  /** Commits after `position` up to the tail, if all of them are still held. */
  since(position: number): readonly Commit[] | undefined {
    const tail = this.#tail?.position ?? 0;
    if (position >= tail) return [];
    const count = tail - position;
    return count <= this.#recent.length ? this.#recent.slice(-count) : undefined;
  }

  #remember(stream: StreamId, version: number): void {
    // Put last again, so that what is dropped first is what was not used for longest.
    this.#versions.delete(stream);
    this.#versions.set(stream, version);
    if (this.#versions.size <= MAX_STREAMS) return;
    const [oldest] = this.#versions.keys();
    if (oldest !== undefined) this.#versions.delete(oldest);
  }
}

const characters = ({ stored }: Commit): number =>
  stored.bodies.reduce((sum, body) => sum + (body?.length ?? 0), stored.header.length);
