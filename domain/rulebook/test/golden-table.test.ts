import { describe, expect, it } from 'vitest';
import type { IncidentCategory, PlanAttributes } from '../../../events/plan-attributes.ts';
import { dutyRulings, rulingFor } from '../engine.ts';
import { shijingshan2025 } from '../shijingshan-2025/rulebook.ts';
import type { PartyRole } from '../types.ts';

/*
 * The table of kinds, cell by cell: who approves, in whose name, where it is filed, to whom disclosed, drill and
 * evaluation every three years. Written down from the measures by hand; the rows must say the same.
 */

const name = (role: PartyRole): string => (role.party === 'CLASS' ? role.class : role.party);

function cells(attributes: PlanAttributes) {
  const { jurisdiction } = shijingshan2025;
  const approval = rulingFor(shijingshan2025.approvals, attributes, jurisdiction);
  const issuing = rulingFor(shijingshan2025.issuingNames, attributes, jurisdiction);
  const filing = rulingFor(shijingshan2025.filings, attributes, jurisdiction);
  if (approval.status !== 'RULED' || issuing.status !== 'RULED' || filing.status !== 'RULED')
    throw new Error(`no ruling for ${JSON.stringify(attributes)}`);
  const legs = (kind: string) =>
    filing.row.legs.filter((leg) => leg.kind === kind).map((leg) => name(leg.to));
  // What something opens later, and what a body sets itself, is another table.
  const duties = dutyRulings(shijingshan2025, attributes).filter(
    ({ row }) => row.subject === 'VERSION' || (row.subject === 'PLAN' && !row.byRegime),
  );
  const owed = (duty: string) =>
    duties.filter((ruling) => ruling.status === 'OWED' && ruling.row.duty === duty);
  const [disclosure] = owed('DISCLOSURE');
  return {
    approvalArticle: approval.row.article,
    gates: [...approval.row.gatesBeforeSubmission, ...approval.row.gatesAfterSubmission].length,
    approvers: approval.row.approvers.map((group) => group.anyOf.map(name)),
    names: issuing.row.names.map((parties) => parties.map(name)),
    filingArticle: filing.row.article,
    filed: legs('FILING'),
    delivered: legs('DIRECT_DELIVERY'),
    copied: legs('COPY'),
    audience: disclosure?.row.subject === 'VERSION' ? disclosure.row.audience : undefined,
    filingDuties: owed('FILING').length,
    copyDuties: owed('COPIES').length,
    drill: owed('DRILL').length === 1,
    evaluation: owed('EVALUATION').length === 1,
  };
}

const district = (
  form: PlanAttributes['form'],
  incidentCategory?: IncidentCategoryValue,
): PlanAttributes => ({
  formulatorClass: 'GOV',
  tier: 'DISTRICT',
  form,
  purpose: ['RESPONSE'],
  secrecy: 'PUBLIC',
  ...(incidentCategory && { incidentCategory }),
});
type IncidentCategoryValue = (typeof IncidentCategory.options)[number];

const special27 = {
  approvalArticle: '第二十七条',
  gates: 7,
  filingArticle: '第三十一条第（二）项',
  filed: ['SUPERIOR_LEAD'],
  delivered: [],
  copied: ['CITY_EMERGENCY_BUREAU', 'DISTRIBUTION_LIST'],
  audience: 'SOCIETY' as const,
  filingDuties: 1,
  copyDuties: 1,
  drill: true,
  evaluation: true,
};

const byGovernment = {
  ...special27,
  approvers: [['DISTRICT_GOVERNMENT']],
  names: [['EMERGENCY_COMMISSION']],
};

