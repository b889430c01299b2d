import type { CivilDate } from '../../events/civil-date.ts';
import type { PlanId } from '../../events/identifiers.ts';
import type { AttributeName } from '../../events/plan-attributes.ts';
import { TriggerRevisionCommand } from '../plan/commands.ts';
import { type PlanState, versionInForce } from '../plan/state.ts';
import { isElsewhere } from '../rulebook/engine.ts';
import { currentRulebook } from '../view/law-on.ts';
import type { NormChange } from './state.ts';

/** A plan that a changed norm touches, or may touch: `missing` names the axes that nobody has entered. */
export interface AffectedPlan {
  readonly plan: PlanState;
  readonly missing: readonly AttributeName[];
}

/**
 * Plans in force that the change touches (第四十二条第（一）项): of the forms and purposes that it names, and with a text
 * that was issued before the norm came into force; a later one was made under it. In the order of `plans`.
 */
export function affectedPlans(
  change: Pick<NormChange, 'forms' | 'purposes' | 'inForceOn'>,
  plans: readonly PlanState[],
): readonly AffectedPlan[] {
  return plans.flatMap((plan) => {
    const text = textInForce(plan);
    if (!text || (text.issuedOn !== undefined && text.issuedOn >= change.inForceOn)) return [];
    const missing = axesMissing(change, plan);
    return missing ? [{ plan, missing }] : [];
  });
}

/** The text in force with its day of issue; one taken over from an older register may lack the day (G26). */
function textInForce(plan: PlanState): { readonly issuedOn?: CivilDate | undefined } | undefined {
  if (plan.end || isElsewhere(plan.attributes, currentRulebook.jurisdiction)) return undefined;
  const { legacy, versions } = plan;
  const version = versionInForce(plan);
  if (!version && !(legacy && versions.length === 0)) return undefined;
  return { issuedOn: version?.issue?.on ?? legacy?.issuedOn ?? legacy?.adoptedOn };
}

/** Axes that decide and are unknown, none when all that the change names fits; nothing when one of them does not fit. */
function axesMissing(
  { forms, purposes }: Pick<NormChange, 'forms' | 'purposes'>,
  { attributes: { form, purpose } }: PlanState,
): readonly AttributeName[] | undefined {
  if (forms.length && form && !forms.includes(form)) return undefined;
  if (purposes.length && purpose && !purpose.some((one) => purposes.includes(one))) return undefined;
  return [
    ...(forms.length && !form ? ['form' as const] : []),
    ...(purposes.length && !purpose ? ['purpose' as const] : []),
  ];
}

/** How a plan's `RevisionTriggered` names the change that raised it. */
export const sourceRefOf = ({ event }: Pick<NormChange, 'event'>): string => `law:district/${event}`;

/**
 * What follows in the streams of the plans once a norm has changed: each plan that it touches for certain, and to which
 * it was not put before, gets a circumstance to decide on (第四十二条第（一）项). It exists from the day the change was made
 * public, or from the plan's own day of issue where that is later.
 */
export function triggersOf(
  change: NormChange,
  plans: readonly PlanState[],
): readonly { readonly plan: PlanId; readonly command: TriggerRevisionCommand }[] {
  const sourceRef = sourceRefOf(change);
  return affectedPlans(change, plans).flatMap(({ plan, missing }) => {
    if (missing.length || plan.triggers.some((trigger) => trigger.sourceRef === sourceRef)) return [];
    const issuedOn = textInForce(plan)?.issuedOn;
    const command = TriggerRevisionCommand.parse({
      code: 'LAW_CHANGED',
      circumstance: `${change.norm}（${change.inForceOn} 施行）：${change.change}`,
      sourceRef,
      on: issuedOn && issuedOn > change.on ? issuedOn : change.on,
    });
    return [{ plan: plan.planId, command }];
  });
}
