import { type Registry, registryOf } from '../../../domain/organisation/organisation.ts';
import type { OtherPlan } from '../../../domain/plan/decide/context.ts';
import { foldPlan, planStatus } from '../../../domain/plan/evolve.ts';
import type { Lookups } from '../../../domain/plan/lookups.ts';
import { type PlanState, versionInForce } from '../../../domain/plan/state.ts';
import { documentNumbersOf } from '../../../domain/view/document-numbers.ts';
import { type LedgerId, type PlanId, planStream } from '../../../events/identifiers.ts';
import type { Commit, Ledger } from '../ledger/types.ts';
import type { ViewReader } from '../views/view-reader.ts';
import { documentNumberIn, LedgerKnowledge } from './ledger-knowledge.ts';

/** Facts across streams, as at a position of the ledger: what views know plus the commits after them. */
export interface Facts {
  readonly registry: Registry;
  /** The plan that holds a number; another plan than `except` where several do (older registers hold some twice) */
  readonly documentNumberHolder: (documentNo: string, except: PlanId) => PlanId | undefined;
  readonly otherPlan: (id: PlanId) => OtherPlan | undefined;
}

export interface LedgerFacts {
  /** Facts that hold at `position` or later, with everything that `lookups` names. */
  at(ledger: LedgerId, position: number, lookups: Lookups): Promise<Facts>;
  /** The registry exactly as it stood at `position`. */
  registryAt(ledger: LedgerId, position: number): Promise<Registry>;
}

/** Commits held on top of the views before the views are asked anew. */
const MAX_AHEAD = 5_000;

export function ledgerFacts(ledgers: Ledger, views: ViewReader): LedgerFacts {
  const known = new Map<LedgerId, LedgerKnowledge>();
  const inTurn = new Map<LedgerId, Promise<LedgerKnowledge>>();

  async function advance(ledger: LedgerId, position: number): Promise<LedgerKnowledge> {
    const kept = known.get(ledger);
    const knowledge = kept && kept.position - kept.base <= MAX_AHEAD ? kept : await begin(ledger);
    if (knowledge.position < position)
      for await (const commit of ledgers.read(ledger, { after: knowledge.position, through: position }))
        knowledge.take(commit);
    known.set(ledger, knowledge);
    return knowledge;
  }

  async function begin(ledger: LedgerId): Promise<LedgerKnowledge> {
    const served = await views.served(ledger);
    const organisations = await views.organisations(served);
    return new LedgerKnowledge(
      served.position,
      organisations.map(({ organisation, registeredAt }) => ({ organisation, since: registeredAt })),
    );
  }

  /** One reader per ledger at a time: two requests must not take in the same commits side by side. */
  function caughtUp(ledger: LedgerId, position: number): Promise<LedgerKnowledge> {
    const before = inTurn.get(ledger) ?? Promise.resolve();
    const turn = before.catch(() => undefined).then(() => advance(ledger, position));
    inTurn.set(ledger, turn);
    return turn;
  }

  const stateOf = async (ledger: LedgerId, id: PlanId, position: number): Promise<PlanState | undefined> =>
    foldPlan((await ledgers.load(ledger, planStream(id), { position })).events);

  async function holders(knowledge: LedgerKnowledge, ledger: LedgerId, documentNo: string, position: number) {
    const served = await views.served(ledger);
    const inViews = await views.documentNumber(served, documentNo);
    const corrected = new Set(knowledge.correctedPlans);
    const claimed = [...inViews.map((view) => view.planId), ...knowledge.holdersSince(documentNo)];
    const certain = claimed.filter((plan) => !corrected.has(plan));
    const asked = await Promise.all(
      [...corrected].map(async (plan) => ({ plan, state: await stateOf(ledger, plan, position) })),
    );
    const found = asked
      .filter(({ state }) => documentNumbersOf(state).includes(documentNo))
      .map(({ plan }) => plan);
    return [...new Set([...certain, ...found])];
  }

  return {
    registryAt: async (ledger, position) =>
      registryOf((await caughtUp(ledger, position)).organisationsAt(position)),
    at: async (ledger, position, lookups) => {
      const knowledge = await caughtUp(ledger, position);
      const numbers = new Map<string, readonly PlanId[]>();
      for (const no of new Set(lookups.documentNumbers))
        numbers.set(no, await holders(knowledge, ledger, no, position));
      const plans = new Map<PlanId, OtherPlan>();
      for (const id of new Set(lookups.plans)) {
        const state = await stateOf(ledger, id, position);
        if (state) plans.set(id, otherPlanOf(state));
      }
      return {
        registry: registryOf(knowledge.organisationsAt(knowledge.position)),
        documentNumberHolder: (no, except) => numbers.get(no)?.find((plan) => plan !== except),
        otherPlan: (id) => plans.get(id),
      };
    },
  };
}

/** Whether a commit on another stream could change a decision that asked for `lookups`. */
export const affecting =
  (lookups: Lookups) =>
  (commit: Commit): boolean => {
    if (commit.stream.startsWith('organisation:')) return true;
    if (lookups.plans.some((plan) => commit.stream === planStream(plan))) return true;
    if (!lookups.documentNumbers.length) return false;
    return commit.events.some((event) => {
      const taken = documentNumberIn(event);
      return (
        event.type === 'EventCorrected' || (taken !== undefined && lookups.documentNumbers.includes(taken))
      );
    });
  };

function otherPlanOf(state: PlanState): OtherPlan {
  const issuedOn = versionInForce(state)?.issue?.on ?? state.legacy?.issuedOn;
  const { parentPlan } = state.attributes;
  return { status: planStatus(state), ...(issuedOn && { issuedOn }), ...(parentPlan && { parentPlan }) };
}
