import type { ReviewGate } from '../../../events/plan-events.ts';
import type { ApprovalRow } from '../../rulebook/types.ts';
import type { PlanVersion, ReviewFact } from '../state.ts';

/** Chinese and English of the steps before approval. */
export const gateNames: Readonly<Record<ReviewGate, readonly [zh: string, en: string]>> = {
  WRITTEN_CONSULTATION: ['书面征求相关单位意见', 'written consultation'],
  EXPERT_REVIEW: ['专家评审', 'expert review'],
  ESTABLISHMENT_OFFICE_OPINION: ['征求区委编办意见', 'opinion of the establishment office (编办)'],
  LEGALITY_REVIEW: ['合法性审核', 'legality review'],
  COORDINATION_REVIEW: ['衔接性审核', 'coordination review (衔接性审核)'],
  COLLECTIVE_DECISION: ['“三重一大”审议', 'collective decision (三重一大)'],
  COMMAND_LEADER_REVIEW: ['应急指挥机构主要负责同志审阅', 'review by the head of the command (审阅)'],
};

/** The last word on a gate: a later return takes an earlier pass back, and the reverse. */
export const lastWord = (version: PlanVersion, gate: ReviewGate): ReviewFact | undefined =>
  version.reviews.findLast((review) => review.gate === gate);

export const passed = (version: PlanVersion, gate: ReviewGate): boolean =>
  lastWord(version, gate)?.outcome === 'PASSED';

/** Returns that nothing has answered yet: the gate was not passed since. */
export const openReturns = (version: PlanVersion): readonly ReviewFact[] =>
  version.reviews.filter(
    (review) => review.outcome === 'RETURNED' && lastWord(version, review.gate) === review,
  );

/** What a version must go through. A minor revision may be simplified: no gates (第四十三条). */
export interface Procedure {
  readonly row: ApprovalRow;
  readonly before: readonly ReviewGate[];
  readonly after: readonly ReviewGate[];
  readonly simplified: boolean;
}

export function procedureOf(row: ApprovalRow, version: PlanVersion): Procedure {
  const simplified = version.revision?.revisionClass === 'MINOR';
  return {
    row,
    simplified,
    before: simplified ? [] : row.gatesBeforeSubmission,
    after: simplified ? [] : row.gatesAfterSubmission,
  };
}
