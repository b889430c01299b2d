import type { EventBody } from '../../../events/catalogue.ts';
import type { PlanId } from '../../../events/identifiers.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid, settle } from '../../decision/fault.ts';
import { knownOrganisations, listed } from '../../organisation/known-organisations.ts';
import type { DraftCommand } from '../commands.ts';
import type { PlanState } from '../state.ts';
import { attributesAgree, classified, preparerFits } from './attributes.ts';
import type { Decide, PlanContext } from './context.ts';
import { approvalRuling, issuingNameRuling, rulingFaults } from './law.ts';
import { livingParent } from './parent-plan.ts';

export const decideDraft: Decide<DraftCommand> = (state, { on, preparingBody, ...command }, context) => {
  const event: NewEvent<'PlanDrafted'> = {
    type: 'PlanDrafted',
    occurredOn: on ?? context.today,
    body: {
      planId: context.planId,
      ...command,
      preparingBody:
        preparingBody ?? (context.actor.organisation as EventBody<'PlanDrafted'>['preparingBody']),
    },
  };
  return settle(checkDrafted(state, event, context), [event]);
};

export function checkDrafted(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'PlanDrafted'>,
  context: PlanContext,
): Fault[] {
  // Nothing else may be said about a state secret, not even what else is wrong with it.
  if (body.attributes.secrecy === 'CLASSIFIED_STUB') return [classified];
  return [
    ...planIdFree(state, body.planId, context),
    ...notInFuture(occurredOn, context.today),
    ...attributesAgree(body.attributes, context),
    ...knownOrganisations(context.registry, [
      { id: body.preparingBody, pointer: '/preparingBody' },
      ...listed(body.dutyBodies, '/dutyBodies'),
    ]),
    ...preparerFits(body.attributes, body.preparingBody, context),
    ...livingParent(body.attributes, context),
    ...rulingFaults([approvalRuling(body.attributes, context), issuingNameRuling(body.attributes, context)]),
  ];
}

/** A plan begins once, under the id of its stream; only a correction could bring another id. */
export function planIdFree(state: PlanState | undefined, planId: PlanId, context: PlanContext): Fault[] {
  if (planId !== context.planId)
    return [
      invalid('PLAN_ID_CHANGED', {
        pointer: '/planId',
        zh: `预案标识不能更改（${context.planId}）`,
        en: `the id of a plan can't change (${context.planId})`,
      }),
    ];
  if (!state) return [];
  return [conflict('PLAN_EXISTS', { zh: `预案“${planId}”已经存在`, en: `plan "${planId}" exists already` })];
}
