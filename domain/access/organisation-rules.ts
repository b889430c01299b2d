import type { AccessRule } from './access-rule.ts';

/** Who may do what in the life of an organisation, and what its delegates may do for it. */
export const organisationRules: readonly AccessRule[] = [
  {
    commands: ['rename', 'merge', 'correct-organisation'],
    roles: ['ADMIN', 'BUREAU'],
    relations: ['ANY'],
    article: '第二、五条',
    zh: '更名、合并和登记更正由管理员、区应急局办理',
    en: 'the registry is kept by administrator and bureau',
  },
  {
    commands: [
      'appoint-manager',
      'relieve-manager',
      'assign-steward',
      'adopt-work-plan',
      'grant-delegation',
      'revoke-delegation',
      'correct-organisation',
    ],
    roles: ['HEAD'],
    relations: ['ACTING'],
    article: '第五、三十六、四十七条',
    zh: '人员、年度工作计划和委托由单位负责人决定',
    en: 'the head of an organisation decides on its people, its year’s work and its delegations',
  },
  {
    commands: ['appoint-manager', 'relieve-manager', 'grant-delegation', 'revoke-delegation'],
    roles: ['BUREAU'],
    relations: ['DISTRICT_BODY'],
    article: '第五、四十七条',
    zh: '区委、区政府、区应急委等的人员和委托由区应急局凭书面依据记录',
    en: 'the bureau records people and delegations of organs of the district, by written evidence',
  },
  {
    commands: ['hold-training', 'issue-guidance', 'assess-risk', 'link-coverage'],
    roles: ['DRAFTER', 'HEAD'],
    relations: ['ACTING'],
    article: '第六、十一、三十六条',
    zh: '各单位负责本单位的培训、指导和风险评估',
    en: 'an organisation records its own training, guidance and risks',
  },
  {
    commands: ['file'],
    roles: ['DRAFTER', 'HEAD'],
    relations: ['FILING_DELEGATE'],
    article: '第三十一条',
    zh: '受编制单位、审批单位常设委托的单位可代为报送备案（G5）',
    en: 'a delegate of the preparing or an approving body files for it (G5)',
  },
  {
    commands: ['disclose'],
    roles: ['DRAFTER', 'HEAD'],
    relations: ['DISCLOSURE_DELEGATE'],
    article: '第三十三条',
    zh: '受编制单位常设委托的单位可代为公开（G5）',
    en: 'a delegate of the preparing body discloses for it (G5)',
  },
];
