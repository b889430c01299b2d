import type { Answers, Interpretation } from '../types.ts';

/** An interpretation, as short as it can be written: question, answer and reason in both languages, the answers of a ruling. */
export const settled = (
  id: string,
  question: readonly [zh: string, en: string],
  answer: readonly [zh: string, en: string],
  reason: readonly [zh: string, en: string],
  parameter?: string | number | boolean,
  answers?: Answers,
): Interpretation => ({
  id,
  question: { zh: question[0], en: question[1] },
  answer: { zh: answer[0], en: answer[1] },
  reason: { zh: reason[0], en: reason[1] },
  ...(parameter !== undefined && { parameter }),
  ...(answers && { answers }),
});
