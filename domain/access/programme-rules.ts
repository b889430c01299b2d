import type { AccessRule } from './access-rule.ts';

/** Who may draft, approve, copy and amend programmes. */
export const programmeRules: readonly AccessRule[] = [
  {
    commands: ['draft-programme', 'copy-programme', 'amend-programme'],
    roles: ['DRAFTER', 'HEAD', 'BUREAU'],
    relations: ['OWN'],
    article: '第十二条',
    zh: '编制单位负责本单位的工作计划',
    en: 'a programme is kept by the body that prepares it',
  },
  {
    commands: ['approve-programme'],
    roles: ['HEAD'],
    relations: ['ACTING'],
    article: '第十二条',
    zh: '批准由批准单位负责人记录',
    en: 'the head of the approving body records its approval',
  },
  {
    commands: ['approve-programme'],
    roles: ['BUREAU'],
    relations: ['DISTRICT_BODY'],
    article: '第十二条第一款',
    zh: '区政府的批准由区应急局凭书面依据记录',
    en: 'the bureau records the approval by the district government, by written evidence',
  },
];
