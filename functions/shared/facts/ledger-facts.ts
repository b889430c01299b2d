import type { AggregateKind, AggregateLookups } from '../../../domain/aggregate/aggregate.ts';
import { aggregateStream } from '../../../domain/aggregate/aggregate.ts';
import { aggregateOf } from '../../../domain/aggregate/aggregates.ts';
import { foldExpert } from '../../../domain/expert/evolve.ts';
import type { ExpertState } from '../../../domain/expert/state.ts';
import { type Registry, registryOf } from '../../../domain/organisation/organisation.ts';
import type { OtherPlan } from '../../../domain/plan/decide/context.ts';
import { foldPlan, planStatus } from '../../../domain/plan/evolve.ts';
import type { Lookups } from '../../../domain/plan/lookups.ts';
import { type PlanState, versionInForce } from '../../../domain/plan/state.ts';
import { documentNumbersOf } from '../../../domain/view/document-numbers.ts';
import {
  type LedgerId,
  lawStream,
  organisationStream,
  type PersonId,
  type PlanId,
  planStream,
} from '../../../events/identifiers.ts';
import type { Commit, Ledger } from '../ledger/types.ts';
import type { ViewReader } from '../views/view-reader.ts';
import { documentNumberIn, LedgerKnowledge } from './ledger-knowledge.ts';
import { entryOf, hasCorrection, type RegistryEntry } from './organisation-timeline.ts';

/** Facts across streams, as at a position of the ledger: what views know plus the commits after them. */
export interface Facts {
  readonly registry: Registry;
  /** The plan that holds a number; another plan than `except` where several do (older registers hold some twice) */
  readonly documentNumberHolder: (documentNo: string, except: PlanId) => PlanId | undefined;
  readonly otherPlan: (id: PlanId) => OtherPlan | undefined;
  readonly expert: (id: PersonId) => ExpertState | undefined;
  /** What was looked at in the end: what was asked for, and the plans above the plans that were named */
  readonly looked: Lookups;
}

/** Facts that decisions about anything but plans look at. */
export interface FactsAround {
  readonly registry: Registry;
  /** State of a plan that the lookups name */
  readonly plan: (id: PlanId) => PlanState | undefined;
  /** State of an aggregate that the lookups name */
  readonly other: (kind: AggregateKind, id: string) => unknown;
}

