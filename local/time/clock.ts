import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '../data-dir.ts';

/** What time it is for everything that runs here, in epoch milliseconds. */
export interface Clock {
  now(): number;
}

/** Real time plus an offset; time only goes forward, and the offset outlives the process. */
export class SteerableClock implements Clock {
  private readonly file: string;
  private offset: number;
  private listeners: (() => void)[] = [];

  /** @param startsAt where the clock of a new data directory begins, epoch milliseconds; one that runs goes on as it was */
  constructor(dataDir: string, startsAt?: number) {
    this.file = join(dataDir, 'clock.json');
    this.offset = readOffset(this.file) ?? this.begin(startsAt);
  }

  now(): number {
    return Date.now() + this.offset;
  }

  /** Milliseconds by which this clock is ahead of the machine's. */
  get offsetMs(): number {
    return this.offset;
  }

  /** Told after each move, so that what waits for an instant can look again. */
  onMove(listener: () => void): void {
    this.listeners.push(listener);
  }

  private begin(startsAt: number | undefined): number {
    if (startsAt === undefined) return 0;
    const offsetMs = startsAt - Date.now();
    writeAtomically(this.file, JSON.stringify({ offsetMs }));
    return offsetMs;
  }

  /** Moves to an instant; one that has passed already changes nothing, since time never goes back. */
  advanceTo(instant: number): void {
    if (instant <= this.now()) return;
    this.offset = instant - Date.now();
    writeAtomically(this.file, JSON.stringify({ offsetMs: this.offset }));
    for (const listener of this.listeners) listener();
  }
}

function readOffset(file: string): number | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const { offsetMs } = JSON.parse(text) as { offsetMs?: unknown };
  if (typeof offsetMs !== 'number' || !Number.isFinite(offsetMs))
    throw new Error(`${file} does not hold a clock offset; remove it to go back to real time`);
  return offsetMs;
}
