import type { Interpretation } from '../types.ts';
import { settled } from './settled.ts';

/** Gaps about review and approval, beside G11 to G14 and those of particular routes. */
export const approvalInterpretations: readonly Interpretation[] = [
  settled(
    'G42',
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
    { oneOf: ['WHEN_RECORDED', 'ALWAYS'] },
  ),
];
