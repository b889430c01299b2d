import type { AccessRule } from './access-rule.ts';

/** Who speaks about the law itself. */
export const lawRules: readonly AccessRule[] = [
  {
    commands: ['issue-interpretation'],
    roles: ['BUREAU'],
    relations: ['ANY'],
    article: '第五十条',
    zh: '办法由区应急管理部门解释',
    en: 'the bureau interprets the measures',
  },
  {
    commands: ['change-norm'],
    roles: ['BUREAU'],
    relations: ['ANY'],
    article: '第四十二条第（一）项',
    zh: '法规、标准的变化由区应急局统一登记，所涉预案逐件研判',
    en: 'the bureau records changes of norms, which raise a decision in every plan they touch',
  },
  {
    commands: ['define-catalogue'],
    roles: ['BUREAU'],
    relations: ['ANY'],
    article: '第十一条',
    zh: '区级应急预案体系构成由区应急管理部门明确',
    en: 'the bureau defines the catalogue of the district’s plans',
  },
  {
    commands: [
      'import-notice',
      'declare-regional-closure',
      'declare-organisation-closure',
      'confirm-calendar-change',
      'reject-calendar-change',
    ],
    roles: ['BUREAU', 'ADMIN'],
    relations: ['ANY'],
    article: '《中华人民共和国民法典》第二百零三条',
    zh: '日历由区应急局和管理员维护，一人提出、另一人确认',
    en: 'the bureau and administrators keep the calendar: one brings a change in, another confirms it',
  },
];
