import type { Organisation } from '../../../domain/organisation/organisation.ts';
import { type OrganisationId, PlanId, type StreamId } from '../../../events/identifiers.ts';
import type { Commit } from '../ledger/types.ts';

interface KnownOrganisation {
  readonly organisation: Organisation;
  /** Position of the commit that this registration stands in */
  readonly since: number;
}

/**
 * What one process knows of one ledger across its streams: the registry whole, and what has happened to document numbers
 * since `base`, the position up to which the views are asked instead.
 *
 * Invariant: every commit after `base` up to `position` has been taken in, in order, once.
 */
export class LedgerKnowledge {
  readonly base: number;
  #position: number;
  readonly #organisations = new Map<OrganisationId, KnownOrganisation>();
  readonly #holders = new Map<string, Set<PlanId>>();
  readonly #corrected = new Set<PlanId>();

  constructor(base: number, organisations: readonly KnownOrganisation[]) {
    this.base = base;
    this.#position = base;
    for (const known of organisations) this.#organisations.set(known.organisation.organisationId, known);
  }

  get position(): number {
    return this.#position;
  }

  take(commit: Commit): void {
    if (commit.position <= this.#position) return;
    for (const event of commit.events) {
      if (event.type === 'OrganisationRegistered')
        this.#organisations.set(event.body.organisationId, {
          organisation: event.body,
          since: commit.position,
        });
      if (event.type === 'EventCorrected' && commit.stream.startsWith('plan:'))
        this.#corrected.add(planOf(commit.stream));
      const documentNo = documentNumberIn(event);
      if (documentNo) this.#claim(documentNo, planOf(commit.stream));
    }
    this.#position = commit.position;
  }

  /** The registry as it stood at a position, in order of registration; an answer given again is given from the same one. */
  organisationsAt(position: number): Organisation[] {
    return [...this.#organisations.values()]
      .filter((known) => known.since <= position)
      .map((known) => known.organisation);
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
