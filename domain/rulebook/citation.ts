import type { Bilingual } from '../refusal.ts';
import type { Rulebook } from './types.ts';

/*
 * How the measures are cited: `第三十一条第（二）项`, `第十六条第一款`, several at once as `第十五至十九条` or
 * `第五、三十一条`, joined by 、, and a note behind in brackets where the text is silent, `第二十九条（参照）`.
 */

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** 1 to 99 as the law writes numbers: 三十一. */
export function numeral(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), DIGITS[n % 10] ?? ''];
  if (tens === 0) return ones;
  return `${tens === 1 ? '' : DIGITS[tens]}十${ones}`;
}

const numbers = new Map(Array.from({ length: 99 }, (_, index) => [numeral(index + 1), index + 1]));

/** Every single place that a citation names, in its order. What is no numbered article of the measures stands for itself. */
export function placesIn(citation: string): readonly string[] {
  return citation
    .replace(/（[^（）]+）$/, '')
    .split(/(?<=[条款项])、/)
    .flatMap(placesOfPart);
}

const PART =
  /^第([一二三四五六七八九十、至]+)条((?:第[一二三四五六七八九十]+款)?(?:第（[一二三四五六七八九十]+）项)?)$/;

function placesOfPart(part: string): readonly string[] {
  const [, named, within = ''] = PART.exec(part) ?? [];
  if (named === undefined) return [part];
  return named.split('、').flatMap((one) => {
    const [first = 0, last = first] = one.split('至').map((written) => numbers.get(written) ?? 0);
    return Array.from({ length: last - first + 1 }, (_, index) => `第${numeral(first + index)}条${within}`);
  });
}

/** The law's own sentence at the first place of a citation that the rulebook has one for. */
export const sentenceOf = ({ articles = {} }: Rulebook, citation: string): Bilingual | undefined =>
  placesIn(citation)
    .map((place) => articles[place])
    .find((sentence) => sentence !== undefined);
