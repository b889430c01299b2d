import type { Interpretation, Rulebook } from './types.ts';

/** A ruling under art. 50: another answer to a question that the rulebook settles by an interpretation. */
export interface RulingOnInterpretation {
  readonly interpretation: string;
  readonly parameter: NonNullable<Interpretation['parameter']>;
}

/** What an answer changes in the rows and policies of a rulebook. */
export type Effect = (rulebook: Rulebook, parameter: RulingOnInterpretation['parameter']) => Rulebook;

/**
 * The rulebook as rulings leave it: each answer replaces the one that stood there, and its effect, which is data too, is
 * worked into the rows. Answers that are given already change nothing; a question that the rulebook does not ask is
 * passed over, and so the order of rulings on different questions does not matter.
 */
export function withRulings(
  rulebook: Rulebook,
  rulings: readonly RulingOnInterpretation[],
  effects: Readonly<Record<string, Effect>>,
): Rulebook {
  const last = new Map(rulings.map((ruling) => [ruling.interpretation, ruling]));
  const news = [...last.values()].filter(({ interpretation, parameter }) =>
    rulebook.interpretations.some(
      ({ id, parameter: standing }) => id === interpretation && standing !== parameter,
    ),
  );
  if (news.length === 0) return rulebook;
  const ruled = news
    .toSorted((a, b) => (a.interpretation < b.interpretation ? -1 : 1))
    .reduce(
      (book, { interpretation, parameter }) => effects[interpretation]?.(book, parameter) ?? book,
      rulebook,
    );
  return {
    ...ruled,
    version: `${rulebook.version}~${news
      .map(({ interpretation, parameter }) => `${interpretation}=${parameter}`)
      .sort()
      .join(',')}`,
    interpretations: rulebook.interpretations.map((one) => {
      const ruling = last.get(one.id);
      return ruling ? { ...one, parameter: ruling.parameter } : one;
    }),
  };
}
