import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { PlanAttributes } from '../../../events/plan-attributes.ts';
import { PlanAttributes as AttributesSchema } from '../../../events/plan-attributes.ts';
import { shijingshan } from '../../../test/support/builders.ts';
import { planAfter } from '../../../test/support/scenario.ts';
import { enterprise, overall, special, stepOf, subdistrict, upTo } from '../../../test/support/stories.ts';
import { explainRoute } from '../explain-route.ts';
import { qingdao2017 } from '../others/qingdao-2017.ts';
import { evaluate } from '../predicate.ts';
import { inWords } from '../predicate-words.ts';
import { rulebookInForce } from '../rulebook-in-force.ts';
import type { Predicate } from '../types.ts';
import { whatIf } from '../what-if.ts';

const context = { rulebook: rulebookInForce, registry: shijingshan() };
const flood = planAfter(upTo(special, 'draft')).state();
const withAttributes = (change: Partial<PlanAttributes>) => ({
  ...flood,
  attributes: { ...flood.attributes, ...change },
});
const zh = (texts: readonly { readonly zh: string }[]) => texts.map((text) => text.zh);

describe('the road of a plan', () => {
  const route = explainRoute(flood, context);

  it('says who makes it, who approves it after which gates, and quotes the law', () => {
    expect(route.drafting).toMatchObject({ status: 'RULED', ruleId: 'SJS-16.1', article: '第十六条第一款' });
    expect(route.approval).toMatchObject({
      status: 'RULED',
      ruleId: 'SJS-27.2a',
      article: '第二十七条',
      sentence: { zh: expect.stringContaining('报区政府批准') },
      gatesBeforeSubmission: { length: 4 },
      gatesAfterSubmission: ['COORDINATION_REVIEW', 'COLLECTIVE_DECISION', 'COMMAND_LEADER_REVIEW'],
      approvers: [[{ organisation: 'district-government' }]],
    });
  });

  it('says in words what of the plan made the rule match', () => {
    if (route.approval.status !== 'RULED') throw new Error('no rule');
    expect(zh(route.approval.because)).toEqual([
      '体例：专项',
      '层级：区级',
      '联合预案：无',
      '编制目的：突发事件应对',
      '事件类别：自然灾害',
    ]);
    expect(route.approval.because.map(({ en }) => en)).toContain('form: special (专项)');
  });

  it('names in whose name it is issued, and every recipient with the item that sends it there', () => {
    expect(route.issuingName).toMatchObject({ names: [[{ organisation: 'emergency-commission' }]] });
    expect(route.filing).toMatchObject({
      article: '第三十一条第（二）项',
      legs: [
        { kind: 'FILING', to: [{ organisation: 'city-water-authority' }], article: '第三十一条第（二）项' },
        { kind: 'COPY', to: [{ organisation: 'city-emergency-bureau' }] },
        { kind: 'COPY', to: [{ organisation: 'housing-commission' }, { organisation: 'police-branch' }] },
      ],
    });
    const master = explainRoute(planAfter(upTo(overall, 'draft')).state(), context).filing;
    expect(master.status === 'RULED' && master.legs.at(-1)?.article).toContain('国办发〔2024〕5号');
  });

  it('says to whom it is disclosed, or by which article it is not', () => {
    expect(route.disclosure).toMatchObject({ ruleId: 'SJS-33a', audience: 'SOCIETY' });
    expect(route.disclosure).not.toHaveProperty('exempted');
    const internal = explainRoute(withAttributes({ secrecy: 'INTERNAL' }), context).disclosure;
    expect(internal).toMatchObject({ ruleId: 'SJS-33a', exempted: { article: '第四十九条' } });
    expect(internal.status === 'RULED' && zh(internal.because)).toContain('公开属性：内部');
    const heating = explainRoute(planAfter(upTo(enterprise, 'draft')).state(), context).disclosure;
    expect(heating).toMatchObject({ audience: 'OWN_AND_AFFECTED' });
  });

  it('cites the interpretations that fill a gap, and the article it goes by with its sentence', () => {
    const { approval } = explainRoute(planAfter(upTo(subdistrict, 'draft')).state(), context);
    expect(approval).toMatchObject({
      article: '第二十九条（参照）',
      sentence: { zh: expect.stringContaining('主要负责人签发') },
      interpretations: ['G11', 'G13'],
    });
  });

  it('asks the question where an axis decides and is not known', () => {
    const { incidentCategory: _, ...unknown } = flood.attributes;
    const undecided = explainRoute({ ...flood, attributes: unknown }, context);
    expect(undecided.approval).toMatchObject({ status: 'UNDETERMINED', missing: ['incidentCategory'] });
    expect(undecided.filing.status).toBe('RULED');
    const { secrecy: __, ...open } = flood.attributes;
    expect(explainRoute({ ...flood, attributes: open }, context).disclosure).toMatchObject({
      status: 'UNDETERMINED',
      missing: ['secrecy'],
      questions: [{ zh: expect.stringContaining('涉密') }],
    });
  });

  it('says that a rulebook has no rule, and why', () => {
    const { approval, disclosure } = explainRoute(flood, { ...context, rulebook: qingdao2017 });
    expect([approval.status, disclosure.status]).toEqual(['NO_RULE', 'NO_RULE']);
    const elsewhere = explainRoute(withAttributes({ jurisdiction: '110106' }), context).filing;
    expect(elsewhere).toMatchObject({ status: 'NO_RULE', why: { zh: expect.stringContaining('110106') } });
  });

  it('says of a party that the registry cannot name what to record', () => {
    const museum = { ...flood, attributes: { form: 'COMMUNITY', tier: 'COMMUNITY' } as const };
    const { filing } = explainRoute({ ...museum, preparingBody: 'steel-museum' as never }, context);
    expect(filing.status === 'RULED' && filing.legs[0]?.to).toEqual([
      { unresolved: { zh: expect.stringContaining('未登记其所属街道'), en: expect.any(String) } },
    ]);
  });
});

