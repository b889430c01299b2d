import type { SignedCheckpoint } from './evidence.ts';

/** Instants between which `recordedAt` of the commits of a section must lie. */
interface Bound {
  /** Holds for positions after this one */
  readonly after: number;
  readonly earliest: string;
}

interface Limit {
  /** Holds for positions up to this one */
  readonly through: number;
  readonly latest: string;
}

/** Last second that an instant of four-digit years can tell. */
const LAST_SECOND = 253_402_300_799;

/**
 * What the times of the witnesses say about when commits can have been recorded. When a witness saw a tree of `size`
 * commits, all of them were recorded by then, and those after them were not yet to be seen: a commit after `size` that
 * claims to be much older than that moment was put in later. The log's own clock is no evidence and is not used.
 */
export class TimeBounds {
  readonly #bounds: Bound[];
  readonly #limits: Limit[];
  #nextBound = 0;
  #nextLimit = 0;
  #earliest = '';

  /** `quorum` of at least 1; checkpoints that fewer witnesses saw say nothing. */
  constructor(signed: readonly SignedCheckpoint[], quorum: number, toleranceSeconds: number) {
    const seen = signed
      .filter(({ times }) => quorum > 0 && times.length >= quorum)
      .sort((a, b) => a.size - b.size);
    // The earliest of the times for what came after, and the time at which a quorum had seen it for what came before:
    // a few witnesses with a wrong clock make the bounds wider, never narrower than the rest would.
    this.#bounds = seen.map(({ size, times }) => ({
      after: size,
      earliest: instantOf((times[0] ?? 0) - toleranceSeconds),
    }));
    this.#limits = limitsOf(seen, quorum, toleranceSeconds);
  }

  /** Judges the commits in the order of their positions. */
  judge(position: number, recordedAt: string): 'BACKDATED' | 'AHEAD' | undefined {
    for (let bound = this.#bounds[this.#nextBound]; bound && bound.after < position; ) {
      if (bound.earliest > this.#earliest) this.#earliest = bound.earliest;
      bound = this.#bounds[++this.#nextBound];
    }
    while ((this.#limits[this.#nextLimit]?.through ?? position) < position) this.#nextLimit++;
    if (recordedAt < this.#earliest) return 'BACKDATED';
    const latest = this.#limits[this.#nextLimit]?.latest;
    return latest !== undefined && recordedAt > latest ? 'AHEAD' : undefined;
  }
}

/** The time by which `quorum` witnesses had seen a checkpoint, or undefined when fewer state one. */
export const seenBy = ({ times }: SignedCheckpoint, quorum: number): number | undefined =>
  quorum > 0 ? times[quorum - 1] : undefined;

function limitsOf(seen: readonly SignedCheckpoint[], quorum: number, tolerance: number): Limit[] {
  const limits: Limit[] = [];
  let latest = instantOf(LAST_SECOND);
  // A later checkpoint that was seen earlier bounds the ones before it too.
  for (const checkpoint of [...seen].reverse()) {
    const bound = instantOf((seenBy(checkpoint, quorum) ?? LAST_SECOND) + tolerance);
    if (bound < latest) latest = bound;
    limits.unshift({ through: checkpoint.size, latest });
  }
  return limits;
}

/** UTC instant of seconds since the epoch, held within the years 1970 to 9999. */
export const instantOf = (seconds: number): string =>
  new Date(1000 * Math.min(Math.max(seconds, 0), LAST_SECOND)).toISOString();
