import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { type Fault, invalid, settle } from '../../decision/fault.ts';
import { knownOrganisations } from '../../organisation/known-organisations.ts';
import type { DrillCommand } from '../commands.ts';
import type { PlanState } from '../state.ts';
import type { Decide, PlanContext } from './context.ts';
import { firstText, inForce, living, textOn } from './standing.ts';

/** A drill belongs to the text that was in effect on its day, also when it is entered after a revision. */
export const decideDrill: Decide<DrillCommand> = (state, { on, ...command }, context) => {
  const occurredOn = on ?? context.today;
  const version = (state && textOn(state, occurredOn, 'effectiveOn')?.version) ?? 1;
  const event: NewEvent<'Drilled'> = { type: 'Drilled', occurredOn, body: { version, ...command } };
  return settle([...living(state, context), ...checkDrilled(state, event, context)], [event]);
};

export function checkDrilled(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'Drilled'>,
  context: PlanContext,
): Fault[] {
  return [
    ...inForce(state, {
      article: '第三十八条',
      zh: '印发实施后方可演练',
      en: 'a plan is drilled once it is in force',
    }),
    ...notInFuture(occurredOn, context.today),
    ...(state ? ofTheTextInEffect(state, body.version, occurredOn) : []),
    ...knownOrganisations(context.registry, [{ id: body.organiser, pointer: '/organiser' }]),
  ];
}

function ofTheTextInEffect(state: PlanState, version: number, on: NewEvent['occurredOn']): Fault[] {
  const text = textOn(state, on, 'effectiveOn');
  if (!text)
    return notBefore(on, [
      { on: firstText(state)?.effectiveOn, zh: '实施日期', en: 'the day of effect', article: '第三十五条' },
    ]);
  if (text.version === version) return [];
  return [
    invalid('VERSION_NOT_IN_EFFECT', {
      pointer: '/version',
      article: '第三十八条',
      zh: `${on} 实施的是第 ${text.version} 版，不是第 ${version} 版`,
      en: `on ${on} version ${text.version} was in effect, not version ${version}`,
    }),
  ];
}
