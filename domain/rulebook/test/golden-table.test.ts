import { describe, expect, it } from 'vitest';
import type { IncidentCategory, PlanAttributes } from '../../../events/plan-attributes.ts';
import { dutyRulings, rulingFor } from '../engine.ts';
import { rulebookInForce } from '../rulebook-in-force.ts';
import type { PartyRole } from '../types.ts';

/*
 * The table of kinds, cell by cell: who makes the plan, who approves after which gates, in whose name, where it is
 * filed, delivered and copied, to whom disclosed, drill and evaluation every three years. Written down from the measures
 * by hand; the rows must say the same.
 */

const book = rulebookInForce;
const name = (role: PartyRole): string => (role.party === 'CLASS' ? role.class : role.party);

/** The one row of a topic; a kind without one is a hole in the table. */
function row<R extends { readonly when: (typeof book.filings)[number]['when'] }>(
  rows: readonly R[],
  attributes: PlanAttributes,
): R {
  const ruling = rulingFor(rows, attributes, book.jurisdiction);
  if (ruling.status !== 'RULED') throw new Error(`${JSON.stringify(attributes)}: ${JSON.stringify(ruling)}`);
  return ruling.row;
}

function cells(attributes: PlanAttributes) {
  const approval = row(book.approvals, attributes);
  const filing = row(book.filings, attributes);
  const legs = (kind: string) => filing.legs.filter((leg) => leg.kind === kind).map((leg) => name(leg.to));
  const owed = (duty: string, subject: 'VERSION' | 'PLAN') =>
    dutyRulings(book, attributes)
      .filter(({ status }) => status === 'OWED')
      .flatMap(({ row: one }) => (one.duty === duty && one.subject === subject ? [one] : []))
      // What a body sets itself is no period of the law, and an update of a text is no first disclosure.
      .filter((one) => (one.subject === 'PLAN' ? !one.byRegime : one.revision !== 'MINOR'));
  return {
    by: row(book.drafters, attributes).by,
    approval: approval.article,
    gates: [approval.gatesBeforeSubmission.length, approval.gatesAfterSubmission.length],
    approvers: approval.approvers.map((group) => group.anyOf.map(name)),
    names: row(book.issuingNames, attributes).names.map((parties) => parties.map(name)),
    filing: filing.article,
    filed: legs('FILING'),
    delivered: legs('DIRECT_DELIVERY'),
    copied: legs('COPY'),
    audience: owed('DISCLOSURE', 'VERSION').map((one) => one.subject === 'VERSION' && one.audience),
    filingDuties: owed('FILING', 'VERSION').map(({ severity }) => severity),
    copyDuties: owed('COPIES', 'VERSION').length,
    publicity: owed('PUBLICITY', 'VERSION').length,
    drill: owed('DRILL', 'PLAN').length,
    evaluation: owed('EVALUATION', 'PLAN').length,
  };
}
type Cells = ReturnType<typeof cells>;
type Kind = readonly [kind: string, attributes: PlanAttributes, cells: Cells];

const district = (
  form: PlanAttributes['form'],
  category?: (typeof IncidentCategory.options)[number],
  more: PlanAttributes = {},
): PlanAttributes => ({
  formulatorClass: 'GOV',
  tier: 'DISTRICT',
  form,
  purpose: ['RESPONSE'],
  secrecy: 'PUBLIC',
  ...(category && { incidentCategory: category }),
  ...more,
});
const event: PlanAttributes = { purpose: ['RESPONSE', 'MAJOR_EVENT'] };
const joint = (treatedAs: 'SPECIAL' | 'DEPARTMENTAL'): PlanAttributes => ({
  joint: { regions: ['110107', '110106'], treatedAs },
});

const district16: Cells['by'] = ['COMMAND_OFFICE', 'COMMAND_HQ', 'DEPARTMENT', 'EMERGENCY_BUREAU', 'UNIT'];
const hosts: Cells['by'] = [
  ...district16,
  'DISTRICT_GOVERNMENT',
  'SUBDISTRICT_OFFICE',
  'DISTRICT_SOE',
  'CENTRAL_UNIT',
];
const neighbours: Cells['by'] = [...district16, 'DISTRICT_GOVERNMENT', 'NEIGHBOURING_BODY'];