describe('if it were otherwise', () => {
  it('a plan for social security is approved and issued by the party’s mechanism, and filed as before', () => {
    const { changes, route } = whatIf(flood, { incidentCategory: 'SOCIAL_SECURITY' }, context);
    expect(changes.map(({ topic }) => topic)).toEqual(['approval', 'issuingName']);
    expect(changes[0]?.now.zh).toContain('报区政府批准（第二十七条）');
    expect(changes[0]?.becomes.zh).toContain('区委相应领导机制');
    expect(route.approval).toMatchObject({
      approvers: [[{ organisation: 'party-mechanism' }, { organisation: 'flood-hq' }]],
    });
  });

  it('an internal plan is not disclosed, and the exemption is what it becomes', () => {
    const { changes } = whatIf(flood, { secrecy: 'INTERNAL' }, context);
    expect(changes).toMatchObject([
      { topic: 'disclosure', becomes: { zh: '确需保密或不予公开的应急预案，不向社会公开（第四十九条）' } },
    ]);
  });

  it('with an axis unknown the step is undetermined, with its question', () => {
    const { changes } = whatIf(flood, { incidentCategory: undefined }, context);
    expect(changes.map(({ topic, becomes }) => [topic, becomes.zh.startsWith('待定：')])).toEqual([
      ['approval', true],
      ['issuingName', true],
    ]);
  });

  it('in another place there is no rule here at all', () => {
    const { changes } = whatIf(flood, { jurisdiction: '110106' }, context);
    expect(changes).toHaveLength(5);
  });

  it('nothing parts where nothing that matters is changed, and the plan itself stays as it is', () => {
    const before = JSON.stringify(flood);
    expect(whatIf(flood, { hazardClasses: ['MINE'] }, context).changes).toEqual([]);
    expect(JSON.stringify(flood)).toBe(before);
  });
});

