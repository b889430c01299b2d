/** One plan of the district's life, as the examples of the documentation tell it. Every example parses with its schema. */
const issuedOn = '2026-10-12';

export const examplePlan = {
  planId: 'p-5d1c0f7ab3e94c21',
  status: 'IN_FORCE',
  streamVersion: 9,
  position: 64,
  updatedAt: '2026-11-09T02:10:00.000Z',
  state: {
    planId: 'p-5d1c0f7ab3e94c21',
    title: '石景山区防汛应急预案',
    attributes: {
      formulatorClass: 'GOV',
      tier: 'DISTRICT',
      form: 'SPECIAL',
      incidentCategory: 'NATURAL_DISASTER',
      ownerClass: 'SPECIAL_HQ_OFFICE',
      secrecy: 'PUBLIC',
    },
    preparingBody: 'flood-office',
    dutyBodies: ['water-bureau'],
    versions: [
      {
        version: 1,
        stage: 'ISSUED',
        begunOn: '2026-06-01',
        reviews: [],
        issue: {
          event: '63.0',
          on: issuedOn,
          documentNo: '石应急委发〔2026〕3号',
          inNameOf: ['emergency-commission'],
          effectiveOn: issuedOn,
          documents: [],
          distribution: ['water-bureau'],
        },
        filingSubmissions: [],
        filingAcceptances: [],
        filingReturns: [],
        disclosures: [],
      },
    ],
    drills: [],
    evaluations: [],
    triggers: [],
  },
  undetermined: [],
};

export const exampleFreshness = { ledger: '110107', position: 64, viewPosition: 64, lag: 0 };

export const exampleRegisterEntry = {
  planId: examplePlan.planId,
  title: examplePlan.state.title,
  status: 'IN_FORCE',
  attributes: examplePlan.state.attributes,
  preparingBody: 'flood-office',
  documentNo: '石应急委发〔2026〕3号',
  issuedOn,
  effectiveOn: issuedOn,
  version: 1,
  openQuestions: 0,
  findings: 0,
  streamVersion: 9,
  position: 64,
  updatedAt: examplePlan.updatedAt,
};

export const exampleEvent = {
  id: '63.0',
  type: 'Issued',
  schema: 1,
  occurredOn: issuedOn,
  recordedAt: '2026-10-12T03:00:00.000Z',
  actor: { id: 'drafter', organisation: 'flood-office', roles: ['DRAFTER'] },
  stream: `plan:${examplePlan.planId}`,
  version: 8,
  position: 63,
  index: 0,
  body: {
    version: 1,
    documentNo: '石应急委发〔2026〕3号',
    inNameOf: ['emergency-commission'],
    effectiveOn: issuedOn,
    documents: [],
    distribution: ['water-bureau'],
  },
};

const day = (date: string, kind: string, number?: number, festival?: string) => ({
  date,
  kind,
  working: number !== undefined,
  ...(number !== undefined && { number }),
  ...(festival && { festival }),
  assumed: false,
});

/** Three working days from Thursday 2026-09-24, across the Mid-Autumn holiday of that year. */
export const exampleDueDate = {
  status: 'final',
  dueOn: '2026-09-30',
  anchor: '2026-09-24',
  rule: 'WORKING_DAYS',
  n: 3,
  trace: [
    day('2026-09-25', 'HOLIDAY', undefined, '中秋节'),
    day('2026-09-26', 'WEEKEND'),
    day('2026-09-27', 'WEEKEND'),
    day('2026-09-28', 'WORKDAY', 1),
    day('2026-09-29', 'WORKDAY', 2),
    day('2026-09-30', 'WORKDAY', 3),
  ],
  calendar: 'notices-2026@2025-11-04',
  basis: ['民法典 第二百零一条'],
};

export const exampleDuty = {
  obligation: {
    id: `${examplePlan.planId}.SJS-33.a.v1`,
    planId: examplePlan.planId,
    ruleId: 'SJS-33.a',
    article: '第三十三条',
    duty: 'DISCLOSURE',
    severity: 'MANDATORY',
    text: {
      zh: '自印发之日起 20 个工作日内向社会公开',
      en: 'disclose to society within 20 working days of issue',
    },
    version: 1,
    obligor: [{ organisation: 'flood-office' }],
    handler: [{ organisation: 'flood-office' }],
    recipients: [{ kind: 'AUDIENCE', to: { zh: '社会', en: 'society' }, article: '第三十三条' }],
    anchor: { field: 'issuedOn', on: issuedOn, event: '63.0' },
    due: { ...exampleDueDate, anchor: issuedOn, dueOn: '2026-11-09', n: 20, trace: [] },
    state: { status: 'OPEN' },
    interpretations: [],
    ladder: 'TWENTY_DAYS',
    silent: false,
  },
  planTitle: examplePlan.state.title,
  phase: 'OVERDUE',
  workingDaysLeft: -11,
};

export const exampleExplanation = {
  obligationId: exampleDuty.obligation.id,
  duty: exampleDuty.obligation.text.zh,
  article: '第三十三条',
  because: ['制定主体：政府及其部门', '公开属性：公开'],
  anchor: { on: issuedOn, text: '印发日期' },
  count: `20 个工作日：自 ${issuedOn} 的次日起算`,
  due: { on: '2026-11-09', status: 'final', text: '2026-11-09 前（含当日）' },
  recipients: exampleDuty.obligation.recipients,
  interpretations: [],
  trace: [],
  basis: ['民法典 第二百零一条'],
  rulebook: 'CN-BJ-SJS-2025@1.0.0',
  calendar: 'notices-2026@2025-11-04',
};

export const exampleOrganisation = {
  organisationId: 'emergency-bureau',
  class: 'EMERGENCY_BUREAU',
  name: '石景山区应急管理局',
  documentCode: '石应急',
  parent: 'district-government',
};

export const exampleOrganisationEvent = {
  id: '4.0',
  type: 'OrganisationRegistered',
  schema: 1,
  occurredOn: '2026-11-24',
  recordedAt: '2026-11-24T01:00:00.000Z',
  actor: { id: 'admin', organisation: 'district-government', roles: ['ADMIN'] },
  stream: 'organisation:emergency-bureau',
  version: 1,
  position: 4,
  index: 0,
  body: exampleOrganisation,
};