const table: readonly [kind: string, attributes: PlanAttributes, cells: ReturnType<typeof cells>][] = [
  [
    '区总体',
    district('OVERALL'),
    {
      approvalArticle: '第二十六条',
      gates: 0,
      approvers: [['PARTY_COMMITTEE'], ['DISTRICT_GOVERNMENT']],
      names: [['PARTY_COMMITTEE', 'DISTRICT_GOVERNMENT']],
      filingArticle: '第三十一条第（一）项',
      filed: ['CITY_GOVERNMENT'],
      delivered: ['CITY_EMERGENCY_BUREAU'],
      copied: ['DISTRIBUTION_LIST'],
      audience: 'SOCIETY',
      filingDuties: 1,
      copyDuties: 1,
      drill: false,
      evaluation: true,
    },
  ],
  ['区专项（自然灾害）', district('SPECIAL', 'NATURAL_DISASTER'), byGovernment],
  ['区专项（事故灾难）', district('SPECIAL', 'ACCIDENT_DISASTER'), byGovernment],
  ['区专项（公共卫生）', district('SPECIAL', 'PUBLIC_HEALTH'), byGovernment],
  [
    '区专项（社会安全）',
    district('SPECIAL', 'SOCIAL_SECURITY'),
    {
      ...special27,
      approvers: [['PARTY_MECHANISM', 'COMMAND_HQ']],
      names: [['PARTY_MECHANISM'], ['COMMAND_HQ']],
    },
  ],
  [
    '区部门',
    district('DEPARTMENTAL'),
    {
      approvalArticle: '第二十八条',
      gates: 0,
      approvers: [['PREPARING_BODY', 'COMMAND_HQ']],
      names: [['PREPARING_BODY'], ['COMMAND_OFFICE']],
      filingArticle: '第三十一条第（三）项',
      filed: ['DISTRICT_GOVERNMENT'],
      delivered: ['EMERGENCY_BUREAU'],
      copied: ['DISTRIBUTION_LIST'],
      audience: 'SOCIETY',
      filingDuties: 1,
      copyDuties: 1,
      drill: true,
      evaluation: true,
    },
  ],
  [
    '街道',
    { formulatorClass: 'GOV', tier: 'SUBDISTRICT', form: 'SUBDISTRICT', secrecy: 'PUBLIC' },
    {
      approvalArticle: '第二十九条（参照）',
      gates: 0,
      approvers: [['PREPARING_BODY']],
      names: [['PREPARING_BODY']],
      filingArticle: '第三十一条第（四）项',
      filed: ['DISTRICT_GOVERNMENT'],
      delivered: ['EMERGENCY_BUREAU'],
      copied: ['DISTRIBUTION_LIST'],
      audience: 'SOCIETY',
      filingDuties: 1,
      copyDuties: 1,
      drill: false,
      evaluation: false,
    },
  ],
  [
    '社区',
    { formulatorClass: 'UNIT_GRASSROOTS', tier: 'COMMUNITY', form: 'COMMUNITY', secrecy: 'PUBLIC' },
    {
      approvalArticle: '第二十九条',
      gates: 0,
      approvers: [['PREPARING_BODY']],
      names: [['PREPARING_BODY']],
      filingArticle: '第三十一条第（四）项',
      filed: ['PARENT'],
      delivered: [],
      copied: [],
      audience: 'OWN_AND_AFFECTED',
      filingDuties: 1,
      copyDuties: 0,
      drill: false,
      evaluation: false,
    },
  ],
];

