import * as z from 'zod';
import type {
  ForecastItem as ForecastItemInDomain,
  ForecastLine as ForecastLineInDomain,
} from '../../../../domain/view/budget-forecast.ts';
import type { Score as ScoreInDomain } from '../../../../domain/view/scoreboard.ts';
import { CivilDate } from '../../../../events/civil-date.ts';
import { OrganisationId, PlanId } from '../../../../events/identifiers.ts';
import type { Fields } from './fact.ts';

const count = z.int().min(0);

export const ForecastItem = z
  .strictObject({
    duty: z.enum(['DRILL', 'EVALUATION', 'TRAINING']),
    plan: PlanId.optional(),
    ruleId: z.string(),
    article: z.string(),
    dueOn: CivilDate,
    provisional: z
      .boolean()
      .meta({ description: '放假通知尚未公布 / the holiday notice that settles the day is not out' }),
    obligation: z.string().meta({ description: '据以推算的义务 / the duty that it follows from' }),
  } satisfies Fields<ForecastItemInDomain>)
  .meta({ id: 'ForecastItem', description: '年度内到期的一项 / one thing that falls due in the year' });

export const ForecastLine = z
  .strictObject({
    organisation: OrganisationId,
    drills: count,
    evaluations: count,
    trainings: count,
    items: z.array(ForecastItem),
  } satisfies Fields<ForecastLineInDomain>)
  .meta({ id: 'ForecastLine', description: '一个单位的年度测算 / what a year will ask of one body' });

const scoreFields = {
  onTime: count,
  late: count,
  unsettled: count.meta({ description: '履行时到期日尚未确定 / met before its day was settled' }),
  onTimePercent: z.int().min(0).max(100).optional(),
  overdue: z.array(z.string()).meta({ description: '逾期义务 / ids of overdue duties' }),
  overdueInPrinciple: count,
  targetsPassed: count,
  neverDrilled: z.array(PlanId),
  nextQuarter: count.meta({ description: '下季度须办理 / to act on in the next quarter' }),
} satisfies Fields<ScoreInDomain>;

export const Score = z
  .strictObject(scoreFields)
  .meta({ id: 'Score', description: '兑现情况 / how things stand with what is owed' });

export const ScoreLine = z
  .strictObject({ ...scoreFields, organisation: OrganisationId })
  .meta({ id: 'ScoreLine', description: '一个单位的兑现情况 / how things stand with one body' });
