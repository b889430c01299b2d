import type { AccessRule } from './rules.ts';

/** Who may plan, move and record exercises. */
export const exerciseRules: readonly AccessRule[] = [
  {
    commands: ['plan-exercise', 'postpone-exercise', 'cancel-exercise', 'hold-exercise'],
    roles: ['DRAFTER', 'HEAD'],
    relations: ['OWN'],
    article: '第三十八条',
    zh: '组织单位计划和记录演练',
    en: 'an exercise is planned and recorded by its organiser',
  },
];
