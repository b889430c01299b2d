import type { Bilingual } from '../../domain/refusal.ts';
import type { Locale } from '../shared/http/locale.ts';

/** What a value becomes when every text in it is given in one language. */
export type Spoken<T> = T extends Bilingual
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Spoken<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: Spoken<T[K]> }
      : T;

/** The same plain JSON with every bilingual text in the caller's language. */
export function spoken<T>(value: T, locale: Locale): Spoken<T> {
  return inLanguage(value, locale) as Spoken<T>;
}

function inLanguage(value: unknown, locale: Locale): unknown {
  if (Array.isArray(value)) return value.map((item) => inLanguage(item, locale));
  if (typeof value !== 'object' || value === null) return value;
  if (isBilingual(value)) return value[locale];
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, inLanguage(field, locale)]));
}

const isBilingual = (value: object): value is Bilingual =>
  'zh' in value && 'en' in value && Object.keys(value).length === 2;