const unitCells = {
  approvalArticle: '第二十九条',
  gates: 0,
  approvers: [['PREPARING_BODY']],
  names: [['PREPARING_BODY']],
  delivered: [],
  audience: 'OWN_AND_AFFECTED' as const,
  filingDuties: 1,
  drill: false,
  evaluation: false,
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
const enterpriseOverall = {
  ...unitCells,
  filingArticle: '第三十一条第（五）项',
  filed: ['EMERGENCY_BUREAU'],
  copied: ['DISTRIBUTION_LIST'],
  copyDuties: 1,
};
const enterpriseSpecial = {
  ...enterpriseOverall,
  filed: ['INDUSTRY_REGULATOR'],
  copied: ['EMERGENCY_BUREAU', 'DISTRIBUTION_LIST'],
};
const BEIJING = '《北京市实施〈中华人民共和国突发事件应对法〉办法》第十三条第二款';

const units: typeof table = [
  ['区属企业总体', unit('DISTRICT_SOE', 'OVERALL'), enterpriseOverall],
  ['区属企业专项', unit('DISTRICT_SOE', 'SPECIAL'), enterpriseSpecial],
  ['集团所属单位总体', unit('DISTRICT_SOE_GROUP_SUBSIDIARY', 'OVERALL'), enterpriseOverall],
  ['集团所属单位专项', unit('DISTRICT_SOE_GROUP_SUBSIDIARY', 'SPECIAL'), enterpriseSpecial],
  [
    '中央单位',
    unit('CENTRAL_UNIT'),
    {
      ...unitCells,
      approvalArticle: '第二十九条（参照）',
      filingArticle: '第三十一条第（七）项',
      filed: ['DISTRICT_GOVERNMENT'],
      copied: ['EMERGENCY_BUREAU', 'DISTRIBUTION_LIST'],
      copyDuties: 1,
    },
  ],
  [
    '重点单位',
    unit('KEY_UNIT'),
    { ...unitCells, filingArticle: BEIJING, filed: ['DISTRICT_GOVERNMENT'], copied: [], copyDuties: 0 },
  ],
  [
    '其他单位',
    unit('OTHER_UNIT'),
    { ...unitCells, filingArticle: BEIJING, filed: ['PARENT'], copied: [], copyDuties: 0 },
  ],
];

describe('the table of kinds', () => {
  it.each([...table, ...units])('%s', (_, attributes, expected) => {
    expect(cells(attributes)).toEqual(expected);
  });

  it('asks for the axis that a rule needs and nobody entered', () => {
    const ruling = rulingFor(
      shijingshan2025.approvals,
      { form: 'SPECIAL', tier: 'DISTRICT', purpose: ['RESPONSE'] },
      '110107',
    );
    expect(ruling).toMatchObject({ status: 'UNDETERMINED', missing: ['incidentCategory'] });
  });

  it('asks whose enterprise a unit is, and which of its plans, before it says where to file', () => {
    const { ownerClass: _, ...bare } = unit('OTHER_UNIT');
    const { filings, jurisdiction } = shijingshan2025;
    expect(rulingFor(filings, bare, jurisdiction)).toMatchObject({
      status: 'UNDETERMINED',
      missing: ['ownerClass', 'soePlanForm'],
    });
    expect(rulingFor(filings, unit('DISTRICT_SOE'), jurisdiction)).toMatchObject({
      missing: ['soePlanForm'],
    });
  });

  it('asks of ordinary units no more than advice: no law names a period', () => {
    const severity = dutyRulings(shijingshan2025, unit('OTHER_UNIT'))
      .filter(({ row }) => row.subject === 'VERSION')
      .map(({ row }) => [row.duty, row.severity]);
    expect(severity).toEqual([
      ['FILING', 'ADVISORY'],
      ['DISCLOSURE', 'MANDATORY'],
    ]);
  });

  it('does not decide about a plan of another place', () => {
    const ruling = rulingFor(
      shijingshan2025.approvals,
      { ...district('OVERALL'), jurisdiction: '110105' },
      '110107',
    );
    expect(ruling.status).toBe('NO_RULE');
    expect(dutyRulings(shijingshan2025, { ...district('OVERALL'), jurisdiction: '110105' })).toEqual([]);
  });

  it('lets no two rows of one topic hold for the same plan', () => {
    const { approvals, issuingNames, filings } = shijingshan2025;
    for (const attributes of everyPlan())
      for (const rows of [approvals, issuingNames, filings]) {
        const holding = rows
          .filter((row) => rulingFor([row], attributes, '110107').status === 'RULED')
          .map((row) => row.id);
        expect(holding.length, `${JSON.stringify(attributes)}: ${holding}`).toBeLessThanOrEqual(1);
      }
  });

  it('cites an article, an interpretation and a ladder that exist in every row', () => {
    const known = new Set(shijingshan2025.interpretations.map(({ id }) => id));
    const rows = [
      ...shijingshan2025.approvals,
      ...shijingshan2025.issuingNames,
      ...shijingshan2025.filings,
      ...shijingshan2025.duties,
    ];
    for (const row of rows) {
      expect(row.article).toMatch(/^(《.+》)?第([一二三四五六七八九十]+条|\d+项)/);
      expect(
        (row.interpretations ?? []).filter((id) => !known.has(id)),
        row.id,
      ).toEqual([]);
    }
    for (const duty of shijingshan2025.duties) expect(shijingshan2025.ladders).toHaveProperty(duty.ladder);
    for (const { article } of shijingshan2025.duties.filter((row) => row.article.startsWith('第')))
      expect(shijingshan2025.articles).toHaveProperty(article);
  });
});

/** Every combination of the axes that rows speak of, each also absent. */
function everyPlan(): PlanAttributes[] {
  const forms = [
    'OVERALL',
    'SPECIAL',
    'DEPARTMENTAL',
    'SUBDISTRICT',
    'COMMUNITY',
    'UNIT',
    undefined,
  ] as const;
  const tiers = ['DISTRICT', 'SUBDISTRICT', 'COMMUNITY', 'UNIT', undefined] as const;
  const categories = [
    'NATURAL_DISASTER',
    'ACCIDENT_DISASTER',
    'PUBLIC_HEALTH',
    'SOCIAL_SECURITY',
    undefined,
  ] as const;
  const purposes = [['RESPONSE'], ['MAJOR_EVENT'], [], undefined] as const;
  const plans: PlanAttributes[] = [];
  for (const form of forms)
    for (const tier of tiers)
      for (const incidentCategory of categories)
        for (const purpose of purposes)
          plans.push({
            ...(form && { form }),
            ...(tier && { tier }),
            ...(incidentCategory && { incidentCategory }),
            ...(purpose && { purpose: [...purpose] }),
          });
  return [...plans, ...everyUnit()];
}

function everyUnit(): PlanAttributes[] {
  const owners = [
    'DEPARTMENT',
    'DISTRICT_SOE',
    'DISTRICT_SOE_GROUP_SUBSIDIARY',
    'CENTRAL_UNIT',
    'KEY_UNIT',
    'OTHER_UNIT',
  ] as const;
  return owners.flatMap((owner) =>
    (['OVERALL', 'SPECIAL', undefined] as const).map((form) => unit(owner, form)),
  );
}
