import type { Checks } from '../decide/checks.ts';
import { checkJointAgreementRecorded } from './joint-agreement.ts';
import { checkMeetingRequired } from './meeting.ts';
import { checkApprovalRefused } from './refusal.ts';
import { checkReviewPointsRecorded } from './review-points.ts';
import { checkSubmissionWithdrawn } from './withdrawal.ts';

/** What each of these events must meet in the state before it: the same checks that its command went through. */
export const reviewingChecks: Checks = {
  ReviewPointsRecorded: checkReviewPointsRecorded,
  MeetingRequired: checkMeetingRequired,
  ApprovalRefused: checkApprovalRefused,
  SubmissionWithdrawn: checkSubmissionWithdrawn,
  JointAgreementRecorded: checkJointAgreementRecorded,
};
