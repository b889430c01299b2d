import type * as z from 'zod';
import * as life from '../../../events/life-events.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { officialCalendar } from '../../calendar/calendar.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid } from '../../decision/fault.ts';
import { on } from '../../decision/on.ts';
import type { Obligation } from '../../obligation/types.ts';
import { knownOrganisations } from '../../organisation/known-organisations.ts';
import type { RollingDutyRow } from '../../rulebook/types.ts';
import { notClassified } from '../decide/classified-stub.ts';
import type { PlanContext } from '../decide/context.ts';
import { inForce } from '../decide/standing.ts';
import { decideAsStated } from '../decide/stated.ts';
import type { PlanState } from '../state.ts';
import { byTheBureau } from './by-the-bureau.ts';
import { dutiesNow } from './duties-now.ts';

export const DeferEvaluationCommand = life.EvaluationDeferred.extend({ on }).meta({
  id: 'DeferEvaluationCommand',
  description:
    '评估延期（第四十一条“原则上”）：写明理由，经区应急局同意，每次至多十二个月、至多两次 · Puts an evaluation off, with reason and the bureau’s consent: twelve months at most, twice at most',
  example: {
    reason: '市级专项预案正在修订，待其印发后一并评估',
    approvedBy: 'emergency-bureau',
    newDueOn: '2029-12-28',
    on: '2026-11-02',
  },
});
export type DeferEvaluationCommand = z.output<typeof DeferEvaluationCommand>;

export const decideDeferEvaluation = decideAsStated('EvaluationDeferred', checkEvaluationDeferred);

const ARTICLE = '第四十一条第二款';

export function checkEvaluationDeferred(
  state: PlanState | undefined,
  event: NewEvent<'EvaluationDeferred'>,
  context: PlanContext,
): Fault[] {
  const { body, occurredOn } = event;
  return [
    ...inForce(state, {
      article: ARTICLE,
      zh: '印发后方有评估可延期',
      en: 'an evaluation is put off once the plan is in force',
    }),
    ...notClassified(state),
    ...notInFuture(occurredOn, context.today),
    ...knownOrganisations(context.registry, [{ id: body.approvedBy, pointer: '/approvedBy' }]),
    ...byTheBureau(body.approvedBy, context, {
      pointer: '/approvedBy',
      article: ARTICLE,
      zh: '评估延期',
      en: 'the deferral of an evaluation',
    }),
    ...(state ? withinPrinciple(state, event, context) : []),
  ];
}

/** The open evaluation of the plan under a rule that says “原则上”. */
function deferrable(
  state: PlanState,
  context: PlanContext,
): { readonly duty: Obligation; readonly deferral: NonNullable<RollingDutyRow['deferral']> } | undefined {
  for (const duty of dutiesNow(state, context)) {
    if (duty.duty !== 'EVALUATION' || duty.state.status !== 'OPEN') continue;
    const row = context.rulebook.duties.find(({ id }) => id === duty.ruleId);
    if (row?.subject === 'PLAN' && row.deferral) return { duty, deferral: row.deferral };
  }
  return undefined;
}

function withinPrinciple(
  state: PlanState,
  { body, occurredOn }: NewEvent<'EvaluationDeferred'>,
  context: PlanContext,
): Fault[] {
  const found = deferrable(state, context);
  if (!found)
    return [
      conflict('DEFERRAL_NOT_ADMITTED', {
        article: ARTICLE,
        zh: '本预案没有可延期的评估义务',
        en: 'this plan has no evaluation that could be put off',
      }),
    ];
  const { duty, deferral } = found;
  return [
    ...notBefore(occurredOn, [
      { on: duty.anchor.on, zh: '评估期限起算之日', en: 'the day the period began', article: ARTICLE },
    ]),
    ...((duty.deferred ?? []).length < deferral.max ? [] : [exhausted(deferral.max)]),
    ...newDateFits(body, duty, deferral.months, context),
  ];
}

const exhausted = (max: number): Fault =>
  conflict('DEFERRALS_EXHAUSTED', {
    article: ARTICLE,
    zh: `评估至多延期 ${max} 次`,
    en: `an evaluation is put off ${max} times at most`,
  });

function newDateFits(
  { newDueOn }: NewEvent<'EvaluationDeferred'>['body'],
  { due }: Obligation,
  months: number,
  { today }: PlanContext,
): Fault[] {
  const pointer = '/newDueOn';
  if (newDueOn <= due.dueOn)
    return [
      invalid('NOT_DEFERRED', {
        pointer,
        article: ARTICLE,
        zh: `新的期限须晚于现期限 ${due.dueOn}`,
        en: `the new date comes after the present one (${due.dueOn})`,
      }),
    ];
  const latest = officialCalendar(today).addMonths(due.dueOn, months, 'NONE').dueOn;
  if (newDueOn <= latest) return [];
  return [
    invalid('DEFERRED_TOO_FAR', {
      pointer,
      article: ARTICLE,
      zh: `每次至多延期 ${months} 个月，即不晚于 ${latest}`,
      en: `a deferral is of ${months} months at most: until ${latest}`,
    }),
  ];
}
