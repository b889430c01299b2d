import type { AccessRule } from './access-rule.ts';

/** Who may do what with exercises. */
export const exerciseRules: readonly AccessRule[] = [
  {
    commands: ['plan-exercise', 'postpone-exercise', 'cancel-exercise', 'hold-exercise'],
    roles: ['DRAFTER', 'HEAD'],
    relations: ['ACTING'],
    article: '第三十八条',
    zh: '演练由组织单位计划和记录',
    en: 'an exercise is planned and recorded by its organiser',
  },
];