describe('words for reasons', () => {
  /** Every reason that a predicate of a row can give. */
  const leaves = (predicate: Predicate): readonly string[] => {
    if ('allOf' in predicate) return predicate.allOf.flatMap(leaves);
    if ('anyOf' in predicate) return predicate.anyOf.flatMap(leaves);
    if ('not' in predicate) return leaves(predicate.not);
    if ('treatedAs' in predicate) return [`joint=${predicate.treatedAs}`];
    if ('present' in predicate) return [`${predicate.attribute} absent`, `${predicate.attribute} present`];
    const codes = 'in' in predicate ? predicate.in.map(String) : [predicate.includes];
    return codes.map((code) => `${predicate.attribute}=${code}`);
  };
  const rows = [
    ...rulebookInForce.drafters,
    ...rulebookInForce.approvals,
    ...rulebookInForce.issuingNames,
    ...rulebookInForce.filings,
    ...rulebookInForce.duties,
  ];

  it('exist in both languages for everything that a row of the law in force looks at', () => {
    const reasons = new Set(
      rows.flatMap((row) => [
        ...leaves(row.when),
        ...('exempt' in row ? (row.exempt ?? []).flatMap(({ when }) => leaves(when)) : []),
      ]),
    );
    expect(reasons.size).toBeGreaterThan(25);
    for (const reason of reasons) {
      const words = inWords(reason);
      expect(words.zh, reason).toMatch(/^[一-鿿、]+：[一-鿿（）、]+$/);
      expect(words.en, reason).toMatch(/^[a-z -]+: .*[a-z]/);
      expect(words.en, reason).not.toMatch(/[A-Z]{3}/);
    }
  });

  it('exist for every axis and every value that a plan can state', () => {
    let values = 0;
    for (const [axis, schema] of Object.entries(AttributesSchema.shape)) {
      expect(inWords(`${axis} absent`).zh).toMatch(/：无$/);
      for (const [code] of JSON.stringify(z.toJSONSchema(schema)).matchAll(/"[A-Z_]{3,}"/g)) {
        values += 1;
        expect(inWords(`${axis}=${JSON.parse(code)}`).zh, axis).not.toMatch(/[A-Z]{3}/);
      }
    }
    expect(values).toBeGreaterThan(30);
  });

  it('join several values, say that a list is empty, and leave a code that nobody knows as it is', () => {
    const facts = { purpose: ['RESPONSE', 'MAJOR_EVENT'], hazardClasses: [] } as PlanAttributes;
    const reasonOf = (attribute: 'purpose' | 'hazardClasses', includes: string) => {
      const verdict = evaluate({ attribute, includes }, facts);
      return verdict.value === 'UNKNOWN' ? [] : verdict.because.map((one) => inWords(one).zh);
    };
    expect(reasonOf('purpose', 'MAJOR_EVENT')).toEqual(['编制目的：突发事件应对、重大活动保障']);
    expect(reasonOf('hazardClasses', 'MINE')).toEqual(['行业、场所类别：无']);
    expect(inWords('hazardClasses=HOSPITAL').zh).toBe('行业、场所类别：HOSPITAL');
    expect(inWords('weather=FINE')).toEqual({ zh: 'weather=FINE', en: 'weather=FINE' });
    expect(inWords('plans=3').zh).toBe('本单位此类预案 3 件');
  });

  it('quote a sentence of the measures for every row that cites one', () => {
    for (const { id, article } of rows)
      if (article.startsWith('第'))
        expect(rulebookInForce.articles, id).toHaveProperty([article.replace(/（(参照|未规定)）$/, '')]);
  });
});

describe('the draft that a road is asked for', () => {
  it('needs no version, no body and no axis at all', () => {
    const bare = { ...flood, versions: [], attributes: {} };
    const { preparingBody: _, ...nobody } = bare;
    const route = explainRoute(nobody, context);
    for (const topic of ['drafting', 'approval', 'issuingName', 'filing', 'disclosure'] as const)
      expect(route[topic].status).toBe('UNDETERMINED');
  });

  it('uses the distribution list of the version in force', () => {
    const issued = planAfter([
      ...upTo(special, 'approve'),
      stepOf(special, 'issue', { distribution: ['police-branch'] }),
    ]).state();
    const { filing } = explainRoute(issued, context);
    expect(filing.status === 'RULED' && filing.legs[2]?.to).toEqual([{ organisation: 'police-branch' }]);
  });
});
