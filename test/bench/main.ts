import { cpus, totalmem } from 'node:os';
import { benchCalendar } from './calendar.ts';
import { benchDuties } from './duties.ts';
import { type BenchFigure, reached } from './figure.ts';
import { benchLedger } from './ledger.ts';
import { benchSweep } from './sweep.ts';
import { benchVerifier } from './verifier.ts';

/*
 * Every figure is a ratio of two things measured in this run, on this machine, on one engine: ours and the plain thing
 * that it is made of or replaces; for the verifier and for deriving duties, ours and what its users were promised.
 * `-- --json` prints them for programs. Exit code 1 when a goal is missed.
 */

const figures: BenchFigure[] = [
  ...benchCalendar(),
  ...benchDuties(),
  ...(await benchLedger()),
  ...(await benchSweep()),
  ...benchVerifier(),
];

const round = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2));

if (process.argv.includes('--json')) console.log(JSON.stringify({ node: process.version, figures }, null, 2));
else {
  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB\n`,
  );
  for (const figure of figures) {
    const { name, ratio, goal, ours, theirs, unit } = figure;
    console.log(
      `${reached(figure) ? 'reached' : 'MISSED '}  ${round(ratio).padStart(7)} × (goal ${goal})  ${name}: ${round(ours)} against ${round(theirs)} ${unit}`,
    );
  }
}
process.exitCode = figures.every(reached) ? 0 : 1;