const overall: Cells = {
  by: ['EMERGENCY_BUREAU'],
  approval: '第二十六条',
  gates: [0, 0],
  approvers: [['PARTY_COMMITTEE'], ['DISTRICT_GOVERNMENT']],
  names: [['PARTY_COMMITTEE', 'DISTRICT_GOVERNMENT']],
  filing: '第三十一条第（一）项',
  filed: ['CITY_GOVERNMENT'],
  delivered: ['CITY_EMERGENCY_BUREAU'],
  copied: ['DISTRIBUTION_LIST'],
  audience: ['SOCIETY'],
  filingDuties: ['MANDATORY'],
  copyDuties: 1,
  publicity: 0,
  drill: 0,
  evaluation: 1,
};
const special: Cells = {
  by: district16,
  approval: '第二十七条',
  gates: [4, 3],
  approvers: [['DISTRICT_GOVERNMENT']],
  names: [['EMERGENCY_COMMISSION']],
  filing: '第三十一条第（二）项',
  filed: ['SUPERIOR_LEAD'],
  delivered: [],
  copied: ['CITY_EMERGENCY_BUREAU', 'DISTRIBUTION_LIST'],
  audience: ['SOCIETY'],
  filingDuties: ['MANDATORY'],
  copyDuties: 1,
  publicity: 1,
  drill: 1,
  evaluation: 1,
};
const social: Cells = {
  ...special,
  approvers: [['PARTY_MECHANISM', 'COMMAND_HQ']],
  names: [['PARTY_MECHANISM'], ['COMMAND_HQ']],
};
const departmental: Cells = {
  ...special,
  approval: '第二十八条',
  gates: [0, 0],
  approvers: [['PREPARING_BODY', 'COMMAND_HQ']],
  names: [['PREPARING_BODY'], ['COMMAND_OFFICE']],
  filing: '第三十一条第（三）项',
  filed: ['DISTRICT_GOVERNMENT'],
  delivered: ['EMERGENCY_BUREAU'],
  copied: ['DISTRIBUTION_LIST'],
  publicity: 0,
};
const eventSpecial: Cells = {
  ...special,
  by: hosts,
  names: [['DISTRICT_GOVERNMENT'], ['EMERGENCY_COMMISSION']],
};
const jointSpecial: Cells = {
  ...special,
  by: neighbours,
  approvers: [['AGREED_APPROVERS']],
  names: [['AGREED_NAMES']],
  filing: '第三十一条第（六）项',
};
const jointDepartmental: Cells = {
  ...departmental,
  by: neighbours,
  approval: '第二十七条',
  approvers: jointSpecial.approvers,
  names: jointSpecial.names,
  filing: '第三十一条第（六）项',
  copied: ['CITY_EMERGENCY_BUREAU', 'DISTRIBUTION_LIST'],
};

const ofTheDistrict: readonly Kind[] = [
  ['区总体', district('OVERALL'), overall],
  ['区专项（自然灾害）', district('SPECIAL', 'NATURAL_DISASTER'), special],
  ['区专项（事故灾难）', district('SPECIAL', 'ACCIDENT_DISASTER'), special],
  ['区专项（公共卫生）', district('SPECIAL', 'PUBLIC_HEALTH'), special],
  ['区专项（社会安全）', district('SPECIAL', 'SOCIAL_SECURITY'), social],
  ['区部门', district('DEPARTMENTAL'), departmental],
  [
    '列入区级专项的指挥部办公室预案（第十条）',
    district('SPECIAL', 'ACCIDENT_DISASTER', { ownerClass: 'SPECIAL_HQ_OFFICE' }),
    special,
  ],
  [
    '列入部门预案的指挥部办公室预案（第十条）',
    district('DEPARTMENTAL', undefined, { ownerClass: 'SPECIAL_HQ_OFFICE' }),
    departmental,
  ],
  ['重大活动保障（列为专项）', district('SPECIAL', undefined, event), eventSpecial],
  [
    '重大活动保障（列为部门）',
    district('DEPARTMENTAL', undefined, event),
    { ...departmental, by: hosts, approval: '第二十七条' },
  ],
  ['联合（按专项）', district('SPECIAL', undefined, joint('SPECIAL')), jointSpecial],
  ['联合（按部门）', district('DEPARTMENTAL', undefined, joint('DEPARTMENTAL')), jointDepartmental],
  [
    '内部的区专项（第四十九条）',
    district('SPECIAL', 'SOCIAL_SECURITY', { secrecy: 'INTERNAL' }),
    { ...social, audience: [], publicity: 0 },
  ],
];

const subdistrict: Cells = {
  ...departmental,
  by: ['SUBDISTRICT_OFFICE'],
  approval: '第二十九条（参照）',
  approvers: [['PREPARING_BODY']],
  names: [['PREPARING_BODY']],
  filing: '第三十一条第（四）项',
  drill: 0,
  evaluation: 0,
};
const community: Cells = {
  ...subdistrict,
  by: ['RESIDENTS_COMMITTEE'],
  approval: '第二十九条',
  filed: ['PARENT'],
  delivered: [],
  copied: [],
  audience: ['OWN_AND_AFFECTED'],
  copyDuties: 0,
};

