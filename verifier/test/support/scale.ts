/**
 * How much the long tests do: 1 keeps the suite within seconds, 100 is a night's work
 * (`npm run test:proof`), and 0.1 is for mutants, which are met by the hundred. Every scaled test runs
 * on the same seeds from the first on, so that more scale means more of the same and never something else.
 */
export const SCALE = Math.max(0.1, Number(process.env['PROOF_SCALE'] ?? 1));

/** `[0, count)`, or as much more as the scale asks for, up to `most`. */
export const seeds = (count: number, most = Number.POSITIVE_INFINITY): number[] =>
  Array.from({ length: Math.min(Math.ceil(count * SCALE), most) }, (_, index) => index);
