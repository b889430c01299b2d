import { foldReminders } from '../../domain/view/reminder-views.ts';
import type { ReminderView } from '../../domain/view/types.ts';
import { PersonId, reminderStream } from '../../events/identifiers.ts';
import type { ActOutcome } from '../commands/act.ts';
import { identityOf } from '../commands/idempotency.ts';
import { runAct } from '../commands/run-act.ts';
import type { answerOperations } from '../shared/openapi/answer-operations.ts';
import type { Answer, ApiRequest, OperationHandlers, OperationInput } from '../shared/openapi/operation.ts';
import { streamHeaders } from '../shared/plan-answer.ts';
import { type AnswerTools, decideAnswer, type GivenAnswer, permitAnswer } from './answer.ts';

type Operations = Pick<typeof answerOperations, 'acknowledgeReminder' | 'snoozeReminder'>;
type Input = OperationInput<Operations[keyof Operations]>;

/** Answers of people who are signed in. */
export function signedInAnswers(tools: AnswerTools): OperationHandlers<Operations> {
  return {
    acknowledgeReminder: (input, request) => give(tools, input, request, { kind: 'ACKNOWLEDGE' }),
    snoozeReminder: (input, request) => {
      const { until, reason } = input.body;
      return give(tools, input, request, { kind: 'SNOOZE', until, reason });
    },
  };
}

async function give(
  tools: AnswerTools,
  { params: { reminderId }, query, headers, body, rawBody }: Input,
  request: ApiRequest,
  answer: GivenAnswer['answer'],
): Promise<Answer> {
  const { caller, today } = request;
  const { obligationId } = body;
  const given: GivenAnswer = {
    ledger: caller.ledger,
    obligationId,
    reminderId,
    by: PersonId.parse(caller.actor.id),
    via: 'API',
    today,
    answer,
  };
  const stream = reminderStream(obligationId);
  const identity = identityOf({
    actorId: caller.actor.id,
    key: headers['Idempotency-Key'],
    scope: stream,
    body: [reminderId, rawBody],
  });
  const outcome = await runAct(tools.ledger, {
    ...identity,
    name: answer.kind === 'SNOOZE' ? 'snooze-reminder' : 'acknowledge-reminder',
    stream,
    request,
    ifVersion: headers['If-Match'],
    dryRun: query.dryRun,
    permit: async (history) => permitAnswer(given, history),
    decide: (history) => decideAnswer(tools, given, history),
  });
  return answerOf(given, outcome);
}

function answerOf(
  { ledger, reminderId }: GivenAnswer,
  { before, events, version, position, replayed, dryRun }: ActOutcome,
): Answer {
  const reminder = foldReminders([...before.events, ...events], ledger).get(reminderId);
  if (!reminder) throw new Error(`no reminder ${reminderId} after it was answered`);
  return {
    headers: { ...streamHeaders(version, position), ...(replayed && { 'Idempotent-Replayed': 'true' }) },
    body: {
      reminder: stateOf(reminder),
      events,
      streamVersion: version,
      position,
      ...(dryRun && { dryRun }),
    },
  };
}

const stateOf = ({ kind: _kind, ledger: _ledger, position: _position, ...state }: ReminderView) => state;
