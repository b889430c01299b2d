import { contentChecklists } from '../../domain/rulebook/shijingshan-2025/content.ts';
import type { DocumentKind } from '../../events/documents.ts';
import { EvidenceKind } from '../../events/drafting-events.ts';
import { type EventId, eventId } from '../../events/identifiers.ts';
import type { PlanAttributes } from '../../events/plan-attributes.ts';
import { papers } from './builders.ts';
import type { Step } from './scenario.ts';

/** Whole lives of plans, as commands. `upTo` takes as much of one as a test needs. */

const PACKAGE: readonly DocumentKind[] = [
  'SUBMISSION_DRAFT',
  'HANDBOOK',
  'PREPARATION_NOTE',
  'CONSULTATION_SUMMARY',
  'EXPERT_OPINION',
  'LEGALITY_OPINION',
];
export const packageOf = (...more: readonly DocumentKind[]) => papers([...PACKAGE, ...more]);
export const filingPapers = (edition = 1) =>
  papers(['OFFICIAL_TEXT', 'ELECTRONIC_TEXT', 'PREPARATION_NOTE'], edition);

const evaluation = {
  relevance: '覆盖主要风险',
  practicality: '职责清楚',
  operability: '流程可行',
  conclusion: 'KEEP',
};

const district = (form: PlanAttributes['form'], more: Partial<PlanAttributes> = {}): PlanAttributes => ({
  formulatorClass: 'GOV',
  tier: 'DISTRICT',
  form,
  purpose: ['RESPONSE'],
  secrecy: 'PUBLIC',
  ...more,
});

/** Every element of a checklist, found in the text but for those named. */
export const contentItems = (checklist: string, ...absent: readonly string[]) =>
  (contentChecklists.find(({ id }) => id === checklist)?.elements ?? []).map(({ element }) => ({
    element,
    present: !absent.includes(element),
  }));

interface Making {
  /** Checklist that the text answers to */
  readonly checklist: string;
  /** Day on which the text is ready to be shown */
  readonly on: string;
  readonly handbook?: boolean;
  /** Who is asked in writing; the first of them suggests something */
  readonly asks?: readonly string[];
  readonly closesOn?: string;
}

/** What a text needs before it goes in for approval (第十三至二十三条). */
export const madeReady = ({ checklist, on, handbook, asks, closesOn }: Making): readonly Step[] => [
  ...EvidenceKind.options.map(
    (evidence): Step => ['attach-evidence', { evidence, documents: papers(['REPORT']), on: '2026-01-20' }],
  ),
  ...(handbook
    ? ([['attach-handbook', { handbook: 'HANDBOOK', documents: papers(['HANDBOOK']), on }]] as const)
    : []),
  ['check-content', { checklist, items: contentItems(checklist), on }],
  ...(asks ? consulted(asks, on, closesOn ?? on) : []),
];

const consulted = (asks: readonly string[], on: string, closesOn: string): readonly Step[] => [
  ['open-consultation', { consultationId: 'written', manner: 'WRITTEN', recipients: asks, closesOn, on }],
  [
    'record-opinion',
    {
      consultationId: 'written',
      opinionId: 'opinion-1',
      from: asks[0],
      position: 'SUGGESTS',
      text: '建议明确抢险力量',
      on: closesOn,
    },
  ],
  ['answer-opinion', { opinionId: 'opinion-1', answer: 'ADOPTED', on: closesOn }],
  ['close-consultation', { consultationId: 'written', on: closesOn }],
];

/** The text of a special plan of the water bureau, ready to go through its gates. */
export const specialReady = (on: string, closesOn: string): readonly Step[] =>
  madeReady({
    checklist: 'SPECIAL_RESPONSE',
    on,
    closesOn,
    handbook: true,
    asks: ['housing-commission', 'police-branch'],
  });

