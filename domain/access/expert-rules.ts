import type { AccessRule } from './access-rule.ts';

/** Who keeps the pool of experts. Preparing bodies don't: an expert who is barred from their plan would be theirs to clear. */
export const expertRules: readonly AccessRule[] = [
  {
    commands: ['register-expert', 'update-expert', 'declare-interest'],
    roles: ['BUREAU'],
    relations: ['ANY'],
    article: '第四十八条',
    zh: '专家库和专家的利益关系声明由区应急局管理',
    en: 'the bureau keeps the pool of experts and their declarations of interest',
  },
];
