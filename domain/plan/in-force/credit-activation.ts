import type * as z from 'zod';
import * as life from '../../../events/life-events.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, settle } from '../../decision/fault.ts';
import { on } from '../../decision/on.ts';
import { knownOrganisations } from '../../organisation/known-organisations.ts';
import { dutyRulings } from '../../rulebook/engine.ts';
import type { Decide, PlanContext } from '../decide/context.ts';
import { living, numberIssued } from '../decide/standing.ts';
import type { PlanState } from '../state.ts';
import { activationOf, knownActivation } from './activation.ts';
import { byTheBureau } from './by-the-bureau.ts';
import type { Activation } from './state.ts';

export const CreditActivationCommand = life.RealActivationCredited.omit({ version: true })
  .extend({ on })
  .meta({
    id: 'CreditActivationCommand',
    description:
      '实战处置视同演练：须有解释允许、覆盖六项内容的复盘并经区应急局认可 · Lets a real response count as a drill, where a ruling admits it',
    example: {
      activationId: 'activation-1',
      acceptedBy: 'emergency-bureau',
      reason: '复盘报告覆盖第三十九条六项内容',
      on: '2026-08-20',
    },
  });
export type CreditActivationCommand = z.output<typeof CreditActivationCommand>;

export const decideCreditActivation: Decide<CreditActivationCommand> = (
  state,
  { on, ...command },
  context,
) => {
  const event: NewEvent<'RealActivationCredited'> = {
    type: 'RealActivationCredited',
    occurredOn: on ?? context.today,
    body: {
      version: activationOf(state, command.activationId)?.version ?? numberIssued(state),
      ...command,
    },
  };
  return settle([...living(state, context), ...checkRealActivationCredited(state, event, context)], [event]);
};

const ARTICLE = '第三十八条第二款';

export function checkRealActivationCredited(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'RealActivationCredited'>,
  context: PlanContext,
): Fault[] {
  const activation = activationOf(state, body.activationId);
  return [
    ...(state ? admitted(state, context) : []),
    ...notInFuture(occurredOn, context.today),
    ...knownOrganisations(context.registry, [{ id: body.acceptedBy, pointer: '/acceptedBy' }]),
    ...byTheBureau(body.acceptedBy, context, {
      pointer: '/acceptedBy',
      article: '第三十九条第二款',
      zh: '实战处置视同演练',
      en: 'whether a response counts as a drill',
    }),
    ...knownActivation(state, body.activationId),
    ...(state && activation ? supported(state, activation, body.version, occurredOn) : []),
  ];
}

/** G22: not by the text of art. 38; only where a ruling under art. 50 lets a response count for plans of this kind. */
function admitted({ attributes }: PlanState, { rulebook }: PlanContext): Fault[] {
  const counts = dutyRulings(rulebook, attributes).some(
    ({ row }) => row.subject === 'PLAN' && row.duty === 'DRILL' && row.acceptsActivation,
  );
  if (counts) return [];
  return [
    conflict('ACTIVATION_NOT_CREDITABLE', {
      article: ARTICLE,
      zh: '依现行解释（G22），实战处置不视同演练',
      en: 'by the interpretation in force (G22) a real response does not count as a drill',
    }),
  ];
}

function supported(
  state: PlanState,
  activation: Activation,
  version: number,
  occurredOn: NewEvent['occurredOn'],
): Fault[] {
  const review = state.inForce?.incidentReviews.findLast(
    (one) => one.activationId === activation.activationId && one.coversSixHeads,
  );
  return [
    ...(activation.credited ? [alreadyCredited(activation.activationId)] : []),
    ...(activation.version === version ? [] : [otherVersion(activation)]),
    ...(review ? [] : [reviewMissing(activation.activationId)]),
    ...notBefore(occurredOn, [
      { on: review?.on, zh: '复盘之日', en: 'the day of the review', article: '第四十条' },
    ]),
  ];
}

const alreadyCredited = (id: string): Fault =>
  conflict('ACTIVATION_ALREADY_CREDITED', {
    pointer: '/activationId',
    article: ARTICLE,
    zh: `响应“${id}”已视同演练`,
    en: `the response "${id}" counts as a drill already`,
  });

/** Only a correction can bring a number of its own. */
const otherVersion = ({ version }: Activation): Fault =>
  conflict('VERSION_NOT_IN_EFFECT', {
    pointer: '/version',
    article: ARTICLE,
    zh: `启动的是第 ${version} 版`,
    en: `version ${version} was activated`,
  });

const reviewMissing = (id: string): Fault =>
  conflict('REVIEW_MISSING', {
    pointer: '/activationId',
    article: '第三十九条',
    zh: `响应“${id}”没有覆盖第三十九条六项内容的复盘报告`,
    en: `there is no review of the response "${id}" that covers the six heads of art. 39`,
  });
