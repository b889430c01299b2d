import { OrganisationId, PlanId, type StreamId } from '../../../events/identifiers.ts';
import type { Commit } from '../ledger/types.ts';
import type { RegistryPlace } from '../views/view-reader.ts';
import { OrganisationTimeline, type RegistryEntry } from './organisation-timeline.ts';

/**
 * What one process knows of one ledger across its streams: the registry whole, and what has happened to document numbers
 * since `base`, the position up to which the views are asked instead.
 *
 * Invariant: every commit after `base` up to `position` has been taken in, in order, once.
 */
export class LedgerKnowledge {
  readonly base: number;
  #position: number;
  readonly #registry = new Map<OrganisationId, OrganisationTimeline>();
  readonly #holders = new Map<string, Set<PlanId>>();
  readonly #corrected = new Set<PlanId>();

  constructor(base: number, places: readonly RegistryPlace[]) {
    this.base = base;
    this.#position = base;
    for (const { id, position, view } of places) {
      const { organisation, registeredAt = position } = view ?? {};
      const entry = { since: position, registeredAt, organisation };
      const isFirstCommit = view?.streamVersion === 1;
      this.#registry.set(id, new OrganisationTimeline({ entry, isFirstCommit }));
    }
  }

  get position(): number {
    return this.#position;
  }

  /** `corrected`: for a correction on the stream of an organisation, what its whole stream says after it. */
  take(commit: Commit, corrected?: RegistryEntry): void {
    if (commit.position <= this.#position) return;
    if (commit.stream.startsWith('organisation:')) this.#takeOrganisation(commit, corrected);
    for (const event of commit.events) {
      if (event.type === 'EventCorrected' && commit.stream.startsWith('plan:'))
        this.#corrected.add(planOf(commit.stream));
      const documentNo = documentNumberIn(event);
      if (documentNo) this.#claim(documentNo, planOf(commit.stream));
    }
    this.#position = commit.position;
  }

  #takeOrganisation(commit: Commit, corrected: RegistryEntry | undefined): void {
    const { position, events } = commit;
    const id = OrganisationId.parse(commit.stream.slice('organisation:'.length));
    const timeline = this.#registry.get(id) ?? new OrganisationTimeline();
    // Views may be ahead of their own checkpoint: what they reflect already is not taken in a second time.
    if (position <= timeline.latest.since) return;
    if (corrected) timeline.correct(corrected);
    else timeline.follow(events, position);
    this.#registry.set(id, timeline);
  }

  /** What is known of each organisation over time, those among them whose registration was taken back. */
  get registry(): ReadonlyMap<OrganisationId, OrganisationTimeline> {
    return this.#registry;
  }

  /** Plans that took `documentNo` after `base` */
  holdersSince(documentNo: string): readonly PlanId[] {
    return [...(this.#holders.get(documentNo) ?? [])];
  }

  /** Plans with a correction after `base`: what they hold is known from their own stream only. */
  get correctedPlans(): readonly PlanId[] {
    return [...this.#corrected];
  }

  #claim(documentNo: string, plan: PlanId): void {
    const holders = this.#holders.get(documentNo) ?? new Set();
    this.#holders.set(documentNo, holders.add(plan));
  }
}

const planOf = (stream: StreamId): PlanId => PlanId.parse(stream.slice('plan:'.length));

/** The document number that an event gives to its plan, if it does. */
export const documentNumberIn = (event: Commit['events'][number]): string | undefined =>
  event.type === 'Issued' || event.type === 'PlanRegistered' ? event.body.documentNo : undefined;
