import type { Decide } from '../../domain/plan/decide/context.ts';
import { foldPlan } from '../../domain/plan/evolve.ts';
import { lookupsOf } from '../../domain/plan/lookups.ts';
import { type PlanCommandName, planCommands } from '../../domain/plan/plan-commands.ts';
import { accept, type Decision } from '../../domain/refusal.ts';
import type { CivilDate } from '../../events/civil-date.ts';
import type { Actor } from '../../events/commit.ts';
import type { LedgerId, PlanId } from '../../events/identifiers.ts';
import { affecting, type Facts, type LedgerFacts } from './facts/ledger-facts.ts';
import type { LedgerLaws } from './facts/ledger-laws.ts';
import type { Decided, StreamHistory } from './ledger/types.ts';
import { type AskedInRound, oncePerRound } from './once-per-round.ts';

/** A command on a plan that has passed its schema, and whoever gives it. */
export interface PlanCommandGiven {
  readonly name: PlanCommandName;
  readonly planId: PlanId;
  readonly command: object;
  readonly ledger: LedgerId;
  readonly actor: Actor;
  readonly today: CivilDate;
}

export interface PlanDecision {
  /** Facts that hold at `position` or later; asked once per history and position */
  readonly factsAt: AskedInRound<Facts>;
  decide(history: StreamHistory, position: number): Promise<Decision<Decided>>;
}

/** What the domain decides about a command on a plan, with facts of the whole ledger. */
export function planDecision(
  deps: { readonly facts: LedgerFacts; readonly laws: LedgerLaws },
  { name, planId, command, ledger, actor, today }: PlanCommandGiven,
): PlanDecision {
  const factsAt = oncePerRound((history, position) =>
    deps.facts.at(ledger, position, lookupsOf(command, name === 'correct' ? history.events : [])),
  );
  return {
    factsAt,
    async decide(history, position) {
      const facts = await factsAt(history, position);
      const law = await deps.laws.at(ledger, today, position);
      const decision = decisionOf(name)(foldPlan(history.events), command, {
        planId,
        today,
        actor,
        rulebook: law.rulebookOn(today),
        registry: facts.registry,
        history: history.events,
        documentNumberHolder: (documentNo) => facts.documentNumberHolder(documentNo, planId),
        otherPlan: facts.otherPlan,
        expert: facts.expert,
      });
      return decision.ok ? accept({ events: decision.value, affects: affecting(facts.looked) }) : decision;
    },
  };
}

/** The table pairs every decision with its schema; the command has passed that schema. */
const decisionOf = (name: PlanCommandName): Decide<object> => planCommands[name].decide as Decide<object>;
