import type * as z from 'zod';
import * as life from '../../../events/life-events.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid } from '../../decision/fault.ts';
import { on } from '../../decision/on.ts';
import type { PlanContext } from '../decide/context.ts';
import { decideAsStated } from '../decide/stated.ts';
import type { PlanState } from '../state.ts';

/* 重大活动保障应急预案（第九条）: its event has a day, and duties that count back from it (G31). */

export const ScheduleEventCommand = life.EventScheduled.extend({ on }).meta({
  id: 'ScheduleEventCommand',
  description:
    '确定或变更活动日期（第九条），以最近一次为准 · Sets or changes the days of the event; the last word holds',
  example: {
    startsOn: '2027-02-14',
    endsOn: '2027-02-20',
    activity: '首钢园新春灯会',
    on: '2026-11-16',
  },
});
export type ScheduleEventCommand = z.output<typeof ScheduleEventCommand>;

export const ApplyPermitCommand = life.PermitApplied.extend({ on }).meta({
  id: 'ApplyPermitCommand',
  description:
    '申请大型群众性活动安全许可并附本预案（条例第十三条） · Records the application for the safety permit, with this plan among its papers',
  example: { authority: '北京市公安局石景山分局', reference: '石公安许〔2026〕31号', on: '2026-11-20' },
});
export type ApplyPermitCommand = z.output<typeof ApplyPermitCommand>;

export const decideScheduleEvent = decideAsStated('EventScheduled', checkEventScheduled);

export function checkEventScheduled(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'EventScheduled'>,
  context: PlanContext,
): Fault[] {
  return [
    ...ofMajorEvent(state),
    ...notInFuture(occurredOn, context.today),
    ...notBefore(occurredOn, [
      { on: state?.inForce?.scheduled?.on, zh: '上一次确定日期之日', en: 'the day it was set before' },
    ]),
    ...notBefore(
      body.endsOn,
      [{ on: body.startsOn, zh: '活动开始之日', en: 'the first day of the event' }],
      '/endsOn',
    ),
  ];
}

export const decideApplyPermit = decideAsStated('PermitApplied', checkPermitApplied);

const PERMIT_ARTICLE = '《大型群众性活动安全管理条例》第十三条';

export function checkPermitApplied(
  state: PlanState | undefined,
  { occurredOn }: NewEvent<'PermitApplied'>,
  context: PlanContext,
): Fault[] {
  const scheduled = state?.inForce?.scheduled;
  return [
    ...ofMajorEvent(state),
    ...notInFuture(occurredOn, context.today),
    ...(!state || scheduled ? [] : [notScheduled]),
    ...(scheduled && occurredOn >= scheduled.startsOn ? [afterTheEvent(scheduled.startsOn)] : []),
  ];
}

function ofMajorEvent(state: PlanState | undefined): Fault[] {
  if (!state || state.attributes.purpose?.includes('MAJOR_EVENT')) return [];
  return [
    conflict('NOT_A_MAJOR_EVENT', {
      article: '第九条',
      zh: '本预案不是重大活动保障应急预案',
      en: 'this is no plan for a major event (重大活动保障)',
    }),
  ];
}

const notScheduled = conflict('EVENT_NOT_SCHEDULED', {
  article: PERMIT_ARTICLE,
  zh: '须先确定活动日期',
  en: 'the days of the event are set first',
});

/** Late is late and recorded as such; once the event runs there is no permit to apply for. */
const afterTheEvent = (startsOn: string): Fault =>
  invalid('EVENT_HAS_BEGUN', {
    pointer: '/on',
    article: PERMIT_ARTICLE,
    zh: `活动已于 ${startsOn} 开始，许可须在此前申请`,
    en: `the event began on ${startsOn}; the permit is applied for before it`,
  });
