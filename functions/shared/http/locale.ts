/** Languages of the API's texts. */
export type Locale = 'zh' | 'en';

/** Names of the locales in HTTP headers (RFC 5646). */
export const languageTag = { zh: 'zh-CN', en: 'en' } as const satisfies Record<Locale, string>;

/**
 * The caller's choice by `Accept-Language` (RFC 9110, 12.5.4): the supported language of the highest quality, the first
 * named on a tie; Chinese when none is named or none fits.
 */
export function localeOf(acceptLanguage: string | undefined): Locale {
  let best: { locale: Locale; quality: number } | undefined;
  for (const range of (acceptLanguage ?? '').toLowerCase().split(',')) {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
    const locale = localeOfTag(tag);
    const quality = qualityOf(parameters);
    if (locale && quality > 0 && (!best || quality > best.quality)) best = { locale, quality };
  }
  return best?.locale ?? 'zh';
}

function localeOfTag(tag: string): Locale | undefined {
  const primary = tag.split('-')[0];
  if (primary === 'zh' || primary === '*') return 'zh';
  return primary === 'en' ? 'en' : undefined;
}

function qualityOf(parameters: readonly string[]): number {
  const given = parameters.find((parameter) => parameter.startsWith('q='));
  if (!given) return 1;
  const quality = Number(given.slice(2));
  return quality >= 0 && quality <= 1 ? quality : 0;
}
