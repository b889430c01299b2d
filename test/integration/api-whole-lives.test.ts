import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STUB_SOURCE, STUB_TITLE } from '../../domain/plan/decide/classified-stub.ts';
import { inForceCommands } from '../../domain/plan/in-force/in-force-commands.ts';
import { makingCommands } from '../../domain/plan/making/making-commands.ts';
import type { PlanCommandName } from '../../domain/plan/plan-commands.ts';
import { reviewingCommands } from '../../domain/plan/reviewing/reviewing-commands.ts';
import { type Asking, people } from '../support/api/people.ts';
import { registerOrganisations, startApi, type TestApi } from '../support/api/test-api.ts';
import { papers } from '../support/builders.ts';
import {
  changing,
  departmental,
  filingPapers,
  packageOf,
  special,
  specialReady,
  stepOf,
  upTo,
} from '../support/stories.ts';

/** What was answered before: the plan's id, and of each type of event the id of the last. */
interface Known {
  readonly planId: string;
  readonly events: ReadonlyMap<string, string>;
}
type Said = object | ((known: Known) => object);
type Line = readonly [as: Asking, command: PlanCommandName, body: Said];

let api: TestApi;
/** Every command that was carried out, in every life of this file */
const played = new Set<string>();
beforeAll(async () => {
  api = await startApi();
  await registerOrganisations(api);
  // A response counts as a drill only under a ruling (G22).
  const ruling = {
    interpretation: 'G22',
    parameter: true,
    text: '实战处置后按六项内容复盘并经区应急局认可的，视同演练一次',
    effectiveFrom: '2026-08-01',
    on: '2026-07-20',
  };
  expect(await api.post(people.bureau, '/v1/law', { body: ruling })).toMatchObject({
    status: 201,
  });
  const body = { organisationId: 'haidian-government', class: 'NEIGHBOURING_BODY', name: '海淀区人民政府' };
  expect(await api.post(people.admin, '/v1/organisations', { body })).toMatchObject({ status: 201 });
});
afterAll(() => api.stop());

/**
 * A life through the API. Each answer, of the command and of the plan read back, is held against its schema on receipt:
 * what the state holds and the schema does not know fails here.
 */
