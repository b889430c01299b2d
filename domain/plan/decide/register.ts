import type { CivilDate } from '../../../events/civil-date.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { notInFuture } from '../../decision/dates.ts';
import { type Fault, settle } from '../../decision/fault.ts';
import { knownOrganisations } from '../../organisation/known-organisations.ts';
import type { RegisterCommand } from '../commands.ts';
import type { PlanState } from '../state.ts';
import { opaque } from './classified-stub.ts';
import type { Decide, PlanContext } from './context.ts';
import { documentNumberTaken } from './document-number.ts';
import { planIdFree } from './draft.ts';
import { knownParent } from './parent-plan.ts';

/** Takes over what an older register states. Odd or missing facts stay as they are and stand in `findings` (G26). */
export const decideRegister: Decide<RegisterCommand> = (state, { on, ...command }, context) => {
  const event: NewEvent<'PlanRegistered'> = {
    type: 'PlanRegistered',
    occurredOn: on ?? context.today,
    body: { planId: context.planId, ...command },
  };
  return settle(checkRegistered(state, event, context), [event]);
};

const dates = [
  'adoptedOn',
  'issuedOn',
  'effectiveOn',
  'disclosedOn',
  'lastDrilledOn',
  'lastEvaluatedOn',
  'endedOn',
] as const;

export function checkRegistered(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'PlanRegistered'>,
  context: PlanContext,
): Fault[] {
  // Nothing else may be said about a state secret, not even what else is wrong with it.
  const told = opaque(body);
  if (told.length > 0) return told;
  const stated = dates.map((field): readonly [string, CivilDate | undefined] => [`/${field}`, body[field]]);
  return [
    ...planIdFree(state, body.planId, context),
    ...notInFuture(occurredOn, context.today),
    ...stated.flatMap(([pointer, day]) => notInFuture(day, context.today, pointer)),
    ...knownOrganisations(context.registry, [{ id: body.preparingBody, pointer: '/preparingBody' }]),
    ...knownParent(body.attributes, context),
    ...numberFree(body, context),
  ];
}

/** A number that another plan holds is entered only where the source's finding already says so. */
function numberFree(
  { documentNo, findings }: NewEvent<'PlanRegistered'>['body'],
  context: PlanContext,
): Fault[] {
  if (documentNo === undefined || findings.some((finding) => finding.field === 'documentNo')) return [];
  const holder = context.documentNumberHolder(documentNo, context.planId);
  return holder ? [documentNumberTaken(documentNo, holder, '/documentNo')] : [];
}
