import { describe, expect, it } from 'vitest';
import { localeOf } from '../../../functions/shared/http/locale.ts';

describe('the language of an answer', () => {
  it.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en-GB,en;q=0.9', 'en'],
    ['en;q=0.5, zh-CN;q=0.9', 'zh'],
    ['fr-FR, de;q=0.9', 'zh'],
    ['fr-FR, en;q=0.3', 'en'],
    ['*', 'zh'],
    ['en;q=0', 'zh'],
    ['en;q=nonsense', 'zh'],
    ['EN', 'en'],
  ])('for %j is %s', (header, locale) => {
    expect(localeOf(header)).toBe(locale);
  });
});
