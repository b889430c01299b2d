import type { AccessRule } from './access-rule.ts';

/** Who may do what, in this part of a plan's life. */
export const makingRules: readonly AccessRule[] = [
  {
    commands: [
      'state-attributes',
      'form-group',
      'attach-evidence',
      'attach-handbook',
      'check-content',
      'state-duty-bodies',
      'determine-major-decision',
      'open-consultation',
      'record-opinion',
      'answer-opinion',
      'close-consultation',
    ],
    roles: ['DRAFTER', 'HEAD'],
    relations: ['OWN'],
    article: '第十三至二十三条',
    zh: '预案由编制单位编制并征求意见',
    en: 'the preparing body makes the text and consults on it',
  },
  {
    commands: ['record-opinion'],
    roles: ['DRAFTER', 'HEAD'],
    relations: ['ACTING'],
    article: '第二十三条',
    zh: '被征求意见的单位可自行记录意见',
    en: 'a body that was asked may record its own opinion',
  },
  {
    commands: ['record-opinion'],
    roles: ['BUREAU'],
    relations: ['DISTRICT_BODY'],
    article: '第二十三条',
    zh: '区级机关的意见可由区应急局凭书面依据记录',
    en: 'the bureau may record opinions of organs of the district, by written evidence',
  },
  {
    commands: ['state-attributes'],
    roles: ['BUREAU'],
    relations: ['ANY'],
    article: '第五、十一条',
    zh: '区应急局统筹本区应急预案数据库，可答复属性问题',
    en: 'the bureau keeps the district’s database of plans and may answer what is asked of one',
  },
  {
    commands: ['list'],
    roles: ['BUREAU'],
    relations: ['ANY'],
    article: '第十、十一条',
    zh: '区级应急预案体系构成由区应急局明确',
    en: 'the bureau says which plans make up the district’s system',
  },
];
