import type { AccessRule } from './access-rule.ts';

/** Who inspects, and who answers to an inspection (第四十六条). */
export const inspectionRules: readonly AccessRule[] = [
  {
    commands: [
      'publish-checklist',
      'revise-checklist',
      'plan-inspection',
      'code-inspection',
      'scan',
      'open-inspection',
      'cancel-inspection',
      'check-item',
      'record-finding',
      'verify-rectification',
      'close-inspection',
    ],
    roles: ['COMMISSION', 'BUREAU'],
    relations: ['ANY'],
    article: '第四十六条',
    zh: '区应急委检查预案管理工作，由区应急局组织实施',
    en: 'the emergency commission inspects, the bureau carries it out',
  },
  {
    commands: ['scan', 'check-item', 'record-finding', 'verify-rectification'],
    roles: ['HEAD', 'DRAFTER'],
    relations: ['ACTING'],
    article: '第十一条第二款',
    zh: '参加检查的部门记录本部门检查情况，被检查单位扫码',
    en: 'a body that takes part records what it checks, and the one that is inspected scans the code',
  },
  {
    commands: ['report-rectification'],
    roles: ['HEAD', 'DRAFTER'],
    relations: ['ACTING'],
    article: '第四十六条',
    zh: '整改情况由被检查单位报告',
    en: 'the body that was inspected reports what it mended',
  },
];
