import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../../events/civil-date.ts';
import { OrganisationId } from '../../../../events/identifiers.ts';
import { type OrganisationClass, OrganisationRegistered } from '../../../../events/organisation-events.ts';
import type { PlanAttributes } from '../../../../events/plan-attributes.ts';
import { planAfter, type Step, scenario } from '../../../../test/support/scenario.ts';
import {
  answering,
  changing,
  community,
  departmental,
  enterprise,
  overall,
  special,
  stepOf,
  subdistrict,
  upTo,
} from '../../../../test/support/stories.ts';
import type { PlanContext } from '../../decide/context.ts';
import { planStatus } from '../../evolve.ts';
import { amongNeighbours, underPartyMechanism } from './neighbours.ts';

/** One kind of plan on its way from the draft to the issue, with who approves it and in whose name it is issued. */
interface Road {
  readonly steps: readonly Step[];
  readonly context?: Partial<PlanContext>;
}

const attributesOf = (story: readonly Step[]) =>
  (stepOf(story, 'draft')[1] as { readonly attributes: PlanAttributes }).attributes;

/** The story up to its issue, with other attributes, and with some of its steps changed. */
function road(
  story: readonly Step[],
  attributes: Partial<PlanAttributes>,
  change: (step: Step) => Step | readonly Step[] = (step) => step,
  context?: Partial<PlanContext>,
): Road {
  const steps = upTo(story, 'issue').flatMap((step): readonly Step[] => {
    if (step[0] === 'draft')
      return [['draft', { ...step[1], attributes: { ...attributesOf(story), ...attributes } }]];
    const changed = change(step);
    return typeof changed[0] === 'string' ? [changed as Step] : (changed as readonly Step[]);
  });
  return { steps, ...(context && { context }) };
}

/** Steps of the story with other approvers and another name. */
const decided =
  (approvals: readonly object[], inNameOf: readonly string[]) =>
  (step: Step): Step => {
    if (step[0] === 'approve') return ['approve', { ...step[1], approvals }];
    return step[0] === 'issue' ? ['issue', { ...step[1], inNameOf }] : step;
  };

const readBy =
  (leader: string, rest: (step: Step) => Step) =>
  (step: Step): Step =>
    (step[1] as { readonly gate?: string }).gate === 'COMMAND_LEADER_REVIEW'
      ? [step[0], { ...step[1], by: leader }]
      : rest(step);

const agreement: Step = [
  'record-joint-agreement',
  {
    parties: ['district-government', 'haidian-government'],
    approvers: ['district-government', 'haidian-government'],
    text: '共同批准、共同印发',
    on: '2026-03-25',
  },
];
const together = [{ by: 'district-government' }, { by: 'haidian-government' }];
const jointly = (step: Step): Step | readonly Step[] => {
  const changed = decided(together, ['district-government', 'haidian-government'])(step);
  return step[0] === 'submit' ? [agreement, changed] : changed;
};
const joint = (treatedAs: 'SPECIAL' | 'DEPARTMENTAL') => ({ regions: ['110107', '110108'], treatedAs });
const neighbours = { registry: amongNeighbours() };
/** The neighbour that leads names the command that answers to it here: its head reads the text (第二十七条第（一）项). */
const ledByNeighbour = {
  registry: amongNeighbours((organisation) =>
    organisation.organisationId === 'haidian-government'
      ? OrganisationRegistered.parse({ ...organisation, commandHq: 'flood-hq' })
      : organisation,
  ),
};
const byNeighbour = (step: Step): Step | readonly Step[] =>
  (step[1] as { readonly gate?: string }).gate === 'COLLECTIVE_DECISION'
    ? [step[0], { ...step[1], by: 'haidian-government' }]
    : jointly(step);

