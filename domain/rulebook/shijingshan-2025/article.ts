import type { Bilingual } from '../../refusal.ts';
import { numeral } from '../citation.ts';

type Sentence = readonly [zh: string, en: string];

/**
 * One article under every citation that names a place in it: itself whole, each of its paragraphs (款) where it has
 * several, each of its items (项).
 */
export function article(
  name: string,
  paragraphs: readonly Sentence[],
  items: readonly Sentence[] = [],
): Readonly<Record<string, Bilingual>> {
  const numbered = items.map(
    ([zh, en], index): Sentence => [`（${numeral(index + 1)}）${zh}`, `(${index + 1}) ${en}`],
  );
  const whole = [...paragraphs, ...numbered];
  return {
    [name]: { zh: whole.map(([zh]) => zh).join(''), en: whole.map(([, en]) => en).join(' ') },
    ...(paragraphs.length > 1 && placed(paragraphs, (n) => `${name}第${n}款`)),
    ...placed(items, (n) => `${name}第（${n}）项`),
  };
}

const placed = (sentences: readonly Sentence[], place: (n: string) => string) =>
  Object.fromEntries(sentences.map(([zh, en], index) => [place(numeral(index + 1)), { zh, en }]));