export interface LedgerFacts {
  /** Facts that hold at `position` or later, with everything that `lookups` names. */
  at(ledger: LedgerId, position: number, lookups: Lookups): Promise<Facts>;
  /** Facts exactly as at `position`, with everything that `lookups` names. */
  around(ledger: LedgerId, position: number, lookups: AggregateLookups): Promise<FactsAround>;
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
        knowledge.take(commit, await correctedBy(commit));
    known.set(ledger, knowledge);
    return knowledge;
  }

  async function begin(ledger: LedgerId): Promise<LedgerKnowledge> {
    const served = await views.served(ledger);
    return new LedgerKnowledge(served.position, await views.registryPlaces(served));
  }

  /** An organisation after a commit that corrects its stream: folded anew. */
  async function correctedBy(commit: Commit): Promise<RegistryEntry | undefined> {
    if (!commit.stream.startsWith('organisation:') || !hasCorrection(commit)) return undefined;
    const { position } = commit;
    return entryOf((await ledgers.load(commit.ledger, commit.stream, { position })).events, position);
  }

  /** What lies before the earliest that is known of an organisation is read from its own stream, once. */
  async function registryAt(ledger: LedgerId, position: number): Promise<Registry> {
    const { registry } = await caughtUp(ledger, position);
    const entries = [...registry].map(async ([id, timeline]) => {
      if (!timeline.at(position))
        timeline.complete((await ledgers.load(ledger, organisationStream(id))).commits);
      return timeline.at(position);
    });
    return registryIn((await Promise.all(entries)).filter((entry) => entry !== undefined));
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

  /** The plans of these ids and all that stand above them: whether one would stand above itself, its chain tells. */
  async function plansFrom(
    ledger: LedgerId,
    ids: readonly PlanId[],
    position: number,
  ): Promise<ReadonlyMap<PlanId, OtherPlan | undefined>> {
    const plans = new Map<PlanId, OtherPlan | undefined>();
    const asked = [...ids];
    for (let id = asked.pop(); id !== undefined; id = asked.pop()) {
      if (plans.has(id)) continue;
      const state = await stateOf(ledger, id, position);
      const plan = state && otherPlanOf(state);
      plans.set(id, plan);
      if (plan?.parentPlan !== undefined) asked.push(plan.parentPlan);
    }
    return plans;
  }

  const expertOf = async (ledger: LedgerId, id: PersonId, position: number) =>
    [
      id,
      foldExpert((await ledgers.load(ledger, aggregateStream('expert', id), { position })).events),
    ] as const;

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
    registryAt,
    around: async (ledger, position, lookups) => {
      const streams = [
        ...lookups.plans.map(planStream),
        ...lookups.others.map(({ kind, id }) => aggregateStream(kind, id)),
      ];
      const [registry, ...histories] = await Promise.all([
        registryAt(ledger, position),
        ...[...new Set(streams)].map((stream) => ledgers.load(ledger, stream, { position })),
      ]);
      const events = new Map(histories.map((history) => [history.stream, history.events]));
      return {
        registry,
        plan: (id) => foldPlan(events.get(planStream(id)) ?? []),
        other: (kind, id) => aggregateOf(kind).fold(events.get(aggregateStream(kind, id)) ?? []),
      };
    },
    at: async (ledger, position, lookups) => {
      const knowledge = await caughtUp(ledger, position);
      const numbers = new Map<string, readonly PlanId[]>();
      for (const no of new Set(lookups.documentNumbers))
        numbers.set(no, await holders(knowledge, ledger, no, position));
      const [plans, found] = await Promise.all([
        plansFrom(ledger, lookups.plans, position),
        Promise.all(lookups.experts.map((id) => expertOf(ledger, id, position))),
      ]);
      const experts = new Map(found);
      return {
        registry: registryIn([...knowledge.registry.values()].map(({ latest }) => latest)),
        documentNumberHolder: (no, except) => numbers.get(no)?.find((plan) => plan !== except),
        otherPlan: (id) => plans.get(id),
        expert: (id) => experts.get(id),
        looked: { ...lookups, plans: [...plans.keys()] },
      };
    },
  };
}

/** In order of registration, as everywhere. */
const registryIn = (entries: readonly RegistryEntry[]): Registry =>
  registryOf(
    entries
      .toSorted((a, b) => a.registeredAt - b.registeredAt)
      .flatMap(({ organisation }) => (organisation ? [organisation] : [])),
  );

/** Whether a commit on another stream could change a decision that asked for `lookups`. */
export const affecting =
  (lookups: Partial<Lookups & AggregateLookups>) =>
  (commit: Commit): boolean => {
    const { documentNumbers = [], plans = [], experts = [], others = [] } = lookups;
    // Who is who, and what the law is, bear on every decision.
    if (commit.stream.startsWith('organisation:') || commit.stream === lawStream()) return true;
    if (plans.some((plan) => commit.stream === planStream(plan))) return true;
    if (experts.some((id) => commit.stream === aggregateStream('expert', id))) return true;
    if (others.some(({ kind, id }) => commit.stream === aggregateStream(kind, id))) return true;
    if (!documentNumbers.length) return false;
    return commit.events.some((event) => {
      const taken = documentNumberIn(event);
      return event.type === 'EventCorrected' || (taken !== undefined && documentNumbers.includes(taken));
    });
  };

function otherPlanOf(state: PlanState): OtherPlan {
  const issuedOn = versionInForce(state)?.issue?.on ?? state.legacy?.issuedOn;
  const { parentPlan } = state.attributes;
  return { status: planStatus(state), ...(issuedOn && { issuedOn }), ...(parentPlan && { parentPlan }) };
}
