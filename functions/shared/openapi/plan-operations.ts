import * as z from 'zod';
import { OrganisationId } from '../../../events/identifiers.ts';
import {
  IncidentCategory,
  OwnerClass,
  PlanForm,
  PlanPurpose,
  Secrecy,
  Tier,
} from '../../../events/plan-attributes.ts';
import {
  exampleDuty,
  exampleEvent,
  exampleExplanation,
  exampleFreshness,
  examplePlan,
  exampleRegisterEntry,
} from './examples.ts';
import type { Operation } from './operation.ts';
import {
  cursor,
  limit,
  noHeaders,
  none,
  obligationParams,
  planParams,
  streamHeaders,
  yesOrNo,
} from './parameters.ts';
import { eventsQuery, pointQuery, readPoint } from './read-point.ts';
import { EventsAnswer, Freshness } from './schemas/common.ts';
import { Duty, ExemptDutyView, ExplainedDuty } from './schemas/duty.ts';
import { Plan, PlanMention, PlanStatus, RegisterEntry, UndeterminedDutyView } from './schemas/plan.ts';

/** What is asked of plans: the register, one plan, its events and what the law asks of it. */
export const planOperations = {
  listPlans: {
    method: 'GET',
    path: '/v1/plans',
    operationId: 'listPlans',
    tag: 'plans',
    summary: { zh: '预案台账：筛选、翻页', en: 'The register of plans, filtered and paged' },
    description: {
      zh: '翻页期间的写入不改变已开始的列表：全部页面反映同一台账位置。默认只列本辖区预案。',
      en: 'A list that was begun does not move under writes: all its pages speak of one ledger position. Lists plans of the own jurisdiction unless asked otherwise.',
    },
    params: none,
    query: z.strictObject({
      ...readPoint,
      form: PlanForm.optional(),
      tier: Tier.optional(),
      status: PlanStatus.optional(),
      organisation: OrganisationId.optional().meta({ description: '编制单位 / preparing body' }),
      incidentCategory: IncidentCategory.optional(),
      purpose: PlanPurpose.optional().meta({ description: '编制目的之一 / one of its purposes' }),
      ownerClass: OwnerClass.optional(),
      joint: yesOrNo.optional().meta({ description: '联合预案 / joint plans, or all others' }),
      secrecy: Secrecy.optional().meta({
        description: '公开属性；不能查阅的预案不列出 / plans that the caller may not read are not listed',
      }),
      jurisdiction: z
        .union([z.string().regex(/^\d{6}$/), z.enum(['own', 'all'])])
        .default('own')
        .meta({ description: '行政区划代码，或 own（默认）、all / GB/T 2260 code, or own (default) or all' }),
      title: z
        .string()
        .trim()
        .min(1)
        .max(100)
        .optional()
        .meta({ description: '标题包含 / part of the title' }),
      limit,
      cursor,
    }),
    headers: noHeaders,
    answer: {
      status: 200,
      schema: z.strictObject({
        items: z.array(RegisterEntry),
        nextCursor: z.string().optional(),
        ledger: Freshness,
      }),
    },
    problems: [],
    examples: {
      path: '/v1/plans?form=SPECIAL&status=IN_FORCE&limit=20',
      answer: { items: [exampleRegisterEntry], ledger: exampleFreshness },
    },
  },
  getPlan: {
    method: 'GET',
    path: '/v1/plans/{planId}',
    operationId: 'getPlan',
    tag: 'plans',
    summary: { zh: '一件预案，现状或当时', en: 'One plan, as it stands or as it was known then' },
    params: planParams,
    query: pointQuery,
    headers: noHeaders,
    answer: {
      status: 200,
      schema: z.strictObject({
        plan: Plan,
        /** Exercises, programmes, suggestions and so on that name it; absent on what was known then */
        mentions: z.array(PlanMention).optional(),
        ledger: Freshness,
      }),
      headers: streamHeaders,
    },
    problems: ['not-found'],
    examples: {
      path: `/v1/plans/${examplePlan.planId}`,
      answer: {
        plan: examplePlan,
        mentions: [
          {
            kind: 'exercise',
            id: 'exercise-5d1c0f7ab3e94c21d0aa',
            title: '防汛桌面推演',
            status: 'PLANNED',
            on: '2027-05-20',
            href: '/v1/exercises/exercise-5d1c0f7ab3e94c21d0aa',
          },
        ],
        ledger: exampleFreshness,
      },
    },
  },
  listPlanEvents: {
    method: 'GET',
    path: '/v1/plans/{planId}/events',
    operationId: 'listPlanEvents',
    tag: 'plans',
    summary: { zh: '预案的全部事件，按记入顺序', en: 'All events of a plan in the order they were recorded' },
    params: planParams,
    query: eventsQuery,
    headers: noHeaders,
    answer: {
      status: 200,
      schema: EventsAnswer,
      headers: streamHeaders,
    },
    problems: ['not-found'],
    examples: {
      path: `/v1/plans/${examplePlan.planId}/events?limit=50`,
      answer: { items: [exampleEvent], streamVersion: 9, ledger: { ledger: '110107', position: 64, lag: 0 } },
    },
  },
  listPlanObligations: {
    method: 'GET',
    path: '/v1/plans/{planId}/obligations',
    operationId: 'listPlanObligations',
    tag: 'duties',
    summary: {
      zh: '该预案依法负有的义务，现状或当时所知',
      en: 'What the law asks of a plan, now or as it was known then',
    },
    params: planParams,
    query: z.strictObject(readPoint),
    headers: noHeaders,
    answer: {
      status: 200,
      schema: z.strictObject({
        items: z.array(Duty),
        undetermined: z.array(UndeterminedDutyView),
        exempt: z.array(ExemptDutyView),
        rulebook: z.string(),
        calendar: z.string(),
        ledger: Freshness,
      }),
      headers: streamHeaders,
    },
    problems: ['not-found'],
    examples: {
      path: `/v1/plans/${examplePlan.planId}/obligations`,
      answer: {
        items: [exampleDuty],
        undetermined: [],
        exempt: [],
        rulebook: 'shijingshan@2025',
        calendar: 'notices-2026@2025-11-04',
        ledger: exampleFreshness,
      },
    },
  },
  explainObligation: {
    method: 'GET',
    path: '/v1/plans/{planId}/obligations/{obligationId}/explanation',
    operationId: 'explainObligation',
    tag: 'duties',
    summary: {
      zh: '这项义务为什么有、为什么这一天到期',
      en: 'Why there is this duty, and why it falls due on its day',
    },
    description: {
      zh: '条款原文、匹配的属性、起算日、每一天的计入或跳过、所依据的解释，按 Accept-Language 给出。',
      en: 'The law’s own sentence, the attributes that matched, the anchor, every day counted or skipped, the interpretations used; in the language of Accept-Language.',
    },
    params: obligationParams,
    query: z.strictObject(readPoint),
    headers: noHeaders,
    answer: {
      status: 200,
      schema: ExplainedDuty,
      headers: streamHeaders,
    },
    problems: ['not-found'],
    examples: {
      path: `/v1/plans/${examplePlan.planId}/obligations/${exampleDuty.obligation.id}/explanation`,
      answer: {
        explanation: exampleExplanation,
        state: { status: 'OPEN' },
        phase: 'OVERDUE',
        workingDaysLeft: -11,
        ledger: exampleFreshness,
      },
    },
  },
} as const satisfies Record<string, Operation>;
