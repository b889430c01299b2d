/** One figure of `npm run bench`: ours against theirs on the same engine, the same input, in the same run. */
export interface BenchFigure {
  readonly name: string;
  /** How good ours is as a multiple of theirs */
  readonly ratio: number;
  readonly goal: number;
  readonly ours: number;
  readonly theirs: number;
  readonly unit: string;
}

export const reached = ({ ratio, goal }: BenchFigure): boolean => ratio >= goal;
