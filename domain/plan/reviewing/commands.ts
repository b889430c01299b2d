import type * as z from 'zod';
import * as review from '../../../events/review-events.ts';
import { on } from '../../decision/on.ts';

export const RecordReviewPointsCommand = review.ReviewPointsRecorded.omit({ version: true })
  .extend({ on })
  .meta({
    id: 'RecordReviewPointsCommand',
    description:
      '记录八项审核内容（第二十五条），须逐项作答；不符合、不适用须说明 · Records the eight points of a review, each answered; a point that fails or does not apply says why',
    example: {
      by: 'emergency-bureau',
      points: [
        ...[1, 2, 3, 4, 5, 6].map((point) => ({ point, verdict: 'MEETS' })),
        { point: 7, verdict: 'FAILS', note: '住建委关于人员转移的意见尚未处理' },
        { point: 8, verdict: 'NOT_APPLICABLE', note: '无其他审核内容' },
      ],
      on: '2026-04-10',
    },
  });
export type RecordReviewPointsCommand = z.output<typeof RecordReviewPointsCommand>;

export const RequireMeetingCommand = review.MeetingRequired.omit({ version: true })
  .extend({ on })
  .meta({
    id: 'RequireMeetingCommand',
    description:
      '决定是否报请会议审议批准并说明理由（第二十七条第（二）项“必要时”） · Decides whether a meeting is needed for the approval, and why',
    example: {
      required: true,
      by: 'emergency-bureau',
      reason: '涉及多部门职责调整，须经区政府常务会议审议',
      on: '2026-04-28',
    },
  });
export type RequireMeetingCommand = z.output<typeof RequireMeetingCommand>;

export const RefuseApprovalCommand = review.ApprovalRefused.omit({ version: true })
  .extend({ on })
  .meta({
    id: 'RefuseApprovalCommand',
    description:
      '不予批准，一次写明全部理由；修改后须重新送审 · Refuses the approval with all its reasons; the version is mended and handed in anew',
    example: {
      by: 'district-government',
      reasons: ['响应分级与总体预案不一致', '街道转移安置职责不明确'],
      on: '2026-05-06',
    },
  });
export type RefuseApprovalCommand = z.output<typeof RefuseApprovalCommand>;

export const WithdrawSubmissionCommand = review.SubmissionWithdrawn.omit({ version: true })
  .extend({ on })
  .meta({
    id: 'WithdrawSubmissionCommand',
    description:
      '批准之前撤回送审，继续编制 · Takes the package back before it is approved; drafting goes on',
    example: { reason: '补充资源调查', on: '2026-04-15' },
  });
export type WithdrawSubmissionCommand = z.output<typeof WithdrawSubmissionCommand>;

export const RecordJointAgreementCommand = review.JointAgreementRecorded.omit({ version: true })
  .extend({ on })
  .meta({
    id: 'RecordJointAgreementCommand',
    description:
      '记录联合应急预案的协商结果：由谁审批、以谁的名义印发（第二十七条第（二）项） · Records what the regions agreed on a joint plan: who approves it and in whose names it is issued',
    example: {
      parties: ['district-government', 'haidian-government'],
      approvers: ['district-government', 'haidian-government'],
      inNameOf: ['district-government', 'haidian-government'],
      text: '两区政府商定共同批准、共同印发，参照区级专项应急预案管理',
      on: '2026-03-25',
    },
  });
export type RecordJointAgreementCommand = z.output<typeof RecordJointAgreementCommand>;
