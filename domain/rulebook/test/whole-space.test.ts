import { describe, expect, it } from 'vitest';
import {
  IncidentCategory,
  OwnerClass,
  type PlanAttributes,
  PlanForm,
  Tier,
} from '../../../events/plan-attributes.ts';
import { chongqing2012 } from '../others/chongqing-2012.ts';
import { national2024 } from '../others/national-2024.ts';
import { qingdao2017 } from '../others/qingdao-2017.ts';
import { withOverlays } from '../overlays/overlay.ts';
import { decree2, environment2015 } from '../overlays/partly-read.ts';
import { evaluate } from '../predicate.ts';
import { rulebookInForce } from '../rulebook-in-force.ts';
import type { DutyRow, Rulebook } from '../types.ts';

/** The axes that rows speak of, each with all its values and as unknown. */
const AXES: readonly (readonly PlanAttributes[])[] = [
  [...PlanForm.options.map((form) => ({ form })), {}],
  [...Tier.options.map((tier) => ({ tier })), {}],
  [...IncidentCategory.options.map((incidentCategory) => ({ incidentCategory })), {}],
  [{ purpose: ['RESPONSE'] }, { purpose: ['MAJOR_EVENT'] }, {}],
  [
    { joint: { regions: ['110107', '110106'], treatedAs: 'SPECIAL' } },
    { joint: { regions: ['110107', '110106'], treatedAs: 'DEPARTMENTAL' } },
    {},
  ],
  [...OwnerClass.options.map((ownerClass) => ({ ownerClass })), {}],
  [{ soePlanForm: 'OVERALL' }, { soePlanForm: 'SPECIAL' }, {}],
];

/** Every combination of them. */
const everyPlan = (): readonly PlanAttributes[] =>
  AXES.reduce<readonly PlanAttributes[]>(
    (plans, axis) => plans.flatMap((plan) => axis.map((value) => ({ ...plan, ...value }))),
    [{}],
  );

const holding = <R extends { readonly id: string; readonly when: DutyRow['when'] }>(
  rows: readonly R[],
  attributes: PlanAttributes,
): readonly R[] => rows.filter((row) => evaluate(row.when, attributes).value === true);

/** Rows of one duty that a single version, or a single clock, would owe twice. */
const rivals = (rows: readonly DutyRow[]): readonly string[] => {
  const keys = rows.flatMap((row) => {
    if (row.subject === 'VERSION' && row.revision !== 'MINOR') return [`${row.duty} version`];
    return row.subject === 'PLAN' && !row.byRegime ? [`${row.duty} plan`] : [];
  });
  return keys.filter((key, index) => keys.indexOf(key) !== index);
};

/** What is ruled twice for one plan: topics with two rows, duties that one version or one clock would owe twice. */
function ruledTwice(book: Rulebook, attributes: PlanAttributes): readonly string[] {
  const topics: readonly (readonly { readonly id: string; readonly when: DutyRow['when'] }[])[] = [
    book.drafters,
    book.approvals,
    book.issuingNames,
    book.filings,
  ];
  return [
    ...topics.map((rows) => holding(rows, attributes)).flatMap((rows) => rows.slice(1).map(({ id }) => id)),
    ...rivals(holding(book.duties, attributes)),
  ];
}

describe('over the whole space of attributes', () => {
  it('no two rows of one topic hold for the same plan, nor two that would owe one thing twice', {
    timeout: 60_000,
  }, () => {
    let plans = 0;
    for (const attributes of everyPlan()) {
      plans += 1;
      const twice = ruledTwice(rulebookInForce, attributes);
      if (twice.length > 0) expect.fail(`${JSON.stringify(attributes)}: ${twice}`);
    }
    expect(plans).toBe(7 * 5 * 5 * 3 * 3 * 11 * 3);
  });

  it('the same holds of the law of other places, which asks for the form alone', () => {
    for (const book of [national2024, qingdao2017, chongqing2012])
      for (const form of PlanForm.options) expect(ruledTwice(book, { form, tier: 'DISTRICT' })).toEqual([]);
  });
});

describe('every row', () => {
  const whole = withOverlays(rulebookInForce, [decree2, environment2015]);
  const rows = [
    ...whole.drafters,
    ...whole.approvals,
    ...whole.issuingNames,
    ...whole.filings,
    ...whole.duties,
  ];

  it('has an id of its own, letters that can stand in the id of an obligation', () => {
    const ids = rows.map(({ id }) => id);
    // Two topics may share the item of art. 31 or the city’s rule that both rest on: a route and its clock.
    const topics = [whole.drafters, whole.approvals, whole.issuingNames, whole.filings, whole.duties];
    for (const topic of topics) expect(new Set(topic.map(({ id }) => id)).size).toBe(topic.length);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9.-]+$/);
  });

  it('cites an article, and interpretations that exist', () => {
    const known = new Set(whole.interpretations.map(({ id }) => id));
    for (const row of rows) {
      expect(row.article, row.id).toMatch(/^(《.+》(（.+）)?)?第([一二三四五六七八九十]+条|\d+项)/);
      expect(
        (row.interpretations ?? []).filter((id) => !known.has(id)),
        row.id,
      ).toEqual([]);
    }
  });

  it('speaks both languages, the English without a Chinese sentence', () => {
    for (const { id, text } of rows) {
      expect(text.zh, id).toMatch(/[一-鿿]/);
      expect(
        text.en.replaceAll(/[（(][一-鿿（）、]+[)）]|区委相应领导机制|区委|区政府/g, ''),
        id,
      ).not.toMatch(/[一-鿿]/);
    }
  });

  it('of the duties climbs a ladder that exists, and quotes a sentence of the measures where it cites one', () => {
    for (const { id, ladder } of whole.duties) expect(whole.ladders, id).toHaveProperty(ladder);
    for (const { article } of whole.duties.filter((row) => row.article.startsWith('第')))
      expect(whole.articles).toHaveProperty(article);
  });

  it('of a norm that was read in part says so, and none of those is in force', () => {
    const partly = [...decree2.duties, ...environment2015.duties];
    expect(partly.every(({ verified }) => verified === false)).toBe(true);
    expect(rulebookInForce.duties.filter(({ verified }) => verified === false)).toEqual([]);
    const added = whole.duties.filter(({ verified }) => verified === false);
    expect(added.map(({ norm }) => norm)).toEqual([decree2.title.zh, environment2015.title.zh]);
  });
});
