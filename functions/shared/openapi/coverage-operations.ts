import * as z from 'zod';
import { EventId, OrganisationId, PlanId } from '../../../events/identifiers.ts';
import { exampleFreshness, examplePlan } from './examples.ts';
import type { Operation } from './operation.ts';
import { noHeaders, none } from './parameters.ts';
import { readPoint } from './read-point.ts';
import { Freshness } from './schemas/common.ts';
import { CatalogueLine, CoverageGap, CoverageRow, NormRipple } from './schemas/coverage.ts';

const { planId, state } = examplePlan;
const exampleRisk = { organisation: 'water-bureau', riskId: 'flood', name: '城市内涝', level: 'HIGH' };

/** What the plans of the district cover: its risks, its catalogue, the norms that change. */
export const coverageOperations = {
  getCoverage: {
    method: 'GET',
    path: '/v1/coverage',
    operationId: 'getCoverage',
    tag: 'plans',
    summary: {
      zh: '覆盖矩阵：风险、区域、预案、最近演练，及全部缺口',
      en: 'Coverage: risk by area, plans, last drill, and every gap',
    },
    description: {
      zh: '风险从高到低。调用者不能查阅的预案不计入，也不显示。',
      en: 'Worst risks first. Plans that the caller may not read are neither counted nor shown.',
    },
    article: '第六条',
    params: none,
    query: z.strictObject({
      organisation: OrganisationId.optional().meta({
        description: '评估风险的单位或其承继单位 / who assessed the risk, or its successor',
      }),
      ...readPoint,
    }),
    headers: noHeaders,
    answer: {
      status: 200,
      schema: z.strictObject({
        rows: z.array(CoverageRow),
        gaps: z.array(CoverageGap),
        /** Of so many pairs of risk and area so many are covered */
        cells: z.int(),
        covered: z.int(),
        ledger: Freshness,
      }),
    },
    problems: [],
    examples: {
      path: '/v1/coverage?organisation=water-bureau',
      answer: {
        rows: [
          {
            ...exampleRisk,
            assessedOn: '2026-03-02',
            cells: [
              {
                area: '鲁谷',
                plans: [{ plan: planId, title: state.title, status: 'IN_FORCE', covers: true }],
                covered: true,
              },
            ],
          },
        ],
        gaps: [{ ...exampleRisk, area: '鲁谷', gap: 'NEVER_DRILLED' }],
        cells: 1,
        covered: 1,
        ledger: exampleFreshness,
      },
    },
  },
  getCatalogueCoverage: {
    method: 'GET',
    path: '/v1/law/catalogue-coverage',
    operationId: 'getCatalogueCoverage',
    tag: 'law',
    summary: {
      zh: '体系构成逐件的落实情况，及体系之外的区级预案',
      en: 'How each place of the catalogue is filled, and district plans that have none',
    },
    article: '第十一条',
    params: none,
    query: z.strictObject(readPoint),
    headers: noHeaders,
    answer: {
      status: 200,
      schema: z.strictObject({
        lines: z.array(CatalogueLine),
        covered: z.int(),
        unlisted: z.array(z.strictObject({ plan: PlanId, title: z.string() })),
        ledger: Freshness,
      }),
    },
    problems: [],
    examples: {
      path: '/v1/law/catalogue-coverage',
      answer: {
        lines: [
          {
            entry: { title: state.title, form: 'SPECIAL', preparingBody: 'flood-office', plan: planId },
            coverage: 'IN_FORCE',
            plan: planId,
            status: 'IN_FORCE',
          },
          { entry: { title: '石景山区地震应急预案', form: 'SPECIAL' }, coverage: 'MISSING' },
        ],
        covered: 1,
        unlisted: [],
        ledger: exampleFreshness,
      },
    },
  },
  getRipple: {
    method: 'GET',
    path: '/v1/law/ripple',
    operationId: 'getRipple',
    tag: 'law',
    summary: {
      zh: '法规标准变化所涉预案及逐件研判',
      en: 'Plans that changed norms touch, with the decision on each',
    },
    article: '第四十二条第（一）项',
    params: none,
    query: z.strictObject({
      change: EventId.optional().meta({
        description:
          '一项变化（NormChanged 事件），不填为全部，最近的在前 / one change; all when absent, latest first',
      }),
      ...readPoint,
    }),
    headers: noHeaders,
    answer: {
      status: 200,
      schema: z.strictObject({ items: z.array(NormRipple), ledger: Freshness }),
    },
    problems: ['not-found'],
    examples: {
      path: '/v1/law/ripple?change=65.0',
      answer: {
        items: [
          {
            change: {
              event: '65.0',
              on: '2025-12-31',
              norm: 'GB/T 46793.2-2025 应急预案编制导则 第2部分：乡镇（街道）',
              change: '乡镇（街道）应急预案的结构和内容有了国家标准',
              inForceOn: '2026-07-01',
              forms: ['SUBDISTRICT'],
              purposes: [],
            },
            plans: [
              {
                plan: planId,
                title: '鲁谷街道突发事件应急预案',
                preparingBody: 'lugu-office',
                decision: 'PENDING',
                questions: [],
                trigger: '66.0',
              },
            ],
          },
        ],
        ledger: exampleFreshness,
      },
    },
  },
} as const satisfies Record<string, Operation>;