/** The enterprise of the story is a unit of this class; overall or special is asked of district enterprises only. */
function unitOf(ownerClass: PlanAttributes['ownerClass'], organisationClass: OrganisationClass): Road {
  const { soePlanForm: _enterprise, ...attributes } = attributesOf(enterprise);
  const registry = amongNeighbours((organisation) =>
    organisation.organisationId === 'heating-company'
      ? { ...organisation, class: organisationClass }
      : organisation,
  );
  return road(changing(enterprise, 'draft', { attributes }), { ownerClass }, undefined, { registry });
}

const byMechanism = decided([{ by: 'party-mechanism' }], ['party-mechanism']);
const byGovernment = decided([{ by: 'district-government' }], ['district-government']);

const roads: Readonly<Record<string, Road>> = {
  区总体: road(overall, {}),
  '区专项（自然灾害）': road(special, {}),
  '区专项（事故灾难）': road(special, { incidentCategory: 'ACCIDENT_DISASTER' }),
  '区专项（公共卫生）': road(special, { incidentCategory: 'PUBLIC_HEALTH' }),
  '区专项（社会安全）': road(
    special,
    { incidentCategory: 'SOCIAL_SECURITY' },
    readBy('party-mechanism', byMechanism),
    { registry: underPartyMechanism() },
  ),
  区部门: road(departmental, {}),
  '重大活动保障（多部门）': road(
    answering(special, 'MAJOR_EVENT'),
    { purpose: ['MAJOR_EVENT'] },
    byGovernment,
  ),
  '重大活动保障（部门）': road(answering(departmental, 'MAJOR_EVENT'), { purpose: ['MAJOR_EVENT'] }),
  '联合（参照专项）': road(answering(special, 'JOINT'), { joint: joint('SPECIAL') }, jointly, neighbours),
  '联合（相邻区牵头）': road(
    changing(answering(special, 'JOINT'), 'draft', { preparingBody: 'haidian-government' }),
    { joint: joint('SPECIAL') },
    byNeighbour,
    ledByNeighbour,
  ),
  '联合（部门）': road(
    answering(departmental, 'JOINT'),
    { joint: joint('DEPARTMENTAL') },
    (step) => {
      const [name, body] = step;
      return name === 'submit'
        ? [agreement, ['submit', { ...body, submittedTo: 'district-government' }]]
        : jointly(step);
    },
    neighbours,
  ),
  街道: road(subdistrict, {}),
  社区: road(community, {}),
  区属企业专项: road(enterprise, {}),
  区属企业总体: road(enterprise, { soePlanForm: 'OVERALL' }),
  集团所属单位: road(enterprise, { ownerClass: 'DISTRICT_SOE_GROUP_SUBSIDIARY' }),
  重点单位: unitOf('KEY_UNIT', 'UNIT'),
  其他单位: unitOf('OTHER_UNIT', 'UNIT'),
  中央单位: unitOf('CENTRAL_UNIT', 'CENTRAL_UNIT'),
};

const every = Object.entries(roads);
const place = ({ steps }: Road, name: Step[0]): number => steps.findIndex(([step]) => step === name);
const walked = ({ steps, context }: Road, count: number) => planAfter(steps.slice(0, count), context);

