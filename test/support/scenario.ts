import type * as z from 'zod';
import type { Decide, PlanContext } from '../../domain/plan/decide/context.ts';
import { foldPlan } from '../../domain/plan/evolve.ts';
import { type PlanCommandName, planCommands } from '../../domain/plan/plan-commands.ts';
import type { PlanState } from '../../domain/plan/state.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { shijingshan2025 } from '../../domain/rulebook/shijingshan-2025/rulebook.ts';
import { catalogue } from '../../events/catalogue.ts';
import { civilDate, instant } from '../../events/civil-date.ts';
import { validateNewEvent } from '../../events/decode.ts';
import { eventId, PlanId, planStream } from '../../events/identifiers.ts';
import type { NewEvent, RecordedEvent } from '../../events/recorded-event.ts';
import { actor, shijingshan } from './builders.ts';

/** One command as the API would take it. */
export type Step = readonly [name: PlanCommandName, body: object];

/** Given these commands, when that command, then those events or that refusal: one plan, with the rules it lives under. */
export function scenario(overrides: Partial<PlanContext> = {}) {
  const planId = overrides.planId ?? PlanId.parse('flood-plan');
  const history: RecordedEvent[] = [];
  const context = (): PlanContext => ({
    planId,
    today: civilDate('2026-11-24'),
    actor: actor('water-bureau', 'DRAFTER', 'HEAD'),
    rulebook: shijingshan2025,
    registry: shijingshan(),
    documentNumberHolder: () => undefined,
    otherPlan: () => undefined,
    ...overrides,
    history,
  });
  const decide = ([name, body]: Step) => {
    const { schema, decide } = planCommands[name] as { schema: z.ZodType; decide: Decide<unknown> };
    return decide(foldPlan(history), schema.parse(body), context());
  };
  const record = (events: readonly NewEvent[]) => {
    const position = (history.at(-1)?.position ?? 0) + 1;
    const place = { stream: planStream(planId), version: position, position, actor: context().actor };
    for (const [index, event] of events.map((one) => validateNewEvent(one)).entries())
      history.push({
        ...event,
        ...place,
        index,
        id: eventId(position, index),
        recordedAt: instant('2026-11-24T01:00:00.000Z'),
        schema: catalogue[event.type].schema,
      } as RecordedEvent);
  };
  const given = (...steps: readonly Step[]): void => {
    for (const step of steps) {
      const decision = decide(step);
      if (!decision.ok)
        throw new Error(`${step[0]} was refused: ${JSON.stringify(decision.refusal, null, 1)}`);
      record(decision.value);
    }
  };
  /** Events that the command asks for; throws when it is refused. */
  const when = (...step: Step): readonly NewEvent[] => {
    const decision = decide(step);
    if (!decision.ok) throw new Error(JSON.stringify(decision.refusal, null, 1));
    return decision.value.map((event) => validateNewEvent(event));
  };
  /** The refusal of the command; throws when it is accepted. */
  const refused = (...step: Step): Refusal & { readonly codes: readonly string[] } => {
    const decision = decide(step);
    if (decision.ok) throw new Error(`${step[0]} was accepted: ${JSON.stringify(decision.value)}`);
    return { ...decision.refusal, codes: decision.refusal.reasons.map((reason) => reason.code) };
  };
  const state = (): PlanState =>
    foldPlan(history) ??
    (() => {
      throw new Error('no plan yet');
    })();
  return { given, when, refused, state, history };
}
