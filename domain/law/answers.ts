import { isCivilDate } from '../../events/civil-date.ts';
import type { Bilingual } from '../refusal.ts';
import type { Answers } from '../rulebook/types.ts';

/** True when the rulebook knows what this answer changes: a word it lists, a number within its bounds, a date. */
export function isAnswer(answers: Answers, parameter: string | number | boolean): boolean {
  if ('oneOf' in answers) return answers.oneOf.some((one) => one === parameter);
  if ('wholeFrom' in answers)
    return (
      typeof parameter === 'number' &&
      Number.isSafeInteger(parameter) &&
      parameter >= answers.wholeFrom &&
      parameter <= answers.to
    );
  return typeof parameter === 'string' && isCivilDate(parameter);
}

/** The answers in words, for people. */
export function answersInWords(answers: Answers): Bilingual {
  if ('oneOf' in answers) {
    const words = answers.oneOf.map(String);
    return { zh: words.join('、'), en: words.join(' or ') };
  }
  if ('wholeFrom' in answers)
    return {
      zh: `${answers.wholeFrom} 至 ${answers.to} 的整数`,
      en: `a whole number from ${answers.wholeFrom} to ${answers.to}`,
    };
  return { zh: '日期（YYYY-MM-DD）', en: 'a date, as YYYY-MM-DD' };
}