describe('the road of every kind of plan', () => {
  it.each(every)('%s leads from the draft to a plan in force', (_, { steps, context }) => {
    const plan = planAfter(steps, context);
    expect(planStatus(plan.state())).toBe('IN_FORCE');
    expect(plan.state().versions).toMatchObject([{ stage: 'ISSUED', approval: {}, issue: {} }]);
  });

  it.each(every)('%s has no approval before its last step, and no issue before its approval', (_, given) => {
    const [approve, issue] = [given.steps[place(given, 'approve')], given.steps[place(given, 'issue')]];
    if (!approve || !issue) throw new Error('the road is not whole');
    for (let count = 1; count < place(given, 'approve'); count++)
      expect(walked(given, count).refused(...approve).kind, `after ${count} steps`).toBe('CONFLICT');
    for (let count = 1; count < place(given, 'issue'); count++)
      expect(walked(given, count).refused(...issue).codes, `after ${count} steps`).toContain('WRONG_STAGE');
  });

  it.each(every)('%s is approved by nobody else', (_, given) => {
    const plan = walked(given, place(given, 'approve'));
    const { reasons } = plan.refused('approve', {
      approvals: [{ by: 'establishment-office', signatory: 'u-someone' }],
      on: '2026-11-20',
    });
    expect(reasons.map(({ code, pointer }) => [code, pointer])).toContainEqual([
      'APPROVER_NOT_ALLOWED',
      '/approvals/0/by',
    ]);
    expect(reasons.map(({ code }) => code)).toContain('APPROVER_MISSING');
    expect(reasons.every(({ article }) => article?.startsWith('第二十'))).toBe(true);
  });

  it.each(every)('%s goes the same way again after a refusal', (_, given) => {
    const approval = given.steps[place(given, 'approve')]?.[1] as { approvals: { by: string }[] };
    const plan = walked(given, place(given, 'approve'));
    plan.given(['refuse-approval', { by: approval.approvals[0]?.by, reasons: ['不完备'], on: '2026-05-06' }]);
    expect(plan.state().versions[0]?.stage).toBe('DRAFTING');
    const again = given.steps.slice(place(given, 'submit'), place(given, 'approve') + 1);
    plan.given(...again.map(([name, body]): Step => [name, later(body)]));
    expect(plan.state().versions[0]?.stage).toBe('APPROVED');
  });
});

/** The same, two days after the refusal; approvals that bear days of their own with them. */
function later(body: object): object {
  const on = '2026-05-08';
  const { approvals } = body as { readonly approvals?: readonly object[] };
  return { ...body, on, ...(approvals && { approvals: approvals.map((one) => ({ ...one, on })) }) };
}

describe('a plan that is listed among the district’s special plans (第十条)', () => {
  const listed = (form: 'SPECIAL' | 'DEPARTMENTAL') =>
    ({
      type: 'PlanListed',
      occurredOn: civilDate('2026-03-03'),
      body: { listedAs: form, by: OrganisationId.parse('emergency-bureau'), basis: '列入区级专项应急预案' },
    }) as const;

  it('goes the road of a special plan from then on', () => {
    const plan = scenario();
    const attributes = { ...attributesOf(special), form: 'DEPARTMENTAL' };
    plan.given(stepOf(special, 'draft', { attributes }));
    plan.happened(listed('SPECIAL'));
    expect(plan.refused(...stepOf(departmental, 'submit')).codes).toContain('GATE_NOT_PASSED');
    plan.given(...upTo(special, 'issue').slice(1));
    expect(planStatus(plan.state())).toBe('IN_FORCE');
  });

  it('needs no gates of a special plan where it is listed as departmental', () => {
    const plan = scenario();
    plan.given(stepOf(departmental, 'draft', { attributes: attributesOf(special) }));
    plan.happened(listed('DEPARTMENTAL'));
    plan.given(...upTo(departmental, 'issue').slice(1));
    expect(planStatus(plan.state())).toBe('IN_FORCE');
  });
});

describe('a kind of plan that no article knows', () => {
  it('is told so, and can still be taken over as its source states it', () => {
    const attributes = { ...attributesOf(overall), tier: 'SUBDISTRICT' as const };
    expect(scenario().refused(...stepOf(overall, 'draft', { attributes })).codes).toEqual([
      'ATTRIBUTES_DISAGREE',
      'NO_RULE',
      'NO_RULE',
    ]);
    const plan = planAfter([
      [
        'register',
        {
          title: '某街道突发事件总体应急预案',
          attributes,
          stated: {},
          source: '2024 年预案台账第 9 行',
          issuedOn: '2020-01-06',
          findings: [],
        },
      ],
    ]);
    expect(planStatus(plan.state())).toBe('REGISTERED');
  });
});
