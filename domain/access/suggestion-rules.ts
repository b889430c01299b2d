import type { AccessRule } from './access-rule.ts';

/** Who may do what with a suggestion (第四十四条). */
export const suggestionRules: readonly AccessRule[] = [
  {
    commands: ['receive-suggestion'],
    roles: ['DRAFTER', 'HEAD', 'DESK', 'BUREAU'],
    relations: ['ANY'],
    article: '第四十四条',
    zh: '任何单位均应收下修订建议',
    en: 'any organisation takes a suggestion in',
  },
  {
    commands: ['acknowledge-suggestion'],
    roles: ['DRAFTER', 'HEAD', 'DESK'],
    relations: ['ACTING'],
    article: '第四十四条',
    zh: '办理单位受理修订建议',
    en: 'the organisation that handles a suggestion takes it on',
  },
  {
    commands: ['acknowledge-suggestion'],
    roles: ['BUREAU'],
    relations: ['ANY'],
    article: '第五、四十四条',
    zh: '区应急局分办修订建议',
    en: 'the bureau assigns suggestions',
  },
  {
    commands: ['answer-suggestion'],
    roles: ['HEAD'],
    relations: ['ACTING'],
    article: '第四十四条',
    zh: '办理单位负责人答复修订建议',
    en: 'the head of the organisation that handles a suggestion answers it',
  },
];
