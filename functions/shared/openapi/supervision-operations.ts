import * as z from 'zod';
import { CivilDate } from '../../../events/civil-date.ts';
import { exampleFreshness } from './examples.ts';
import type { Operation } from './operation.ts';
import { noHeaders, none } from './parameters.ts';
import { readPoint } from './read-point.ts';
import { Freshness } from './schemas/common.ts';
import { InspectionStatistics, JointVisit, SamplingLine, WithoutManager } from './schemas/supervision.ts';

/** What whoever supervises looks at: whom to inspect, how inspections go, where nobody is in charge. */
export const supervisionOperations = {
  listJointVisits: {
    method: 'GET',
    path: '/v1/inspections/joint-visits',
    operationId: 'listJointVisits',
    tag: 'inspection',
    summary: {
      zh: '可合并的现场检查（综合查一次）',
      en: 'Visits that one visit could stand for',
    },
    description: {
      zh: '在已下达、尚未开始的现场检查中，对同一单位、时间有重叠的提出合并建议。',
      en: 'Among on-site tasks that are planned and not opened: those of one body whose windows overlap.',
    },
    article: '第四十六条',
    params: none,
    query: z.strictObject(readPoint),
    headers: noHeaders,
    answer: { status: 200, schema: z.strictObject({ items: z.array(JointVisit), ledger: Freshness }) },
    problems: [],
    examples: {
      path: '/v1/inspections/joint-visits',
      answer: {
        items: [
          {
            inspectee: 'water-bureau',
            inspections: ['inspection-1a2b3c4d', 'inspection-5e6f7a8b'],
            inspectors: ['emergency-bureau', 'housing-commission'],
            from: '2026-12-03',
            to: '2026-12-04',
          },
        ],
        ledger: exampleFreshness,
      },
    },
  },
  getInspectionStatistics: {
    method: 'GET',
    path: '/v1/inspections/statistics',
    operationId: 'getInspectionStatistics',
    tag: 'inspection',
    summary: {
      zh: '检查统计：非现场占比、首违、处理结果、未整改',
      en: 'Figures of inspections: share without a visit, first findings, outcomes, what is not mended',
    },
    description: {
      zh: '按开始之日统计，默认为本年度至今。',
      en: 'By the day on which they were opened; from the first of January until today unless asked otherwise.',
    },
    article: '第四十六条',
    params: none,
    query: z.strictObject({
      from: CivilDate.optional().meta({ description: '此日及以后 / on or after this day' }),
      to: CivilDate.optional().meta({ description: '此日及以前 / on or before this day' }),
      ...readPoint,
    }),
    headers: noHeaders,
    answer: {
      status: 200,
      schema: z.strictObject({
        from: CivilDate,
        to: CivilDate,
        statistics: InspectionStatistics,
        ledger: Freshness,
      }),
    },
    problems: [],
    examples: {
      path: '/v1/inspections/statistics?from=2026-01-01&to=2026-12-31',
      answer: {
        from: '2026-01-01',
        to: '2026-12-31',
        statistics: {
          onSite: 3,
          offSite: 5,
          offSiteShare: { percent: 62, target: 50, met: true },
          findings: { REMIND: 2, RECTIFY: 1, NOTIFY: 0 },
          firstTime: 2,
          open: 1,
        },
        ledger: exampleFreshness,
      },
    },
  },
  listSampling: {
    method: 'GET',
    path: '/v1/inspections/sampling',
    operationId: 'listSampling',
    tag: 'inspection',
    summary: {
      zh: '检查对象分级建议：先查谁、不打扰谁',
      en: 'Whom to inspect first and whom to leave alone, with the reasons',
    },
    description: {
      zh: '按今日情形计算，包括内部预案的义务，只供统管全部预案的人员查阅。建议不代替决定。',
      en: 'As things stand today, duties of internal plans among them: read only by those who oversee all plans. A proposal; the choice stays with people.',
    },
    article: '第四十六条',
    params: none,
    query: z.strictObject(readPoint),
    headers: noHeaders,
    answer: {
      status: 200,
      schema: z.strictObject({ today: CivilDate, items: z.array(SamplingLine), ledger: Freshness }),
    },
    problems: ['forbidden'],
    examples: {
      path: '/v1/inspections/sampling',
      answer: {
        today: '2026-11-24',
        items: [
          {
            organisation: 'water-bureau',
            tier: 'HIGH',
            because: [{ zh: '1 项法定义务逾期', en: 'overdue duties under the law: 1' }],
            overdueByLaw: 1,
            overdueTargets: 0,
            openFindings: 0,
            lastInspection: { on: '2026-04-02', findings: 1 },
          },
        ],
        ledger: exampleFreshness,
      },
    },
  },
  listWithoutManager: {
    method: 'GET',
    path: '/v1/organisations/without-manager',
    operationId: 'listOrganisationsWithoutManager',
    tag: 'organisations',
    summary: {
      zh: '没有预案管理人员的单位，最久的在前',
      en: 'Organisations in which nobody is in charge of plans, the longest without first',
    },
    article: '第四十七条',
    params: none,
    query: z.strictObject(readPoint),
    headers: noHeaders,
    answer: { status: 200, schema: z.strictObject({ items: z.array(WithoutManager), ledger: Freshness }) },
    problems: [],
    examples: {
      path: '/v1/organisations/without-manager',
      answer: {
        items: [
          {
            organisation: 'flood-office',
            name: '石景山区防汛抗旱指挥部办公室',
            since: '2026-06-03',
            dueOn: '2026-07-01',
          },
        ],
        ledger: exampleFreshness,
      },
    },
  },
} as const satisfies Record<string, Operation>;
