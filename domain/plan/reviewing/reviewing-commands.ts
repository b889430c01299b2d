import { planCommand } from '../plan-command.ts';
import * as command from './commands.ts';
import { decideRecordJointAgreement } from './joint-agreement.ts';
import { decideRequireMeeting } from './meeting.ts';
import { decideRefuseApproval } from './refusal.ts';
import { decideRecordReviewPoints } from './review-points.ts';
import { decideWithdrawSubmission } from './withdrawal.ts';

/** Commands of this part of a plan's life, by the name they have in the API. */
export const reviewingCommands = {
  'record-review-points': planCommand(
    command.RecordReviewPointsCommand,
    decideRecordReviewPoints,
    '第二十五条',
    '记录审核内容',
    'Record the eight points of a review',
  ),
  'require-meeting': planCommand(
    command.RequireMeetingCommand,
    decideRequireMeeting,
    '第二十七条',
    '决定是否报请会议',
    'Decide whether a meeting is needed',
  ),
  'refuse-approval': planCommand(
    command.RefuseApprovalCommand,
    decideRefuseApproval,
    '第二十七条',
    '不予批准',
    'Refuse the approval',
  ),
  'withdraw-submission': planCommand(
    command.WithdrawSubmissionCommand,
    decideWithdrawSubmission,
    '第二十四条',
    '撤回送审',
    'Withdraw the submission',
  ),
  'record-joint-agreement': planCommand(
    command.RecordJointAgreementCommand,
    decideRecordJointAgreement,
    '第二十七条',
    '记录联合预案的协商结果',
    'Record the agreement on a joint plan',
  ),
} as const;
