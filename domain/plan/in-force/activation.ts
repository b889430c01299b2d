import type * as z from 'zod';
import * as life from '../../../events/life-events.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid, settle } from '../../decision/fault.ts';
import { on } from '../../decision/on.ts';
import { notClassified } from '../decide/classified-stub.ts';
import type { Decide, PlanContext } from '../decide/context.ts';
import { inForce, living, textOn } from '../decide/standing.ts';
import { decideAsStated } from '../decide/stated.ts';
import { ofTheTextInEffect } from '../decide/text-in-effect.ts';
import type { PlanState } from '../state.ts';
import { freeId, idFree } from './free-id.ts';
import type { Activation } from './state.ts';

/* 启动、终止应急响应（第三十五条） */

export const ActivateCommand = life.PlanActivated.omit({ version: true })
  .extend({
    activationId: life.PlanActivated.shape.activationId.optional().meta({
      description: '响应标识，不填则自动编号 · Id of the response; numbered when omitted',
    }),
    on,
  })
  .meta({
    id: 'ActivateCommand',
    description:
      '启动应急响应（第三十五条），属于当日实施的版次 · Activates the version in effect on that day',
    example: { level: 'Ⅲ级', incident: '暴雨橙色预警，下凹式立交桥积水', on: '2026-07-30' },
  });
export type ActivateCommand = z.output<typeof ActivateCommand>;

export const DeactivateCommand = life.PlanDeactivated.extend({ on }).meta({
  id: 'DeactivateCommand',
  description: '终止应急响应 · Ends a response',
  example: { activationId: 'activation-1', on: '2026-08-01' },
});
export type DeactivateCommand = z.output<typeof DeactivateCommand>;

const idsOf = (state: PlanState | undefined): readonly string[] =>
  (state?.inForce?.activations ?? []).map((one) => one.activationId);

export const decideActivate: Decide<ActivateCommand> = (state, { on, activationId, ...command }, context) => {
  const occurredOn = on ?? context.today;
  const event: NewEvent<'PlanActivated'> = {
    type: 'PlanActivated',
    occurredOn,
    body: {
      activationId: activationId ?? freeId('activation', idsOf(state)),
      version: (state && textOn(state, occurredOn, 'effectiveOn')?.version) ?? 1,
      ...command,
    },
  };
  return settle([...living(state, context), ...checkPlanActivated(state, event, context)], [event]);
};

export function checkPlanActivated(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'PlanActivated'>,
  context: PlanContext,
): Fault[] {
  return [
    ...inForce(state, {
      article: '第三十五条',
      zh: '应急预案自发布之日起实施，此前不能启动',
      en: 'a plan is activated once it is in force',
    }),
    ...notClassified(state),
    ...notInFuture(occurredOn, context.today),
    ...(state ? ofTheTextInEffect(state, body.version, occurredOn, '第三十五条') : []),
    ...idFree(body.activationId, idsOf(state), '/activationId'),
  ];
}

export const decideDeactivate = decideAsStated('PlanDeactivated', checkPlanDeactivated);

export function checkPlanDeactivated(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'PlanDeactivated'>,
  context: PlanContext,
): Fault[] {
  const activation = activationOf(state, body.activationId);
  return [
    ...knownActivation(state, body.activationId),
    ...notInFuture(occurredOn, context.today),
    ...notBefore(occurredOn, [
      { on: activation?.on, zh: '启动之日', en: 'the day of activation', article: '第三十五条' },
    ]),
    ...(activation?.ended ? [alreadyEnded(activation.activationId, activation.ended.on)] : []),
  ];
}

export const activationOf = (state: PlanState | undefined, id: string): Activation | undefined =>
  state?.inForce?.activations.find((one) => one.activationId === id);

/** The plan was activated under that id. */
export function knownActivation(state: PlanState | undefined, id: string): Fault[] {
  if (!state || activationOf(state, id)) return [];
  return [
    invalid('ACTIVATION_UNKNOWN', {
      pointer: '/activationId',
      article: '第三十五条',
      zh: `本预案没有响应“${id}”`,
      en: `this plan has no response "${id}"`,
    }),
  ];
}

const alreadyEnded = (id: string, on: string): Fault =>
  conflict('ACTIVATION_ENDED', {
    pointer: '/activationId',
    article: '第三十五条',
    zh: `响应“${id}”已于 ${on} 终止`,
    en: `the response "${id}" ended on ${on}`,
  });