/** The text of its departmental plan, ready to be handed in. */
export const departmentalReady = (on: string, closesOn: string): readonly Step[] =>
  madeReady({ checklist: 'DEPARTMENTAL_RESPONSE', on, closesOn, asks: ['housing-commission'] });

/** 区防汛专项预案 of the water bureau: the full road of art. 27. */
export const special: readonly Step[] = [
  [
    'draft',
    {
      title: '石景山区防汛应急预案',
      attributes: district('SPECIAL', { incidentCategory: 'NATURAL_DISASTER' }),
      dutyBodies: ['housing-commission', 'police-branch'],
      on: '2026-03-02',
    },
  ],
  ...specialReady('2026-03-04', '2026-03-12'),
  ['review', { gate: 'EXPERT_REVIEW', outcome: 'PASSED', by: 'water-bureau', on: '2026-03-16' }],
  ['review', { gate: 'WRITTEN_CONSULTATION', outcome: 'PASSED', by: 'water-bureau', on: '2026-03-13' }],
  ['review', { gate: 'LEGALITY_REVIEW', outcome: 'PASSED', by: 'water-bureau', on: '2026-03-20' }],
  [
    'review',
    {
      gate: 'ESTABLISHMENT_OFFICE_OPINION',
      outcome: 'PASSED',
      by: 'establishment-office',
      documents: papers(['ESTABLISHMENT_OPINION']),
      on: '2026-03-19',
    },
  ],
  ['submit', { submittedTo: 'emergency-bureau', documents: packageOf(), on: '2026-04-01' }],
  ['review', { gate: 'COORDINATION_REVIEW', outcome: 'PASSED', by: 'emergency-bureau', on: '2026-04-10' }],
  ['review', { gate: 'COLLECTIVE_DECISION', outcome: 'PASSED', by: 'water-bureau', on: '2026-04-20' }],
  ['review', { gate: 'COMMAND_LEADER_REVIEW', outcome: 'PASSED', by: 'flood-hq', on: '2026-04-28' }],
  ['approve', { approvals: [{ by: 'district-government' }], on: '2026-05-06' }],
  [
    'issue',
    {
      documentNo: '石应急委发〔2026〕4号',
      inNameOf: ['emergency-commission'],
      adoptedOn: '2026-05-08',
      effectiveOn: '2026-06-01',
      on: '2026-05-11',
    },
  ],
  [
    'file',
    {
      legs: [
        { kind: 'FILING', recipient: 'city-water-authority' },
        { kind: 'COPY', recipient: 'city-emergency-bureau' },
      ],
      documents: filingPapers(),
      on: '2026-05-20',
    },
  ],
  ['accept-filing', { recipient: 'city-water-authority', receiptNo: '京水备〔2026〕17', on: '2026-05-22' }],
  ['disclose', { channel: '区政府门户网站', audience: 'SOCIETY', form: 'FULL', on: '2026-05-25' }],
  [
    'drill',
    { form: 'TABLETOP', organiser: 'water-bureau', scenario: '特大暴雨', participants: 46, on: '2026-06-18' },
  ],
  ['evaluate', { ...evaluation, on: '2026-10-15' }],
];

/** 部门预案 of the water bureau, signed by its head (第二十八条). */
export const departmental: readonly Step[] = [
  [
    'draft',
    {
      title: '石景山区供水保障部门应急预案',
      attributes: district('DEPARTMENTAL', { incidentCategory: 'ACCIDENT_DISASTER' }),
      dutyBodies: ['housing-commission'],
      on: '2026-03-02',
    },
  ],
  ...departmentalReady('2026-03-04', '2026-03-20'),
  ['submit', { submittedTo: 'water-bureau', documents: packageOf(), on: '2026-04-01' }],
  ['approve', { approvals: [{ by: 'water-bureau', signatory: 'u-water-head' }], on: '2026-04-08' }],
  ['issue', { documentNo: '石水发〔2026〕11号', inNameOf: ['water-bureau'], on: '2026-04-10' }],
  [
    'file',
    {
      legs: [
        { kind: 'FILING', recipient: 'district-government' },
        { kind: 'DIRECT_DELIVERY', recipient: 'emergency-bureau' },
        { kind: 'COPY', recipient: 'housing-commission' },
      ],
      documents: filingPapers(),
      on: '2026-04-20',
    },
  ],
  ['accept-filing', { recipient: 'district-government', receiptNo: '石备〔2026〕3', on: '2026-04-22' }],
  ['disclose', { channel: '区政府门户网站', audience: 'SOCIETY', form: 'FULL', on: '2026-04-24' }],
];

