import { evolveOrganisation, type Organisation } from '../../../domain/organisation/organisation.ts';
import { foldOrganisation } from '../../../domain/view/organisation-views.ts';
import { correctedHistory } from '../../../events/corrections.ts';
import type { RecordedEvent } from '../../../events/recorded-event.ts';
import type { Commit } from '../ledger/types.ts';

/** One entry of the registry from a position on. */
export interface RegistryEntry {
  /** Position of the commit that made it so */
  readonly since: number;
  /** Position at which it was registered: order of the registry */
  readonly registeredAt: number;
  /** Absent once a correction has taken the registration back */
  readonly organisation: Organisation | undefined;
}

/** What an organisation's stream says of it, corrections applied. */
export function entryOf(events: readonly RecordedEvent[], since: number): RegistryEntry {
  const registeredAt = correctedHistory(events)[0]?.position ?? since;
  return { since, registeredAt, organisation: foldOrganisation(events) };
}

/** A correction reaches back: what it makes of an organisation only the whole stream tells. */
export const hasCorrection = ({ events }: Pick<Commit, 'events'>): boolean =>
  events.some((event) => event.type === 'EventCorrected');

/** Before its first commit an organisation is not there. */
const notThere: RegistryEntry = { since: 0, registeredAt: 0, organisation: undefined };

/** One organisation as the registry showed it over time. */
export class OrganisationTimeline {
  readonly #entries: RegistryEntry[];

  /** `first`: the earliest entry that is known. Without one it begins with what is followed next, and is known whole. */
  constructor(first?: { readonly entry: RegistryEntry; readonly isFirstCommit: boolean }) {
    this.#entries = first && !first.isFirstCommit ? [first.entry] : [notThere];
    if (first?.isFirstCommit) this.#entries.push(first.entry);
  }

  /** The entry at a position; undefined when that was before the earliest that is known: its own stream must be asked. */
  at(position: number): RegistryEntry | undefined {
    return this.#entries.findLast((one) => one.since <= position);
  }

  /** The stream's commits up to the earliest entry that is known: from now on the timeline reaches back to the beginning. */
  complete(commits: readonly Pick<Commit, 'events' | 'position'>[]): void {
    const [earliest] = this.#entries;
    if (!earliest || earliest.since === 0) return;
    const past = new OrganisationTimeline();
    const events: RecordedEvent[] = [];
    for (const commit of commits.filter(({ position }) => position < earliest.since)) {
      events.push(...commit.events);
      if (hasCorrection(commit)) past.correct(entryOf(events, commit.position));
      else past.follow(commit.events, commit.position);
    }
    this.#entries.unshift(...past.#entries);
  }

  get latest(): RegistryEntry {
    return this.#entries.at(-1) ?? notThere;
  }

  /** Events of the next commit, without a correction. One that changes nothing of the registry makes no entry. */
  follow(events: readonly RecordedEvent[], since: number): void {
    const { organisation: before, registeredAt } = this.latest;
    const organisation = events.reduce(evolveOrganisation, before);
    if (organisation !== before)
      this.#entries.push({ since, registeredAt: before ? registeredAt : since, organisation });
  }

  /** The next commit holds a correction: the entry as its whole stream gives it. */
  correct(entry: RegistryEntry): void {
    this.#entries.push(entry);
  }
}
