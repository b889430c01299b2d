import * as z from 'zod';
import { CivilDate } from '../../../events/civil-date.ts';
import { exampleFreshness, examplePlan } from './examples.ts';
import type { Operation } from './operation.ts';
import { integer, noHeaders, none } from './parameters.ts';
import { readPoint } from './read-point.ts';
import { Freshness } from './schemas/common.ts';
import { ForecastItem, ForecastLine, Score, ScoreLine } from './schemas/figures.ts';

const exampleItem = {
  duty: 'DRILL',
  plan: examplePlan.planId,
  ruleId: 'SJS-38-DRILL',
  article: '第三十八条',
  dueOn: '2027-06-01',
  provisional: true,
  obligation: `${examplePlan.planId}.SJS-38-DRILL.2`,
};

const exampleScore = {
  onTime: 9,
  late: 1,
  unsettled: 0,
  onTimePercent: 90,
  overdue: [],
  overdueInPrinciple: 0,
  targetsPassed: 0,
  neverDrilled: [],
  nextQuarter: 3,
};

const readable = {
  zh: '调用者不能查阅的预案不计入，也不显示。',
  en: 'Plans that the caller may not read are neither counted nor shown.',
};

/** Figures of the district from all of its duties. */
export const figuresOperations = {
  getScoreboard: {
    method: 'GET',
    path: '/v1/scoreboard',
    operationId: 'getScoreboard',
    tag: 'duties',
    summary: {
      zh: '兑现情况：按期、逾期、从未演练、下季度',
      en: 'What was kept in time and what was not, by who owes it',
    },
    description: readable,
    article: '第四条',
    params: none,
    query: z.strictObject(readPoint),
    headers: noHeaders,
    answer: {
      status: 200,
      schema: z.strictObject({
        asOf: CivilDate,
        quarter: z.strictObject({ from: CivilDate, to: CivilDate }),
        district: Score,
        lines: z.array(ScoreLine),
        ledger: Freshness,
      }),
    },
    problems: [],
    examples: {
      path: '/v1/scoreboard',
      answer: {
        asOf: '2026-11-24',
        quarter: { from: '2027-01-01', to: '2027-03-31' },
        district: exampleScore,
        lines: [{ organisation: 'water-bureau', ...exampleScore }],
        ledger: exampleFreshness,
      },
    },
  },
  getBudgetForecast: {
    method: 'GET',
    path: '/v1/budget-forecast',
    operationId: 'getBudgetForecast',
    tag: 'duties',
    summary: {
      zh: '经费测算：某年度各单位的演练、评估、培训次数',
      en: 'What a year will ask of each body: drills, evaluations, trainings',
    },
    description: readable,
    article: '第四十七条',
    params: none,
    query: z.strictObject({
      year: integer(2000, 2199, '年度，默认为明年 / the year, next year by default').optional(),
      ...readPoint,
    }),
    headers: noHeaders,
    answer: {
      status: 200,
      schema: z.strictObject({
        year: z.int(),
        lines: z.array(ForecastLine),
        unassigned: z.array(ForecastItem),
        ledger: Freshness,
      }),
    },
    problems: [],
    examples: {
      path: '/v1/budget-forecast?year=2027',
      answer: {
        year: 2027,
        lines: [
          { organisation: 'water-bureau', drills: 1, evaluations: 0, trainings: 0, items: [exampleItem] },
        ],
        unassigned: [],
        ledger: exampleFreshness,
      },
    },
  },
} as const satisfies Record<string, Operation>;
