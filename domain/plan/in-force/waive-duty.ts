import type * as z from 'zod';
import * as life from '../../../events/life-events.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid } from '../../decision/fault.ts';
import { on } from '../../decision/on.ts';
import type { Obligation } from '../../obligation/types.ts';
import { knownOrganisations } from '../../organisation/known-organisations.ts';
import type { PlanContext } from '../decide/context.ts';
import { decideAsStated } from '../decide/stated.ts';
import type { PlanState } from '../state.ts';
import { byTheBureau } from './by-the-bureau.ts';
import { dutiesNow } from './duties-now.ts';
import { namesAnArticle } from './legal-basis.ts';

export const WaiveDutyCommand = life.DutyWaived.extend({ on }).meta({
  id: 'WaiveDutyCommand',
  description:
    '依法免除一项待办义务（第四十九条），由区应急局决定 · Lifts an open duty on a legal ground; the bureau decides',
  example: {
    obligationId: 'flood-plan.SJS-38.c1',
    by: 'emergency-bureau',
    legalBasis: '《石景山区突发事件应急预案管理办法》第四十九条',
    reason: '市级规定本年度统一组织演练，不另行组织',
    on: '2026-11-10',
  },
});
export type WaiveDutyCommand = z.output<typeof WaiveDutyCommand>;

export const decideWaiveDuty = decideAsStated('DutyWaived', checkDutyWaived);

export function checkDutyWaived(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'DutyWaived'>,
  context: PlanContext,
): Fault[] {
  return [
    ...notInFuture(occurredOn, context.today),
    ...knownOrganisations(context.registry, [{ id: body.by, pointer: '/by' }]),
    ...byTheBureau(body.by, context, {
      pointer: '/by',
      article: '第四十九条',
      zh: '免除义务',
      en: 'the waiver of a duty',
    }),
    ...namesAnArticle(body.legalBasis),
    ...(state ? dutyStands(state, body.obligationId, occurredOn, context) : []),
  ];
}

/** The duty exists, is open, and had begun. */
function dutyStands(
  state: PlanState,
  obligationId: string,
  occurredOn: NewEvent['occurredOn'],
  context: PlanContext,
): Fault[] {
  const duty = dutiesNow(state, context).find(({ id }) => id === obligationId);
  const pointer = '/obligationId';
  if (!duty)
    return [
      invalid('DUTY_UNKNOWN', {
        pointer,
        zh: `本预案没有义务“${obligationId}”`,
        en: `this plan has no duty "${obligationId}"`,
      }),
    ];
  if (duty.state.status !== 'OPEN')
    return [
      conflict('DUTY_NOT_OPEN', {
        pointer,
        article: duty.article,
        zh: `义务“${obligationId}”${standing[duty.state.status].zh}，无可免除`,
        en: `the duty "${obligationId}" ${standing[duty.state.status].en}; there is nothing to lift`,
      }),
    ];
  return notBefore(occurredOn, begun(duty));
}

const standing: Readonly<
  Record<Exclude<Obligation['state']['status'], 'OPEN'>, { readonly zh: string; readonly en: string }>
> = {
  DISCHARGED: { zh: '已履行', en: 'has been met' },
  CLOSED: { zh: '已终止', en: 'has ended' },
  WAIVED: { zh: '已免除', en: 'was lifted already' },
};

/** A duty that counts back from a day to come stands before that day. */
const begun = ({ anchor, due }: Obligation) =>
  due.rule === 'DAYS_BEFORE' || due.rule === 'WORKING_DAYS_BEFORE'
    ? []
    : [{ on: anchor.on, zh: '义务起算之日', en: 'the day the duty began' }];
