import type { OrganisationId, PlanId, SuggestionId } from '../../events/identifiers.ts';
import type { AggregateContext } from '../aggregate/aggregate.ts';
import { commandOf, type Decider } from '../decision/command.ts';
import { notBefore, notInFuture } from '../decision/dates.ts';
import { conflict, type Fault, invalid, notFound, settle } from '../decision/fault.ts';
import { livingOnes, nameOf } from '../organisation/known-organisations.ts';
import { successorOf } from '../organisation/successor.ts';
import { knownPlans, livingPlans } from '../plan/known-plans.ts';
import * as command from './commands.ts';
import { noPersonalData } from './personal-data.ts';
import type { SuggestionState } from './state.ts';

const article = '第四十四条';

type Decide<C> = Decider<SuggestionState, C, AggregateContext>;

/** Anybody may suggest, about one plan or none in particular. */
export const decideReceiveSuggestion: Decide<command.ReceiveSuggestionCommand> = (
  state,
  { on, ...rest },
  { id, plans, today },
) => {
  const occurredOn = on ?? today;
  const faults = [
    ...(state ? [exists(id)] : []),
    ...notInFuture(occurredOn, today),
    ...knownPlans(plans, [{ id: rest.plan, pointer: '/plan' }]),
    ...noPersonalData(rest.text, '/text'),
  ];
  const body = { suggestionId: id as SuggestionId, ...rest };
  return settle(faults, [{ type: 'SuggestionReceived', occurredOn, body }]);
};

export const decideAcknowledgeSuggestion: Decide<command.AcknowledgeSuggestionCommand> = (
  state,
  { on, ...body },
  context,
) => {
  const occurredOn = on ?? context.today;
  const faults = [
    ...open(state, context),
    ...notInFuture(occurredOn, context.today),
    ...livingOnes(context.registry, [{ id: body.handler, pointer: '/handler' }]),
    ...knownPlans(context.plans, [{ id: body.plan, pointer: '/plan' }]),
    ...(state
      ? [
          ...notBefore(occurredOn, [lastStep(state)]),
          ...handledAlready(state, body.handler, body.plan, context),
          ...handlerFits(body.handler, body.plan ?? state.plan, context),
        ]
      : []),
  ];
  return settle(faults, [{ type: 'SuggestionAcknowledged', occurredOn, body }]);
};

export const decideAnswerSuggestion: Decide<command.AnswerSuggestionCommand> = (
  state,
  { on, ...body },
  context,
) => {
  const occurredOn = on ?? context.today;
  const adopts = body.outcome !== 'NOT_ADOPTED';
  const faults = [
    ...open(state, context),
    ...notInFuture(occurredOn, context.today),
    ...noPersonalData(body.answer, '/answer'),
    ...(state ? [...notBefore(occurredOn, [lastStep(state)]), ...inHand(state)] : []),
    ...(state && adopts ? adoptable(state, context) : []),
  ];
  return settle(faults, [{ type: 'SuggestionAnswered', occurredOn, body }]);
};

const exists = (id: string): Fault =>
  conflict('SUGGESTION_EXISTS', {
    zh: `修订建议“${id}”已经存在`,
    en: `the suggestion "${id}" exists already`,
  });

/** The suggestion is there and was not answered. */
function open(state: SuggestionState | undefined, { id }: AggregateContext): Fault[] {
  if (!state)
    return [
      notFound('SUGGESTION_UNKNOWN', { zh: `没有修订建议“${id}”`, en: `there is no suggestion "${id}"` }),
    ];
  if (!state.answered) return [];
  return [
    conflict('SUGGESTION_ANSWERED', {
      article,
      zh: `已于 ${state.answered.on} 答复`,
      en: `it was answered on ${state.answered.on}`,
    }),
  ];
}

const lastStep = ({ received, handlings }: SuggestionState) => ({
  on: handlings.at(-1)?.on ?? received.on,
  zh: '收到或上次分办之日',
  en: 'the day it came in or was last assigned',
  article,
});

function handledAlready(
  { handler: present, plan: about }: SuggestionState,
  handler: OrganisationId,
  plan: PlanId | undefined,
  { registry }: AggregateContext,
): Fault[] {
  if (present !== handler || (plan !== undefined && plan !== about)) return [];
  return [
    conflict('ALREADY_IN_HAND', {
      pointer: '/handler',
      article,
      zh: `已由${nameOf(registry, handler)}办理`,
      en: `${nameOf(registry, handler)} handles it already`,
    }),
  ];
}

/** Suggestions go to the body that prepares the plan (第四十四条), or to its successor (G32). */
function handlerFits(
  handler: OrganisationId,
  plan: PlanId | undefined,
  { plans, registry }: AggregateContext,
): Fault[] {
  const preparer = plan && plans(plan)?.preparingBody;
  const owner = preparer && successorOf(registry, preparer);
  if (!owner || owner === handler) return [];
  return [
    invalid('HANDLER_NOT_BY_RULE', {
      pointer: '/handler',
      article,
      zh: `预案“${plan}”的修订建议由其编制单位办理：${nameOf(registry, owner)}`,
      en: `suggestions on the plan "${plan}" are handled by the body that prepares it: ${nameOf(registry, owner)}`,
    }),
  ];
}

const inHand = ({ handler }: SuggestionState): Fault[] =>
  handler
    ? []
    : [
        conflict('NOT_IN_HAND', {
          article,
          zh: '尚未确定办理单位，不能答复',
          en: 'nobody has taken it on, so nobody can answer it',
        }),
      ];

/** What is adopted leads to the revision of a plan, which must be named and still live. */
function adoptable({ plan }: SuggestionState, { plans }: AggregateContext): Fault[] {
  if (plan) return livingPlans(plans, [{ id: plan, pointer: '/outcome' }]);
  return [
    conflict('PLAN_NOT_NAMED', {
      pointer: '/outcome',
      article,
      zh: '采纳前须确定所涉预案',
      en: 'it is adopted once the plan that it is about is named',
    }),
  ];
}

const make = commandOf<SuggestionState, AggregateContext>();

/** Every command of a suggestion, by the name it has in the API. */
export const suggestionCommands = {
  'receive-suggestion': make(
    command.ReceiveSuggestionCommand,
    decideReceiveSuggestion,
    article,
    '收到修订建议',
    'Take in a suggestion',
  ),
  'acknowledge-suggestion': make(
    command.AcknowledgeSuggestionCommand,
    decideAcknowledgeSuggestion,
    article,
    '分办修订建议',
    'Assign a suggestion',
  ),
  'answer-suggestion': make(
    command.AnswerSuggestionCommand,
    decideAnswerSuggestion,
    article,
    '答复修订建议',
    'Answer a suggestion',
  ),
} as const;

export type SuggestionCommandName = keyof typeof suggestionCommands;
