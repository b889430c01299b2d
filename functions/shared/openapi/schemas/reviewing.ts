import * as z from 'zod';
import type { Reviewing as ReviewingState } from '../../../../domain/plan/reviewing/state.ts';
import * as events from '../../../../events/review-events.ts';
import { type Fields, fact } from './fact.ts';

export const Reviewing = z
  .strictObject({
    points: z.array(fact(events.ReviewPointsRecorded)),
    meeting: fact(events.MeetingRequired).optional(),
    refusals: z.array(fact(events.ApprovalRefused)),
    withdrawals: z.array(fact(events.SubmissionWithdrawn)),
    agreement: fact(events.JointAgreementRecorded).optional(),
  } satisfies Fields<ReviewingState>)
  .meta({
    id: 'Reviewing',
    description:
      '一版文本的审核：八项审核内容、会议审议、不予批准、撤回送审、联合协商（第二十四至二十七条） / what reviewers and approving bodies said of one version',
  });
