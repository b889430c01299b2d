import type { EventType } from '../../events/catalogue.ts';
import type { PlanId } from '../../events/identifiers.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import { drillsOf } from '../exercise/drills-of.ts';
import { foldExercise } from '../exercise/evolve.ts';
import { triggersOf } from '../law/affected-plans.ts';
import { foldLaw } from '../law/evolve.ts';
import { foldPlan, isInForce, planStatus } from '../plan/evolve.ts';
import type { PlanState } from '../plan/state.ts';
import { foldSuggestion } from '../suggestion/evolve.ts';
import { triggerOf } from '../suggestion/trigger-of.ts';

/*
 * What follows in the streams of plans from a fact recorded elsewhere, without anybody deciding anew: a drill of several
 * plans is a drill of each; a norm or a superior plan that changed, or a suggestion that was adopted, is a circumstance of
 * art. 42 for the plans that it touches.
 * Whether a plan takes it is decided in its own stream, by the same decision as when a person asks.
 */

/** One command on one plan, as it would come in through the API. */
export interface FollowUp {
  readonly plan: PlanId;
  readonly command: 'drill' | 'trigger-revision';
  readonly body: object;
}

export interface FollowUpFacts {
  /** The stream of the event, up to it */
  readonly history: readonly RecordedEvent[];
  /** Every plan of the ledger; empty for rules that look at none */
  readonly plans: readonly PlanState[];
}

/** What follows from events of one type. */
export interface FollowUpRule<T extends EventType> {
  readonly article: string;
  /** Looks at all plans of the ledger */
  readonly searchesPlans: boolean;
  readonly follows: (event: RecordedEvent<T>, facts: FollowUpFacts) => readonly FollowUp[];
}

type Rules = { readonly [T in EventType]?: FollowUpRule<T> };

const rules: Rules = {
  ExerciseHeld: {
    article: '第三十八条',
    searchesPlans: false,
    follows: (_, { history }) => {
      const exercise = foldExercise(history);
      return exercise
        ? drillsOf(exercise).map(({ plan, command }) => ({ plan, command: 'drill', body: command }))
        : [];
    },
  },
  SuggestionAnswered: {
    article: '第四十四条',
    searchesPlans: false,
    follows: (_, { history }) => {
      const suggestion = foldSuggestion(history);
      const trigger = suggestion && triggerOf(suggestion);
      return trigger ? [{ plan: trigger.plan, command: 'trigger-revision', body: trigger.command }] : [];
    },
  },
  NormChanged: {
    article: '第四十二条第（一）项',
    searchesPlans: true,
    follows: (event, { history, plans }) => {
      const change = foldLaw(history)?.norms.find((norm) => norm.event === event.id);
      return change
        ? triggersOf(change, plans).map(({ plan, command }) => ({
            plan,
            command: 'trigger-revision',
            body: command,
          }))
        : [];
    },
  },
  Issued: {
    article: '第十六、四十二条',
    searchesPlans: true,
    follows: plansUnder,
  },
};

/** The rule for an event, if anything follows from its type. */
export const followUpRuleFor = <T extends EventType>(type: T): FollowUpRule<T> | undefined => rules[type];

/** 上位预案发生重大变化（第四十二条第（一）项）: a major revision of the plan above was issued. */
function plansUnder(event: RecordedEvent<'Issued'>, { history, plans }: FollowUpFacts): readonly FollowUp[] {
  const parent = foldPlan(history);
  const issued = parent?.versions.find(({ version }) => version === event.body.version);
  if (!parent || issued?.revision?.revisionClass !== 'MAJOR') return [];
  return plans
    .filter((plan) => plan.attributes.parentPlan === parent.planId && isInForce(planStatus(plan)))
    .map(({ planId }) => ({
      plan: planId,
      command: 'trigger-revision',
      body: {
        code: 'LAW_CHANGED',
        // Ids and numbers only: who may read this plan may not know of the one above.
        circumstance: `上位预案修订后印发（${event.body.documentNo}）`,
        sourceRef: `plan:${parent.planId} v${event.body.version}`,
        on: event.occurredOn,
      },
    }));
}
