import type { Pause } from './pause.ts';

/** Losses after which an append gives up, however quick they were. */
const MAX_LOSSES = 60;
/** Weight of the newest measurement. */
const SMOOTHING = 0.2;

/**
 * How hard processes contend for one ledger, and how long a loser waits. With n rivals about one put in n stands per
 * round trip, so a loser waits a random part of as many round trips; every further loss halves his wait, which lets
 * those who have waited longest go first.
 */
export class Contention {
  readonly #pause: Pause;
  readonly #patienceMs: number;
  #roundTripMs = 5;
  /** Foreign commits met per loss */
  #rivals = 1;

  constructor(pause: Pause, patienceMs: number) {
    this.#pause = pause;
    this.#patienceMs = patienceMs;
  }

  /** One append's turn begins. */
  begin(): Contest {
    const startedAt = this.#pause.now();
    let losses = 0;
    return {
      get losses() {
        return losses;
      },
      lost: async () => {
        losses++;
        if (losses >= MAX_LOSSES || this.#pause.now() - startedAt >= this.#patienceMs) return false;
        // The first loss is mostly old news (this process had not looked for a while), not a race.
        if (losses > 1) await this.#pause.upTo((this.#roundTripMs * this.#rivals) / 2 ** (losses - 2));
        return true;
      },
      met: (commits) => {
        if (losses > 1) this.#rivals += SMOOTHING * (Math.min(commits, 32) - this.#rivals);
      },
    };
  }

  /** A put took so long. */
  measure(ms: number): void {
    this.#roundTripMs += SMOOTHING * (Math.min(ms, 200) - this.#roundTripMs);
  }
}

export interface Contest {
  /** How often the position was taken so far */
  readonly losses: number;
  /** The position was taken. Waits, then says whether to try again. */
  lost(): Promise<boolean>;
  /** So many commits of others stood where this one should have gone. */
  met(commits: number): void;
}
