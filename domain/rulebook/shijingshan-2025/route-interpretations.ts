import type { Interpretation } from '../types.ts';
import { settled } from './settled.ts';

/** Gaps on the routes of plans for major events and of joint plans (第九、二十七、三十、三十一条). */
export const routeInterpretations: readonly Interpretation[] = [
  settled(
    'G40',
    [
      '重大活动保障预案由谁审批、以谁名义印发、向谁备案？',
      'Who approves a plan for a major event, in whose name is it issued and with whom is it filed?',
    ],
    [
      '列为区级专项的由区政府审批，按专项备案；列为部门预案的由相关部门审批，按部门预案备案；印发名义随审批机关',
      'listed as special: the district government, filed as special plans are; as departmental: the department, filed as those are; the name follows the approver',
    ],
    [
      '第二十七条第（二）项称“由区政府或相关部门审批”；第三十、三十一条未另行规定，第八条把重大活动保障列入专项和部门预案',
      'art. 27(2) says “the district government or the department concerned”; art. 30 and 31 are silent, and art. 8 has such plans among the special and departmental ones',
    ],
    'BY_FORM',
    { oneOf: ['BY_FORM', 'GOVERNMENT'] },
  ),
  settled(
    'G41',
    [
      '联合预案是否有每三年演练、评估的义务？',
      'Do joint plans owe a drill and an evaluation every three years?',
    ],
    ['有，参照区级专项应急预案管理', 'yes, they are managed as special plans are'],
    ['第九条第三款', 'art. 9(3)'],
    true,
    { oneOf: [true, false] },
  ),
];
