import type { AccessRule } from './access-rule.ts';

/** Who may do what, in this part of a plan's life. */
export const reviewingRules: readonly AccessRule[] = [
  {
    commands: ['record-review-points', 'require-meeting', 'refuse-approval'],
    roles: ['HEAD'],
    relations: ['ACTING'],
    article: '第二十五至二十九条',
    zh: '审核、审批单位的意见由其负责人记录',
    en: 'what a reviewing or approving body says is recorded by its head',
  },
  {
    commands: ['record-review-points', 'require-meeting', 'refuse-approval'],
    roles: ['BUREAU'],
    relations: ['DISTRICT_BODY'],
    article: '第二十五至二十七条',
    zh: '区委、区政府、指挥机构的审核、审批意见由区应急局凭书面依据记录',
    en: 'the bureau records what organs of the district say, by written evidence',
  },
  {
    commands: ['approve', 'refuse-approval', 'issue'],
    roles: ['BUREAU'],
    relations: ['OUTSIDE'],
    article: '第九条、第二十七条第（二）项',
    zh: '相邻区对联合应急预案的审批、印发由区应急局凭书面依据记录',
    en: 'the bureau records what neighbouring regions decide on a joint plan, by written evidence',
  },
  {
    commands: ['withdraw-submission'],
    roles: ['DRAFTER', 'HEAD'],
    relations: ['OWN'],
    article: '第二十四条',
    zh: '送审由编制单位撤回',
    en: 'the preparing body takes its submission back',
  },
  {
    commands: ['record-joint-agreement'],
    roles: ['DRAFTER', 'HEAD'],
    relations: ['OWN'],
    article: '第九条',
    zh: '协商结果由编制单位记录',
    en: 'the preparing body records what the regions agreed',
  },
  {
    commands: ['record-joint-agreement'],
    roles: ['BUREAU'],
    relations: ['ANY'],
    article: '第十一条',
    zh: '跨区协商结果可由区应急局记录',
    en: 'the bureau may record what the regions agreed',
  },
];