const unit = (
  ownerClass: NonNullable<PlanAttributes['ownerClass']>,
  soePlanForm?: PlanAttributes['soePlanForm'],
): PlanAttributes => ({
  formulatorClass: 'UNIT_GRASSROOTS',
  tier: 'UNIT',
  form: 'UNIT',
  secrecy: 'PUBLIC',
  ownerClass,
  ...(soePlanForm && { soePlanForm }),
});
const BEIJING = '《北京市实施〈中华人民共和国突发事件应对法〉办法》第十三条第二款';
const ordinary: Cells = {
  ...community,
  by: ['UNIT'],
  filing: BEIJING,
  filingDuties: ['ADVISORY'],
};
const enterpriseOverall: Cells = {
  ...community,
  by: ['DISTRICT_SOE', 'UNIT'],
  filing: '第三十一条第（五）项',
  filed: ['EMERGENCY_BUREAU'],
  copied: ['DISTRIBUTION_LIST'],
  copyDuties: 1,
};
const enterpriseSpecial: Cells = {
  ...enterpriseOverall,
  filed: ['INDUSTRY_REGULATOR'],
  copied: ['EMERGENCY_BUREAU', 'DISTRIBUTION_LIST'],
};

const belowTheDistrict: readonly Kind[] = [
  [
    '街道',
    { formulatorClass: 'GOV', tier: 'SUBDISTRICT', form: 'SUBDISTRICT', secrecy: 'PUBLIC' },
    subdistrict,
  ],
  [
    '社区',
    { formulatorClass: 'UNIT_GRASSROOTS', tier: 'COMMUNITY', form: 'COMMUNITY', secrecy: 'PUBLIC' },
    community,
  ],
  ['其他单位', unit('OTHER_UNIT'), ordinary],
  ['重点单位', unit('KEY_UNIT'), { ...ordinary, filed: ['DISTRICT_GOVERNMENT'] }],
  ['区属企业总体', unit('DISTRICT_SOE', 'OVERALL'), enterpriseOverall],
  ['区属企业专项', unit('DISTRICT_SOE', 'SPECIAL'), enterpriseSpecial],
  ['集团所属单位、权属企业总体', unit('DISTRICT_SOE_GROUP_SUBSIDIARY', 'OVERALL'), enterpriseOverall],
  ['集团所属单位、权属企业专项', unit('DISTRICT_SOE_GROUP_SUBSIDIARY', 'SPECIAL'), enterpriseSpecial],
  [
    '中央单位',
    unit('CENTRAL_UNIT'),
    {
      ...enterpriseOverall,
      by: ['CENTRAL_UNIT'],
      approval: '第二十九条（参照）',
      filing: '第三十一条第（七）项',
      filed: ['DISTRICT_GOVERNMENT'],
      copied: ['EMERGENCY_BUREAU', 'DISTRIBUTION_LIST'],
    },
  ],
];

describe('the table of kinds', () => {
  it.each([...ofTheDistrict, ...belowTheDistrict])('%s', (_, attributes, expected) => {
    expect(cells(attributes)).toEqual(expected);
  });

  it('asks for the axis that a rule needs and nobody entered', () => {
    const ruling = rulingFor(
      book.approvals,
      { form: 'SPECIAL', tier: 'DISTRICT', purpose: ['RESPONSE'] },
      '110107',
    );
    expect(ruling).toMatchObject({ status: 'UNDETERMINED', missing: ['incidentCategory'] });
  });

  it('asks whose enterprise a unit is, and which of its plans, before it says where to file', () => {
    const { ownerClass: _, ...bare } = unit('OTHER_UNIT');
    const { filings, jurisdiction } = book;
    expect(rulingFor(filings, bare, jurisdiction)).toMatchObject({
      status: 'UNDETERMINED',
      missing: ['ownerClass', 'soePlanForm'],
    });
    expect(rulingFor(filings, unit('DISTRICT_SOE'), jurisdiction)).toMatchObject({
      missing: ['soePlanForm'],
    });
  });

  it('does not decide about a plan of another place', () => {
    const elsewhere = { ...district('OVERALL'), jurisdiction: '110105' };
    expect(rulingFor(book.approvals, elsewhere, '110107').status).toBe('NO_RULE');
    expect(dutyRulings(book, elsewhere)).toEqual([]);
  });
});