async function live(lines: readonly Line[]): Promise<{ readonly state: Record<string, unknown> }> {
  const events = new Map<string, string>();
  let planId = '';
  for (const [as, command, said] of lines) {
    const body = typeof said === 'function' ? said({ planId, events }) : said;
    const first = { draft: '/v1/plans', register: '/v1/plans/register' }[String(command)];
    const answer = await api.post(as, first ?? `/v1/plans/${planId}/${command}`, { body });
    expect(answer.status, `${command}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
    played.add(command);
    for (const { id, type } of answer.body.events) events.set(type, id);
    planId = answer.body.plan.planId;
    const read = await api.get(people.auditor, `/v1/plans/${planId}?position=${answer.body.position}`);
    expect(read.body.plan.state).toEqual(answer.body.plan.state);
  }
  await api.project();
  return (await api.get(people.auditor, `/v1/plans/${planId}`)).body.plan;
}

const { head, bureau, desk, drafter } = people;
const police: Asking = { ...head, sub: 'police', organisation: 'police-branch' };
const by = (as: Asking, steps: readonly (readonly [PlanCommandName, object])[]): readonly Line[] =>
  steps.map(([command, body]): Line => [as, command, body]);
const event =
  (type: string, body: object, as: string): Said =>
  ({ events }) => ({ ...body, [as]: events.get(type) });

const heads = {
  execution: '按方案完成',
  practicality: '流程可行',
  coordination: '联动顺畅',
  personnel: '处置得当',
  equipment: '水泵适用',
  advice: '增加夜间科目',
};
const points = [1, 2, 3, 4, 5, 6, 7, 8].map((point) => ({ point, verdict: 'MEETS' }));

const making: readonly Line[] = [
  [drafter, 'draft', stepOf(special, 'draft')[1]],
  [
    drafter,
    'form-group',
    {
      leader: 'u-water-head',
      leaderOf: 'water-bureau',
      members: [{ organisation: 'housing-commission', capacity: 'DEPARTMENT' }],
      on: '2026-03-03',
    },
  ],
  [
    drafter,
    'state-attributes',
    { attributes: { ownerClass: 'DEPARTMENT' }, basis: '“三定”规定', on: '2026-03-03' },
  ],
  [drafter, 'state-duty-bodies', { dutyBodies: ['housing-commission', 'police-branch'], on: '2026-03-03' }],
  [
    drafter,
    'determine-major-decision',
    { majorDecision: false, reason: '不涉及社会公众切身利益', on: '2026-03-03' },
  ],
  ...by(drafter, specialReady('2026-03-04', '2026-03-12')),
];

const reviewing: readonly Line[] = [
  ...by(drafter, special.filter(([command]) => command === 'review').slice(0, 4)),
  [drafter, 'submit', stepOf(special, 'submit')[1]],
  [drafter, 'withdraw-submission', { reason: '补充资源调查', on: '2026-04-02' }],
  [drafter, 'submit', stepOf(special, 'submit', { on: '2026-04-03' })[1]],
  [bureau, 'review', stepOf(special, 'review', {}, 5)[1]],
  [bureau, 'record-review-points', { by: 'emergency-bureau', points, on: '2026-04-10' }],
  [head, 'review', stepOf(special, 'review', {}, 6)[1]],
  [bureau, 'review', stepOf(special, 'review', {}, 7)[1]],
  [
    bureau,
    'require-meeting',
    { required: false, by: 'emergency-bureau', reason: '不涉及职责调整', on: '2026-04-29' },
  ],
  [bureau, 'approve', stepOf(special, 'approve')[1]],
  [head, 'issue', stepOf(special, 'issue')[1]],
];

const inForce: readonly Line[] = [
  [bureau, 'urge-filing', { by: 'emergency-bureau', reason: '距到期不足 5 个工作日', on: '2026-05-19' }],
  [head, 'file', stepOf(special, 'file')[1]],
  [head, 'disclose', stepOf(special, 'disclose')[1]],
  [
    head,
    'withdraw-disclosure',
    { legalBasis: '《保守国家秘密法》第三十五条', reason: '附件未经审查', on: '2026-06-02' },
  ],
  [
    head,
    'exempt-disclosure',
    {
      legalBasis: '《中华人民共和国政府信息公开条例》第十四条',
      reviewer: 'u-secrecy-1',
      reason: '公开可能危及公共安全',
      reviewOn: '2026-11-20',
      on: '2026-06-03',
    },
  ],
  [
    head,
    'publish-publicity',
    { artefacts: ['KEY_POINTS', 'ABRIDGED_VERSION'], channel: '区政府门户网站', on: '2026-06-04' },
  ],
  [
    head,
    'declare-regime',
    { regime: 'DRILL', every: { n: 12, unit: 'MONTH' }, text: '每年汛前', on: '2026-06-05' },
  ],
  [head, 'drill', stepOf(special, 'drill')[1]],
  [head, 'evaluate-drill', event('Drilled', { ...heads, on: '2026-07-01' }, 'drill')],
  [head, 'report-drill', event('Drilled', { to: 'emergency-bureau', on: '2026-07-01' }, 'drill')],
  [
    bureau,
    'open-improvement',
    { from: 'INSPECTION', text: '增配水泵', owner: 'water-bureau', dueOn: '2026-09-30', on: '2026-07-02' },
  ],
  [head, 'close-improvement', { itemId: 'item-1', how: '已增配', on: '2026-09-01' }],
  [head, 'activate', { level: 'Ⅲ级', incident: '暴雨橙色预警', on: '2026-07-30' }],
  [head, 'deactivate', { activationId: 'activation-1', on: '2026-08-01' }],
  [
    head,
    'review-incident',
    {
      activationId: 'activation-1',
      by: 'water-bureau',
      incident: '7 月 30 日暴雨',
      findings: '桥区排水力量到位较慢',
      coversSixHeads: true,
      documents: papers(['REPORT']),
      on: '2026-08-14',
    },
  ],
  [
    bureau,
    'credit-activation',
    {
      activationId: 'activation-1',
      acceptedBy: 'emergency-bureau',
      reason: '复盘报告覆盖六项内容',
      on: '2026-08-20',
    },
  ],
  [
    head,
    'trigger-revision',
    { code: 'COMMAND_CHANGED', circumstance: '指挥部成员单位调整', on: '2026-09-01' },
  ],
  [
    head,
    'assess-revision',
    event(
      'RevisionTriggered',
      {
        needed: true,
        changedHeads: ['CONTACT_LIST'],
        reason: '联络信息变动',
        signatory: 'u-water-head',
        on: '2026-09-08',
      },
      'trigger',
    ),
  ],
  [
    bureau,
    'defer-evaluation',
    {
      reason: '市级预案正在修订',
      approvedBy: 'emergency-bureau',
      newDueOn: '2029-12-28',
      on: '2026-11-02',
    },
  ],
  [head, 'revise', { changedHeads: ['CONTACT_LIST'], reason: '联络信息变动', on: '2026-09-10' }],
  [head, 'transfer-responsibility', { to: 'housing-commission', reason: '职责划转', on: '2026-11-03' }],
];

const taken = (attributes: object) => ({
  title: '首钢园新春灯会安全保障应急预案',
  attributes: {
    formulatorClass: 'GOV',
    tier: 'DISTRICT',
    incidentCategory: 'SOCIAL_SECURITY',
    ...attributes,
  },
  preparingBody: 'police-branch',
  stated: {},
  source: '活动方案',
  issuedOn: '2026-11-02',
  findings: [],
  on: '2026-11-05',
});

describe('a plan that everything happens to', () => {
  it('is answered within the contract at each step, and shows what was recorded', async () => {
    const { state } = await live([...making, ...reviewing, ...inForce]);
    expect(state).toMatchObject({
      preparingBody: 'housing-commission',
      versions: [
        {
          making: { group: { leader: 'u-water-head' }, consultations: [{ opinions: [{ answered: {} }] }] },
          reviewing: {
            points: [{ by: 'emergency-bureau' }],
            meeting: { required: false },
            withdrawals: [{}],
          },
        },
        { stage: 'DRAFTING', revision: { revisionClass: 'MINOR' } },
      ],
      inForce: {
        urgings: [{ by: 'emergency-bureau' }],
        exemptions: [{ reviewOn: '2026-11-20' }],
        activations: [{ ended: { on: '2026-08-01' }, credited: { acceptedBy: 'emergency-bureau' } }],
        improvements: [{ closed: { how: '已增配' } }],
        assessments: [{ needed: true }],
        transfers: [{ to: 'housing-commission' }],
      },
    });
  });

  it('that is refused, returned and waived for, too', async () => {
    const receipt = { recipient: 'district-government', firstHandler: 'u-desk-1', on: '2026-04-20' };
    const deficiencies = [{ code: 'SEAL_MISSING', text: '正式文本无印章' }];
    const { state } = await live([
      ...by(drafter, upTo(departmental, 'submit')),
      [head, 'refuse-approval', { by: 'water-bureau', reasons: ['响应分级不一致'], on: '2026-04-02' }],
      [drafter, 'submit', { submittedTo: 'water-bureau', documents: packageOf(), on: '2026-04-06' }],
      [head, 'approve', stepOf(departmental, 'approve')[1]],
      [head, 'issue', stepOf(departmental, 'issue')[1]],
      [head, 'file', stepOf(departmental, 'file')[1]],
      [desk, 'receive-filing', receipt],
      [desk, 'return-filing', { recipient: 'district-government', deficiencies, on: '2026-04-21' }],
      [
        head,
        'file',
        {
          legs: [{ kind: 'FILING', recipient: 'district-government' }],
          documents: filingPapers(2),
          on: '2026-04-23',
        },
      ],
      [
        bureau,
        'waive-duty',
        ({ planId }) => ({
          obligationId: `${planId}.SJS-33a.v1`,
          by: 'emergency-bureau',
          legalBasis: '《石景山区突发事件应急预案管理办法》第四十九条',
          reason: '市级统一公开',
          on: '2026-05-06',
        }),
      ],
    ]);
    expect(state).toMatchObject({
      versions: [{ reviewing: { refusals: [{ by: 'water-bureau' }] }, filingReturns: [{}] }],
      inForce: { filingReceipts: [{ firstHandler: 'u-desk-1' }], waivers: [{ by: 'emergency-bureau' }] },
    });
  });
});

describe('a plan of another kind', () => {
  it('is listed as special by the bureau', async () => {
    const { state } = await live([
      ...by(drafter, upTo(changing(departmental, 'draft', { title: '石景山区排水应急预案' }), 'draft')),
      [
        bureau,
        'list',
        {
          listedAs: 'SPECIAL',
          by: 'emergency-bureau',
          basis: '区级应急预案体系构成目录',
          on: '2026-03-04',
        },
      ],
    ]);
    expect(state).toMatchObject({ attributes: { form: 'SPECIAL' } });
  });

  it('is agreed on by two districts', async () => {
    const { attributes } = stepOf(special, 'draft')[1] as { attributes: object };
    const joint = { regions: ['110107', '110108'] };
    const regions = ['district-government', 'haidian-government'];
    const { state } = await live([
      [
        drafter,
        'draft',
        { ...stepOf(special, 'draft')[1], title: '永定河联合应急预案', attributes: { ...attributes, joint } },
      ],
      [
        drafter,
        'record-joint-agreement',
        { parties: regions, approvers: regions, text: '两区商定共同批准', on: '2026-03-25' },
      ],
    ]);
    expect(state).toMatchObject({ versions: [{ reviewing: { agreement: { parties: regions } } }] });
  });

  it('is made for an event that is scheduled and permitted', async () => {
    const { state } = await live([
      [bureau, 'register', taken({ purpose: ['MAJOR_EVENT'], secrecy: 'PUBLIC', form: 'DEPARTMENTAL' })],
      [
        police,
        'schedule-event',
        { startsOn: '2027-02-14', endsOn: '2027-02-20', activity: '首钢园新春灯会', on: '2026-11-06' },
      ],
      [police, 'apply-permit', { authority: '北京市公安局石景山分局', on: '2026-11-20' }],
    ]);
    expect(state).toMatchObject({
      legacy: { issuedOn: '2026-11-02' },
      inForce: { scheduled: { startsOn: '2027-02-14' }, permits: [{}] },
    });
  });

  it('is a stub whose duties are attested', async () => {
    const { state } = await live([
      [
        bureau,
        'register',
        {
          ...taken({ purpose: ['RESPONSE'], secrecy: 'CLASSIFIED_STUB', form: 'SPECIAL' }),
          title: STUB_TITLE,
          source: STUB_SOURCE,
        },
      ],
      [police, 'attest-classified-duty', { duty: 'FILING', met: true, on: '2026-11-15' }],
    ]);
    expect(state).toMatchObject({ inForce: { attestations: [{ duty: 'FILING', met: true }] } });
  });
});

describe('these lives together', () => {
  it('use every command of drafting, reviewing and of the life in force', () => {
    const parts = { ...makingCommands, ...reviewingCommands, ...inForceCommands };
    expect(Object.keys(parts).filter((command) => !played.has(command))).toEqual([]);
  });
});
