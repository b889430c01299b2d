import type { EventBody } from '../../../events/catalogue.ts';
import type { Fact } from '../fact.ts';

export type ReviewPointsFact = Fact & Omit<EventBody<'ReviewPointsRecorded'>, 'version'>;
export type MeetingFact = Fact & Omit<EventBody<'MeetingRequired'>, 'version'>;
export type RefusalFact = Fact & Omit<EventBody<'ApprovalRefused'>, 'version'>;
export type WithdrawalFact = Fact & Omit<EventBody<'SubmissionWithdrawn'>, 'version'>;
export type AgreementFact = Fact & Omit<EventBody<'JointAgreementRecorded'>, 'version'>;

/** What reviewers and approving bodies said of one version, beside gates and approval (第二十四至二十七条). */
export interface Reviewing {
  /** In order; the last record is the word that counts */
  readonly points: readonly ReviewPointsFact[];
  /** The last word on whether a meeting is needed (G14) */
  readonly meeting?: MeetingFact;
  readonly refusals: readonly RefusalFact[];
  readonly withdrawals: readonly WithdrawalFact[];
  /** 联合预案的协商; the last agreement holds */
  readonly agreement?: AgreementFact;
}