/** 区总体预案 of the bureau, approved and issued by party committee and government together (第二十六、三十条). */
export const overall: readonly Step[] = [
  [
    'draft',
    {
      title: '石景山区突发事件总体应急预案',
      attributes: district('OVERALL'),
      preparingBody: 'emergency-bureau',
      on: '2026-02-02',
    },
  ],
  ...madeReady({ checklist: 'OVERALL', on: '2026-03-10' }),
  ['submit', { submittedTo: 'district-government', documents: packageOf(), on: '2026-04-01' }],
  [
    'approve',
    {
      approvals: [
        { by: 'district-government', on: '2026-04-20' },
        { by: 'party-committee', on: '2026-04-28' },
      ],
    },
  ],
  [
    'issue',
    { documentNo: '石发〔2026〕6号', inNameOf: ['party-committee', 'district-government'], on: '2026-05-06' },
  ],
  [
    'file',
    {
      legs: [
        { kind: 'FILING', recipient: 'city-government' },
        { kind: 'DIRECT_DELIVERY', recipient: 'city-emergency-bureau' },
      ],
      documents: filingPapers(),
      on: '2026-05-20',
    },
  ],
  ['disclose', { channel: '区政府门户网站', audience: 'SOCIETY', form: 'FULL', on: '2026-05-20' }],
];

/** 街道预案: signed and issued by the sub-district office itself (G11), filed with the district government. */
export const subdistrict: readonly Step[] = [
  [
    'draft',
    {
      title: '鲁谷街道突发事件应急预案',
      attributes: { ...district('SUBDISTRICT'), tier: 'SUBDISTRICT' },
      preparingBody: 'lugu-office',
      on: '2026-02-02',
    },
  ],
  ...madeReady({ checklist: 'SUBDISTRICT', on: '2026-02-10' }),
  ['submit', { submittedTo: 'lugu-office', documents: packageOf(), on: '2026-03-02' }],
  ['approve', { approvals: [{ by: 'lugu-office', signatory: 'u-lugu-head' }], on: '2026-03-09' }],
  ['issue', { documentNo: '石鲁办发〔2026〕2号', inNameOf: ['lugu-office'], on: '2026-03-10' }],
  [
    'file',
    {
      legs: [
        { kind: 'FILING', recipient: 'district-government' },
        { kind: 'DIRECT_DELIVERY', recipient: 'emergency-bureau' },
      ],
      documents: filingPapers(),
      on: '2026-03-20',
    },
  ],
  ['disclose', { channel: '街道公示栏', audience: 'SOCIETY', form: 'FULL', on: '2026-03-20' }],
];

