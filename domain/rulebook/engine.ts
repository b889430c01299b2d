import type { AttributeName, PlanAttributes } from '../../events/plan-attributes.ts';
import type { Bilingual } from '../refusal.ts';
import { evaluate } from './predicate.ts';
import { inOrder, questionFor } from './questions.ts';
import type { PlanDutyRow, Predicate, Rulebook, Ruling } from './types.ts';

/*
 * Evaluates a rulebook's rows against the axes of a plan. Knows no district and no article: what holds where is data.
 * Within one topic (approval, issuing name, filing) at most one row can hold; a test walks the whole space of attributes.
 */

/**
 * The one row of a topic that holds for a plan, no row, or what to ask first.
 * @param jurisdiction the rulebook's; a plan that names another place lies outside its territory
 */
export function rulingFor<R extends { readonly when: Predicate }>(
  rows: readonly R[],
  attributes: PlanAttributes,
  jurisdiction: string,
): Ruling<R> {
  if (isElsewhere(attributes, jurisdiction))
    return { status: 'NO_RULE', why: outside(attributes, jurisdiction) };
  const missing: AttributeName[] = [];
  for (const row of rows) {
    const verdict = evaluate(row.when, attributes);
    if (verdict.value === true) return { status: 'RULED', row, because: verdict.because };
    if (verdict.value === 'UNKNOWN') missing.push(...verdict.missing);
  }
  if (missing.length === 0) return { status: 'NO_RULE', why: noRow };
  const asked = inOrder(missing);
  return { status: 'UNDETERMINED', missing: asked, questions: asked.map(questionFor) };
}

/** A duty row that holds, may hold, or holds but for an exemption. Rows that don't hold are left out. */
export type DutyRuling =
  | { readonly status: 'OWED'; readonly row: PlanDutyRow; readonly because: readonly string[] }
  | {
      readonly status: 'EXEMPT';
      readonly row: PlanDutyRow;
      readonly because: readonly string[];
      readonly exemption: NonNullable<PlanDutyRow['exempt']>[number];
    }
  | {
      readonly status: 'UNDETERMINED';
      readonly row: PlanDutyRow;
      readonly missing: readonly AttributeName[];
      readonly questions: readonly Bilingual[];
    };

/** Every duty of a plan that the rulebook lays on one with these axes; several may hold at once. Empty outside its territory. */
export function dutyRulings(rulebook: Rulebook, attributes: PlanAttributes): readonly DutyRuling[] {
  if (isElsewhere(attributes, rulebook.jurisdiction)) return [];
  return rulebook.duties.flatMap((row) =>
    row.subject === 'ORGANISATION' ? [] : (dutyRuling(row, attributes) ?? []),
  );
}

/**
 * True when the plan names a place of its own that the rulebook does not reach; a plan that names none is the ledger's
 * own. The law of a city or province holds in its districts and counties, and national law everywhere (GB/T 2260).
 */
export const isElsewhere = (attributes: PlanAttributes, jurisdiction: string): boolean =>
  attributes.jurisdiction !== undefined &&
  !attributes.jurisdiction.startsWith(jurisdiction.replace(/(00){1,3}$/, ''));

function dutyRuling(row: PlanDutyRow, attributes: PlanAttributes): DutyRuling | undefined {
  const verdict = evaluate(row.when, attributes);
  if (verdict.value === false) return undefined;
  const missing: AttributeName[] = verdict.value === 'UNKNOWN' ? [...verdict.missing] : [];
  for (const exemption of row.exempt ?? []) {
    const exempted = evaluate(exemption.when, attributes);
    if (exempted.value === true && verdict.value === true)
      return { status: 'EXEMPT', row, because: [...verdict.because, ...exempted.because], exemption };
    if (exempted.value === 'UNKNOWN') missing.push(...exempted.missing);
  }
  if (verdict.value === true && missing.length === 0)
    return { status: 'OWED', row, because: verdict.because };
  const asked = inOrder(missing);
  return { status: 'UNDETERMINED', row, missing: asked, questions: asked.map(questionFor) };
}

const noRow: Bilingual = {
  zh: '本规则库对此类应急预案没有规定',
  en: 'the rulebook has no rule for this kind of plan',
};

const outside = (attributes: PlanAttributes, jurisdiction: string): Bilingual => ({
  zh: `预案适用地区 ${attributes.jurisdiction} 的规定，不在本规则库适用范围（${jurisdiction}）内`,
  en: `the plan is governed by the rules of ${attributes.jurisdiction}, outside this rulebook's territory (${jurisdiction})`,
});
