import * as z from 'zod';
import {
  FormulatorClass,
  IncidentCategory,
  OwnerClass,
  PlanForm,
  PlanPurpose,
  Secrecy,
  Tier,
} from '../../../events/plan-attributes.ts';
import { exampleFreshness, examplePlan } from './examples.ts';
import type { Operation } from './operation.ts';
import { noHeaders, planParams, streamHeaders } from './parameters.ts';
import { readPoint } from './read-point.ts';
import { Freshness } from './schemas/common.ts';
import { Route, RouteChange } from './schemas/route.ts';

/** A value of an axis, or that nobody knows it. */
const orUnknown = <T extends Readonly<Record<string, string>>>(axis: z.ZodEnum<T>) =>
  z.enum({ ...axis.enum, UNKNOWN: 'UNKNOWN' as const });

/** Several words in one parameter, `A,B`. */
const several = <T extends z.ZodType<string>>(word: T) =>
  z
    .string()
    .transform((text) => text.split(',') as z.input<T>[])
    .pipe(z.array(word).min(1).max(20))
    .meta({ override: { type: 'string', examples: ['RESPONSE,MAJOR_EVENT'] } });

/** “If it were …”: axes of the plan that the question changes. UNKNOWN asks what follows from not knowing. */
const supposed = z
  .strictObject({
    formulatorClass: orUnknown(FormulatorClass),
    tier: orUnknown(Tier),
    form: orUnknown(PlanForm),
    incidentCategory: orUnknown(IncidentCategory),
    purpose: several(orUnknown(PlanPurpose)),
    joint: z
      .enum(['NO', 'SPECIAL', 'DEPARTMENTAL'])
      .meta({ description: '联合预案：否，参照专项、部门管理 / a joint plan: no, or treated as' }),
    ownerClass: orUnknown(OwnerClass),
    soePlanForm: z.enum(['OVERALL', 'SPECIAL', 'UNKNOWN']),
    hazardClasses: several(z.string().min(1).max(40)),
    secrecy: orUnknown(Secrecy),
    productionSafety: z
      .enum(['true', 'false', 'UNKNOWN'])
      .transform((text) => (text === 'UNKNOWN' ? text : text === 'true')),
  })
  .partial().shape;

const party = (organisation: string) => ({ organisation });

const exampleRoute = {
  drafting: {
    status: 'RULED',
    ruleId: 'SJS-16.1',
    article: '第十六条第一款',
    text: '专项应急预案由专项应急指挥部办公室或者牵头部门编制',
    because: ['体例：专项'],
    interpretations: [],
    by: ['专项应急指挥部办公室', '部门'],
  },
  approval: {
    status: 'RULED',
    ruleId: 'SJS-27.2a',
    article: '第二十七条',
    text: '区级专项应急预案报区政府批准',
    because: ['体例：专项', '层级：区级'],
    interpretations: ['G12'],
    gatesBeforeSubmission: ['EXPERT_REVIEW', 'WRITTEN_CONSULTATION', 'LEGALITY_REVIEW'],
    gatesAfterSubmission: ['COORDINATION_REVIEW', 'COLLECTIVE_DECISION', 'COMMAND_LEADER_REVIEW'],
    documents: ['SUBMISSION_DRAFT', 'PREPARATION_NOTE'],
    approvers: [[party('district-government')]],
  },
  issuingName: {
    status: 'RULED',
    ruleId: 'SJS-30-SPECIAL',
    article: '第三十条',
    text: '以区应急委名义印发',
    because: ['体例：专项'],
    interpretations: [],
    names: [[party('emergency-commission')]],
  },
  filing: {
    status: 'UNDETERMINED',
    missing: ['ownerClass'],
    questions: ['编制主体属于哪一类？'],
  },
  disclosure: {
    status: 'RULED',
    ruleId: 'SJS-33a',
    article: '第三十三条',
    text: '自印发之日起 20 个工作日内向社会公开',
    because: ['制定主体：政府及其部门', '公开属性：公开'],
    interpretations: [],
    audience: 'SOCIETY',
  },
  rulebook: 'shijingshan@2025',
};

/** The road that the law sets out for a plan. */
export const routeOperations = {
  explainRoute: {
    method: 'GET',
    path: '/v1/plans/{planId}/route',
    operationId: 'explainRoute',
    tag: 'plans',
    summary: {
      zh: '预案依法应走的程序，以及改变属性后有何不同',
      en: 'The road that the law sets out for a plan, and how it would differ',
    },
    description: {
      zh: '由谁编制、经哪些环节由谁批准、以谁的名义印发、向谁备案、向谁公开，各依哪一条，按 Accept-Language 给出。给出任一属性（如 incidentCategory=SOCIAL_SECURITY），则按假设作答并列明与现状不同之处；UNKNOWN 表示该属性未知。不改变任何记录。',
      en: 'Who makes it, who approves it after which gates, in whose name it is issued, to whom it is filed and disclosed, each with its article, in the language of Accept-Language. With any attribute (incidentCategory=SOCIAL_SECURITY) it answers for that case and lists what differs from the present; UNKNOWN asks what follows from not knowing. Nothing is changed.',
    },
    article: '第十五至三十三条',
    params: planParams,
    query: z.strictObject({ ...readPoint, ...supposed }),
    headers: noHeaders,
    answer: {
      status: 200,
      schema: z.strictObject({
        route: Route,
        /** Absent when nothing was supposed */
        changes: z.array(RouteChange).optional(),
        ledger: Freshness,
      }),
      headers: streamHeaders,
    },
    problems: ['not-found'],
    examples: {
      path: `/v1/plans/${examplePlan.planId}/route?incidentCategory=NATURAL_DISASTER`,
      answer: { route: exampleRoute, changes: [], ledger: exampleFreshness },
    },
  },
} as const satisfies Record<string, Operation>;