/** 社区预案: signed by the residents’ committee, filed with its sub-district (第二十九条、第三十一条第（四）项). */
export const community: readonly Step[] = [
  [
    'draft',
    {
      title: '双锦园社区突发事件应急预案',
      attributes: {
        formulatorClass: 'UNIT_GRASSROOTS',
        tier: 'COMMUNITY',
        form: 'COMMUNITY',
        secrecy: 'PUBLIC',
      },
      preparingBody: 'lugu-community',
      on: '2026-02-02',
    },
  ],
  ...madeReady({ checklist: 'COMMUNITY', on: '2026-02-10' }),
  ['submit', { submittedTo: 'lugu-community', documents: packageOf(), on: '2026-02-20' }],
  ['approve', { approvals: [{ by: 'lugu-community', signatory: 'u-community-head' }], on: '2026-02-24' }],
  ['issue', { documentNo: '双锦园居字〔2026〕1号', inNameOf: ['lugu-community'], on: '2026-02-25' }],
  [
    'file',
    { legs: [{ kind: 'FILING', recipient: 'lugu-office' }], documents: filingPapers(), on: '2026-03-02' },
  ],
  ['accept-filing', { recipient: 'lugu-office', receiptNo: '鲁备〔2026〕1', on: '2026-03-03' }],
  ['disclose', { channel: '社区公告栏', audience: 'OWN_AND_AFFECTED', form: 'FULL', on: '2026-03-04' }],
];

/** 区属企业专项预案: signed by its head, filed with its industry regulator (第三十一条第（五）项). */
export const enterprise: readonly Step[] = [
  [
    'draft',
    {
      title: '供热管网突发事故专项应急预案',
      attributes: {
        formulatorClass: 'UNIT_GRASSROOTS',
        tier: 'UNIT',
        form: 'UNIT',
        ownerClass: 'DISTRICT_SOE',
        soePlanForm: 'SPECIAL',
        secrecy: 'PUBLIC',
      },
      preparingBody: 'heating-company',
      on: '2026-02-02',
    },
  ],
  ...madeReady({ checklist: 'UNIT', on: '2026-02-10' }),
  ['submit', { submittedTo: 'heating-company', documents: packageOf(), on: '2026-02-20' }],
  ['approve', { approvals: [{ by: 'heating-company', signatory: 'u-heating-head' }], on: '2026-02-24' }],
  ['issue', { documentNo: '石热字〔2026〕3号', inNameOf: ['heating-company'], on: '2026-02-25' }],
  [
    'file',
    {
      legs: [
        { kind: 'FILING', recipient: 'housing-commission' },
        { kind: 'COPY', recipient: 'emergency-bureau' },
      ],
      documents: filingPapers(),
      on: '2026-03-10',
    },
  ],
  ['accept-filing', { recipient: 'housing-commission', receiptNo: '石建备〔2026〕2', on: '2026-03-12' }],
  ['disclose', { channel: '厂区公告栏', audience: 'OWN_AND_AFFECTED', form: 'FULL', on: '2026-03-12' }],
];

/** The story up to and including the first (or n-th) step of that name. */
export function upTo(story: readonly Step[], name: Step[0], nth = 1): readonly Step[] {
  const places = story.flatMap(([step], index) => (step === name ? [index] : []));
  const place = places[nth - 1];
  if (place === undefined) throw new Error(`the story has no ${name}`);
  return story.slice(0, place + 1);
}

/** Event of the first (or n-th) step of that name: every step is one commit. */
export const eventIn = (story: readonly Step[], name: Step[0], nth = 1): EventId =>
  eventId(upTo(story, name, nth).length, 0);

/** The step of that name, changed. */
export function stepOf(story: readonly Step[], name: Step[0], change: object = {}, nth = 1): Step {
  const step = upTo(story, name, nth).at(-1);
  if (!step) throw new Error(`the story has no ${name}`);
  return [name, { ...step[1], ...change }];
}

/** The story with the first step of that name changed. */
export function changing(story: readonly Step[], name: Step[0], change: object): readonly Step[] {
  const place = upTo(story, name).length - 1;
  return story.with(place, stepOf(story, name, change));
}

/** The story of a plan whose text answers to that checklist. */
export const answering = (story: readonly Step[], checklist: string): readonly Step[] =>
  changing(story, 'check-content', { checklist, items: contentItems(checklist) });

/** The steps of the story after the first one of that name. */
export const after = (story: readonly Step[], name: Step[0]): readonly Step[] =>
  story.slice(upTo(story, name).length);
