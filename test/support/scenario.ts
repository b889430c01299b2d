import type * as z from 'zod';
import { officialCalendar } from '../../domain/calendar/calendar.ts';
import type { Decide, PlanContext, PlanDecision } from '../../domain/plan/decide/context.ts';
import { foldPlan } from '../../domain/plan/evolve.ts';
import { type PlanCommandName, planCommands } from '../../domain/plan/plan-commands.ts';
import type { PlanState } from '../../domain/plan/state.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { shijingshan2025 } from '../../domain/rulebook/shijingshan-2025/rulebook.ts';
import { civilDate } from '../../events/civil-date.ts';
import { validateNewEvent } from '../../events/decode.ts';
import { PlanId, planStream } from '../../events/identifiers.ts';
import type { NewEvent, RecordedEvent } from '../../events/recorded-event.ts';
import { actor, shijingshan } from './builders.ts';
import { recordedIn } from './recorded.ts';

/** One command as the API would take it. */
export type Step = readonly [name: PlanCommandName, body: object];

const usual = {
  planId: PlanId.parse('flood-plan'),
  today: civilDate('2026-11-24'),
  actor: actor('water-bureau', 'DRAFTER', 'HEAD'),
  rulebook: shijingshan2025,
  registry: shijingshan(),
  documentNumberHolder: () => undefined,
  otherPlan: () => undefined,
  expert: () => undefined,
};

/** Given these commands, when that command, then those events or that refusal: one plan under the rules of today. */
export function scenario(overrides: Partial<PlanContext> = {}) {
  const history: RecordedEvent[] = [];
  const { today } = { ...usual, ...overrides };
  const context: PlanContext = { ...usual, calendar: officialCalendar(today), ...overrides, history };
  const decide = ([name, body]: Step): PlanDecision => {
    const command = planCommands[name] as { schema: z.ZodType; decide: Decide<unknown> };
    return command.decide(foldPlan(history), command.schema.parse(body), context);
  };
  /** Events that the command asks for, as they would be written; throws when it is refused. */
  const when = (...step: Step): readonly NewEvent[] => {
    const decision = decide(step);
    if (!decision.ok) throw new Error(`${step[0]} was refused: ${JSON.stringify(decision.refusal, null, 1)}`);
    return decision.value.map((event) => validateNewEvent(event));
  };
  const given = (...steps: readonly Step[]): void => {
    for (const step of steps) history.push(...recorded(when(...step), history, context));
  };
  /** Events that stand in the ledger without a command here: other aggregates' doing, or what an import brought. */
  const happened = (...events: readonly NewEvent[]): void => {
    for (const event of events) history.push(...recorded([validateNewEvent(event)], history, context));
  };
  /** The refusal of the command; throws when it is accepted. */
  const refused = (...step: Step): Refusal & { readonly codes: readonly string[] } => {
    const decision = decide(step);
    if (decision.ok) throw new Error(`${step[0]} was accepted: ${JSON.stringify(decision.value)}`);
    return { ...decision.refusal, codes: decision.refusal.reasons.map((reason) => reason.code) };
  };
  /** What the command comes to: the types of its events, or the codes of everything that stands against it. */
  const outcome = (...step: Step): readonly string[] => {
    const decision = decide(step);
    return decision.ok
      ? decision.value.map(({ type }) => type)
      : decision.refusal.reasons.map(({ code }) => code);
  };
  const state = (): PlanState => {
    const folded = foldPlan(history);
    if (!folded) throw new Error('the plan has not begun');
    return folded;
  };
  return { given, when, happened, refused, outcome, state, history };
}

/** A plan to which all of this has happened. */
export function planAfter(steps: readonly Step[], overrides: Partial<PlanContext> = {}) {
  const plan = scenario(overrides);
  plan.given(...steps);
  return plan;
}

/** The events of one commit, as the ledger gives them back. */
const recorded = (
  events: readonly NewEvent[],
  history: readonly RecordedEvent[],
  { planId, actor }: PlanContext,
) => recordedIn(planStream(planId), events, history, actor);
