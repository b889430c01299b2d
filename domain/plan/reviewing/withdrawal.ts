import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import type { Fault } from '../../decision/fault.ts';
import type { PlanContext } from '../decide/context.ts';
import { atStage, versionOf } from '../decide/standing.ts';
import { decideOfVersion } from '../decide/stated.ts';
import type { PlanState } from '../state.ts';
import { submissionDay } from './submission-day.ts';

export const decideWithdrawSubmission = decideOfVersion('SubmissionWithdrawn', checkSubmissionWithdrawn);

/** 撤回送审: what was approved stays approved. */
export function checkSubmissionWithdrawn(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'SubmissionWithdrawn'>,
  context: PlanContext,
): Fault[] {
  const version = versionOf(state, body.version);
  return [
    ...atStage(state, body.version, ['UNDER_REVIEW'], {
      article: '第二十四条',
      zh: '送审后、批准前方可撤回',
      en: 'it is taken back after submission and before approval',
    }),
    ...notInFuture(occurredOn, context.today),
    ...notBefore(occurredOn, submissionDay(version)),
  ];
}
