import type { Interpretation } from '../types.ts';
import { settled } from './settled.ts';

/** Gaps about review and approval beside G11 to G14. */
export const approvalInterpretations: readonly Interpretation[] = [
  settled(
    'G40',
    [
      '重大活动保障预案由“区政府或相关部门”中的哪一个审批，以谁的名义印发？',
      'Which of “the district government or the department concerned” approves a plan for a major event, and in whose name is it issued?',
    ],
    [
      '涉及多个部门的（专项）由区政府审批，以区政府名义印发；部门的由该部门、相应指挥机构或区政府审批',
      'the district government approves one that concerns several departments (special) and it is issued in its name; a departmental one is approved by the department, its command or the district government',
    ],
    [
      '第二十七条第（二）项未说明如何选择，第三十条未规定名义；第八条以是否涉及多个部门区分专项与部门',
      'art. 27(2) does not say how to choose and art. 30 names nobody; art. 8 tells special from departmental by how many departments it concerns',
    ],
    'BY_FORM',
  ),
  settled(
    'G41',
    [
      '未留存第二十五条八项审核记录的，能否批准？',
      'May a plan be approved without a record of the eight points of art. 25?',
    ],
    [
      '可以；一经记录，八项须全部作答，最近一次审核有不符合项的不得批准',
      'yes; but a record answers all eight, and a point that the last reviewer found wanting stops the approval',
    ],
    [
      '第二十五条规定审核内容，未规定记录形式',
      'art. 25 says what a review looks at and not that a form is kept of it',
    ],
    'WHEN_RECORDED',
  ),
];
