import { isAfter } from '../../../events/identifiers.ts';
import type { ReviewGate } from '../../../events/plan-events.ts';
import type { ApprovalRow, PartyRole, Policies } from '../../rulebook/types.ts';
import type { Fact } from '../fact.ts';
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

/** Gates that the law gives to one body; the others are organised by the preparing body with whom it likes. */
export const gateBodies: Partial<Readonly<Record<ReviewGate, PartyRole>>> = {
  ESTABLISHMENT_OFFICE_OPINION: { party: 'CLASS', class: 'ESTABLISHMENT_OFFICE' },
  COORDINATION_REVIEW: { party: 'CLASS', class: 'EMERGENCY_BUREAU' },
  COLLECTIVE_DECISION: { party: 'PREPARING_BODY' },
  COMMAND_LEADER_REVIEW: { party: 'COMMAND_HQ' },
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

/** The last refusal or withdrawal, which sent the version back to drafting. */
export function lastSetback({ reviewing }: PlanVersion): Fact | undefined {
  const all: readonly Fact[] = [...(reviewing?.refusals ?? []), ...(reviewing?.withdrawals ?? [])];
  return all.reduce<Fact | undefined>(
    (latest, one) => (latest && isAfter(latest.event, one.event) ? latest : one),
    undefined,
  );
}

/**
 * Passed, and no refusal or withdrawal took it back: what was said of a text that went back to drafting does not hold
 * for the next one. The gates before submission stay passed, because they belong to the drafting.
 */
export function standsPassed(version: PlanVersion, gate: ReviewGate, { after }: Procedure): boolean {
  const word = lastWord(version, gate);
  if (word?.outcome !== 'PASSED') return false;
  const setback = lastSetback(version);
  return !setback || !after.includes(gate) || isAfter(word.event, setback.event);
}

/** Gates that come before this one by the article, or by a ruling on the four before submission (G12). */
export function earlierGates(
  gate: ReviewGate,
  { before, after }: Procedure,
  { gateOrder }: Policies,
): readonly ReviewGate[] {
  if (after.includes(gate)) return after.slice(0, after.indexOf(gate));
  return gateOrder === 'AS_LISTED' ? before.slice(0, Math.max(0, before.indexOf(gate))) : [];
}
