import { type Fault, invalid } from '../decision/fault.ts';

/** What gives a person away wherever it stands: mobile numbers, resident identity numbers, e-mail addresses. */
const patterns: readonly { readonly pattern: RegExp; readonly zh: string; readonly en: string }[] = [
  { pattern: /(?<!\d)1[3-9]\d([ -]?\d{4}){2}(?!\d)/, zh: '手机号码', en: 'a mobile number' },
  { pattern: /(?<!\d)[1-9]\d{16}[\dXx](?![\dA-Za-z])/, zh: '身份证号码', en: 'an identity number' },
  { pattern: /[\w.+-]+@[\w-]+\.[A-Za-z]{2,}/, zh: '电子邮箱', en: 'an e-mail address' },
];

/**
 * Nothing that is recorded is ever deleted, so personal data stays outside (个人信息保护法 第四十七条): whoever is to be
 * answered is named by `contact`, an entry of the directory.
 */
export const noPersonalData = (text: string, pointer: string): Fault[] =>
  patterns.flatMap(({ pattern, zh, en }) =>
    pattern.test(text)
      ? [
          invalid('PERSONAL_DATA', {
            pointer,
            article: '个人信息保护法第四十七条',
            zh: `文中有${zh}，台账不能删除，请移至联系人目录`,
            en: `the text holds ${en}; the ledger can't forget, so it belongs in the directory`,
          }),
        ]
      : [],
  );
