/** Waiting, as a port: tests decide who wakes when. */
export interface Pause {
  /** Waits a random time below `ms` */
  upTo(ms: number): Promise<void>;
  /** Milliseconds of a clock that only goes forward */
  now(): number;
}

export const realPause: Pause = {
  upTo: (ms) => new Promise((resolve) => setTimeout(resolve, Math.random() * ms)),
  now: () => performance.now(),
};
