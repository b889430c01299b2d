import type { AggregateKind } from '../aggregate/aggregate.ts';
import type { AccessRule } from './access-rule.ts';

const every = [
  'correct-programme',
  'correct-exercise',
  'correct-inspection',
  'correct-checklist',
  'correct-suggestion',
  'correct-expert',
  'correct-law',
] as const satisfies readonly `correct-${AggregateKind}`[];

/** Who corrects what stands beside plans and organisations; what others recorded stays theirs (`may-correct.ts`). */
export const correctionRules: readonly AccessRule[] = [
  {
    commands: every,
    roles: ['HEAD'],
    relations: ['ACTING'],
    article: '第五条',
    zh: '本单位记录的更正由负责人决定',
    en: 'the head of the body whose it is corrects its record',
  },
  {
    commands: every,
    roles: ['BUREAU'],
    relations: ['ANY'],
    article: '第五、十一条',
    zh: '区应急局统筹本区应急预案数据库',
    en: 'the bureau keeps the district’s database of plans',
  },
  {
    commands: ['correct-inspection', 'correct-checklist'],
    roles: ['COMMISSION'],
    relations: ['ANY'],
    article: '第四十六条',
    zh: '区应急委更正其检查记录',
    en: 'the emergency commission corrects its inspections',
  },
];
