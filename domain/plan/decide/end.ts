import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { type Fault, invalid, settle } from '../../decision/fault.ts';
import type { SupersedeCommand } from '../commands.ts';
import type { PlanState, PlanStatus } from '../state.ts';
import { versionInForce } from '../state.ts';
import { numberless } from './classified-stub.ts';
import type { Decide, PlanContext } from './context.ts';
import { documentNumberForm } from './document-number.ts';
import { atStage, ISSUED_STAGES, inForce, living, numberIssued } from './standing.ts';
import { decideOfIssued } from './stated.ts';

/** Another plan takes the place of this one, on its day of issue unless another day is given (G30). */
export const decideSupersede: Decide<SupersedeCommand> = (state, { on, byPlan }, context) => {
  const successor = context.otherPlan(byPlan);
  const event: NewEvent<'Superseded'> = {
    type: 'Superseded',
    occurredOn: on ?? successor?.issuedOn ?? context.today,
    body: { version: numberIssued(state), byPlan },
  };
  return settle([...living(state, context), ...checkSuperseded(state, event, context)], [event]);
};

export function checkSuperseded(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'Superseded'>,
  context: PlanContext,
): Fault[] {
  const { byPlan, byVersion } = body;
  return [
    ...(byVersion
      ? atStage(state, byVersion, ISSUED_STAGES, { zh: '新版须已印发', en: 'its successor must be issued' })
      : []),
    ...inForce(state, { zh: '已印发的预案方可被替代', en: 'a plan is superseded once it is in force' }),
    ...notInFuture(occurredOn, context.today),
    ...notBefore(occurredOn, [
      { on: issuedOn(state), zh: '印发之日', en: 'the day of issue' },
      {
        on: byPlan && context.otherPlan(byPlan)?.issuedOn,
        zh: '替代预案印发之日',
        en: 'the day its successor was issued',
      },
    ]),
    ...(byPlan ? successorFits(byPlan, context) : []),
  ];
}

const inForceStatus: readonly PlanStatus[] = ['IN_FORCE', 'IN_REVISION', 'REGISTERED'];

/** The successor is in force, so no chain of successors can ever run in a circle. */
function successorFits(
  byPlan: NonNullable<NewEvent<'Superseded'>['body']['byPlan']>,
  context: PlanContext,
): Fault[] {
  const successor = byPlan === context.planId ? undefined : context.otherPlan(byPlan);
  if (successor && inForceStatus.includes(successor.status)) return [];
  return [
    invalid('SUCCESSOR_NOT_IN_FORCE', {
      pointer: '/byPlan',
      zh: `替代预案“${byPlan}”不存在、就是本预案，或未在实施中`,
      en: `the successor "${byPlan}" does not exist, is this plan itself, or is not in force`,
    }),
  ];
}

export const decideRepeal = decideOfIssued('Repealed', checkRepealed);

export function checkRepealed(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'Repealed'>,
  context: PlanContext,
): Fault[] {
  return [
    ...inForce(state, { zh: '已印发的预案方可废止', en: 'a plan is repealed once it is in force' }),
    ...notInFuture(occurredOn, context.today),
    ...notBefore(occurredOn, [{ on: issuedOn(state), zh: '印发之日', en: 'the day of issue' }]),
    ...(body.documentNo === undefined ? [] : documentNumberForm(body.documentNo, '/documentNo')),
    ...numberless(state, body.documentNo),
  ];
}

const issuedOn = (state: PlanState | undefined) =>
  state && (versionInForce(state)?.issue?.on ?? state.legacy?.issuedOn);
