import * as z from 'zod';
import { reason, version } from './fields.ts';
import { OrganisationId } from './identifiers.ts';

/* What reviewers and approving bodies do beside the gates and the approval (measures art. 9, 10, 24 to 27). */

/** 八项审核内容（第二十五条）, one verdict each. The last record is the word that counts. Occurred on: the day of the review. */
export const ReviewPointsRecorded = z.strictObject({
  version,
  by: OrganisationId,
  points: z
    .array(
      z.strictObject({
        /** Number of the point in the article, 1 to 8 */
        point: z.int().min(1).max(8),
        verdict: z.enum(['MEETS', 'FAILS', 'NOT_APPLICABLE']),
        /** What fails, or why the point does not apply */
        note: z.string().max(2000).default(''),
      }),
    )
    .min(1)
    .max(8),
});

/** 必要时报请会议审议批准（第二十七条第（二）项, G14): whether it is needed, and why. The later word holds. */
export const MeetingRequired = z.strictObject({
  version,
  required: z.boolean(),
  by: OrganisationId,
  reason,
});

/** 不予批准: the version goes back to drafting. Occurred on: the day of the refusal. */
export const ApprovalRefused = z.strictObject({
  version,
  by: OrganisationId,
  reasons: z.array(reason).min(1).max(50),
});

/** 撤回送审: the version goes back to drafting, before anybody approved it. */
export const SubmissionWithdrawn = z.strictObject({ version, reason });

/** 联合预案的协商（第九条、第二十七条第（二）项）: who approves, and as what it is managed. The later agreement holds. */
export const JointAgreementRecorded = z.strictObject({
  version,
  /** Who agreed: governments or departments of the regions, this district's among them */
  parties: z.array(OrganisationId).min(2).max(30),
  /** 相关政府或其授权部门 that approve it together */
  approvers: z.array(OrganisationId).min(1).max(10),
  /** In whose names it is issued; the approvers' when empty */
  inNameOf: z.array(OrganisationId).max(10).default([]),
  text: reason,
});
