import type { AttributeName, PlanAttributes } from '../../events/plan-attributes.ts';
import { isElsewhere } from './engine.ts';
import { evaluate } from './predicate.ts';
import { inOrder } from './questions.ts';
import type { ContentChecklist, Rulebook } from './types.ts';

/** The checklists of a plan: those that hold, and the axes that must be known before the others can be told. */
export interface ApplicableChecklists {
  readonly checklists: readonly ContentChecklist[];
  readonly missing: readonly AttributeName[];
}

/** Every checklist that a plan with these axes answers to: one for each of its purposes. None outside the territory. */
export function checklistsOf(rulebook: Rulebook, attributes: PlanAttributes): ApplicableChecklists {
  if (isElsewhere(attributes, rulebook.jurisdiction)) return { checklists: [], missing: [] };
  const judged = (rulebook.contentChecklists ?? []).map((checklist) => ({
    checklist,
    verdict: evaluate(checklist.when, attributes),
  }));
  return {
    checklists: judged.flatMap(({ checklist, verdict }) => (verdict.value === true ? [checklist] : [])),
    missing: inOrder(
      judged.flatMap(({ verdict }) => (verdict.value === 'UNKNOWN' ? [...verdict.missing] : [])),
    ),
  };
}
