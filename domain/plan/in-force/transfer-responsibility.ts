import type * as z from 'zod';
import * as life from '../../../events/life-events.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault } from '../../decision/fault.ts';
import { on } from '../../decision/on.ts';
import { livingOnes, nameOf } from '../../organisation/known-organisations.ts';
import { preparerFits } from '../decide/attributes.ts';
import type { PlanContext } from '../decide/context.ts';
import { decideAsStated } from '../decide/stated.ts';
import type { PlanState } from '../state.ts';

export const TransferResponsibilityCommand = life.ResponsibilityTransferred.extend({ on }).meta({
  id: 'TransferResponsibilityCommand',
  description:
    '职责移交：自当日起由新的编制单位负责，此前的记录不变 · The plan becomes another body’s from that day on; what was recorded stays',
  example: { to: 'housing-commission', reason: '机构改革，供水排水职责划转', on: '2026-11-02' },
});
export type TransferResponsibilityCommand = z.output<typeof TransferResponsibilityCommand>;

export const decideTransferResponsibility = decideAsStated(
  'ResponsibilityTransferred',
  checkResponsibilityTransferred,
);

export function checkResponsibilityTransferred(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'ResponsibilityTransferred'>,
  context: PlanContext,
): Fault[] {
  const { registry, today } = context;
  const fits = state ? preparerFits(state.attributes, body.to, context) : [];
  return [
    ...notInFuture(occurredOn, today),
    ...notBefore(occurredOn, [
      { on: state?.versions[0]?.begunOn, zh: '开始编制之日', en: 'the day drafting began' },
      {
        on: state?.inForce?.transfers.at(-1)?.on,
        zh: '上一次移交之日',
        en: 'the day of the transfer before',
      },
    ]),
    ...livingOnes(registry, [{ id: body.to, pointer: '/to' }]),
    ...fits.map((fault) => ({ ...fault, pointer: '/to' })),
    ...(state?.preparingBody === body.to
      ? [
          conflict('ALREADY_RESPONSIBLE', {
            pointer: '/to',
            article: '第四十二条第（二）项',
            zh: `本预案已由${nameOf(registry, body.to)}负责`,
            en: `the plan is ${nameOf(registry, body.to)}'s already`,
          }),
        ]
      : []),
  ];
}
