import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { type Fault, invalid, settle } from '../../decision/fault.ts';
import type { EvaluateCommand } from '../commands.ts';
import type { PlanState } from '../state.ts';
import { notClassified } from './classified-stub.ts';
import type { Decide, PlanContext } from './context.ts';
import { firstText, inForce, living, textOn } from './standing.ts';
import { underContract } from './third-party.ts';

/** An evaluation belongs to the text that was issued last on its day. */
export const decideEvaluate: Decide<EvaluateCommand> = (state, { on, ...command }, context) => {
  const occurredOn = on ?? context.today;
  const version = (state && textOn(state, occurredOn, 'issuedOn')?.version) ?? 1;
  const event: NewEvent<'Evaluated'> = { type: 'Evaluated', occurredOn, body: { version, ...command } };
  return settle([...living(state, context), ...checkEvaluated(state, event, context)], [event]);
};

export function checkEvaluated(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'Evaluated'>,
  context: PlanContext,
): Fault[] {
  return [
    ...inForce(state, {
      article: '第四十一条',
      zh: '印发后方可评估',
      en: 'a plan is evaluated once it is issued',
    }),
    ...notInFuture(occurredOn, context.today),
    ...notClassified(state),
    ...underContract(body, '第四十一条'),
    ...(state ? ofTheTextIssued(state, body.version, occurredOn) : []),
  ];
}

function ofTheTextIssued(state: PlanState, version: number, on: NewEvent['occurredOn']): Fault[] {
  const text = textOn(state, on, 'issuedOn');
  if (!text)
    return notBefore(on, [
      { on: firstText(state)?.issuedOn, zh: '印发之日', en: 'the day of issue', article: '第四十一条' },
    ]);
  if (text.version === version) return [];
  return [
    invalid('VERSION_NOT_ISSUED_LAST', {
      pointer: '/version',
      article: '第四十一条',
      zh: `${on} 有效的是第 ${text.version} 版，不是第 ${version} 版`,
      en: `on ${on} version ${text.version} was the one in force, not version ${version}`,
    }),
  ];
}
