import type { CivilDate } from '../../events/civil-date.ts';
import { type OrganisationId, positionOf } from '../../events/identifiers.ts';
import { digestOf, ledgerCalendar } from '../calendar/ledger-calendar.ts';
import type { WorkingCalendar } from '../calendar/types.ts';
import {
  type CalendarChange,
  type ConfirmedChange,
  noticesIn,
  publishedOn,
} from '../calendar-change/state.ts';
import type { CalendarEra } from '../obligation/eras.ts';
import type { Obligation } from '../obligation/types.ts';

/** The calendars of a ledger: the district's, those of organisations with closures of their own, and how they came about. */
export interface Calendars {
  /** Names all of them and their history: the same name, the same answers */
  readonly version: string;
  readonly district: WorkingCalendar;
  /** How the calendar of an organisation changed; of the district when it has none of its own, or none is named */
  erasOf(organisation: OrganisationId | undefined): Eras;
  /** The calendar that holds for an organisation in the end, the district's when none is named */
  of(organisation: OrganisationId | undefined): WorkingCalendar;
  /** The calendar by which an open duty is counted */
  countedBy(obligation: Pick<Obligation, 'due'>): WorkingCalendar;
}

type Eras = readonly [CalendarEra, ...CalendarEra[]];

const kept = new Map<string, Calendars>();
/** States kept, more than a process meets that serves some districts and some past days */
const MAX_KEPT = 64;

/** Calendars as they were known on a day, from the changes that a ledger has confirmed, in their order. */
export function calendarsOf(knownOn: CivilDate, confirmed: readonly ConfirmedChange[]): Calendars {
  const changes = confirmed.filter(({ change }) => publishedOn(change) <= knownOn);
  const { version } = ledgerCalendar(knownOn, { notices: [], closures: [] });
  const key = changes.length ? `${version}+${digestOf(changes).slice(0, 16)}` : version;
  const known = kept.get(key);
  if (known) return known;
  const calendars = made(key, knownOn, changes);
  const [oldest] = kept.keys();
  if (oldest !== undefined && kept.size >= MAX_KEPT) kept.delete(oldest);
  kept.set(key, calendars);
  return calendars;
}

function made(version: string, knownOn: CivilDate, changes: readonly ConfirmedChange[]): Calendars {
  const closed = changes.flatMap(({ change }) =>
    change.kind === 'ORGANISATION' ? [change.organisation] : [],
  );
  const eras = new Map(
    [undefined, ...new Set(closed)].map((organisation) => [
      organisation,
      erasFor(knownOn, changes, organisation),
    ]),
  );
  const ofDistrict = eras.get(undefined) as Eras;
  const district = latest(ofDistrict);
  const byVersion = new Map([...eras.values()].map((of) => [latest(of).version, latest(of)]));
  return {
    version,
    district,
    erasOf: (organisation) => eras.get(organisation) ?? ofDistrict,
    of: (organisation) => latest(eras.get(organisation) ?? ofDistrict),
    countedBy: ({ due }) => byVersion.get(due.calendar) ?? district,
  };
}

const latest = (eras: Eras): WorkingCalendar => (eras.at(-1) ?? eras[0]).calendar;

/** One era more for each change that concerns the organisation, or everybody. */
function erasFor(
  knownOn: CivilDate,
  changes: readonly ConfirmedChange[],
  organisation: OrganisationId | undefined,
): Eras {
  const concerning = changes.filter(
    ({ change }) => change.kind !== 'ORGANISATION' || change.organisation === organisation,
  );
  const through = (count: number) =>
    ledgerCalendar(knownOn, addedBy(concerning.slice(0, count).map(({ change }) => change)));
  return [
    { calendar: through(0) },
    ...concerning.map(({ change, confirmed: { event, on } }, index) => ({
      calendar: through(index + 1),
      since: { position: positionOf(event), on, publishedOn: publishedOn(change) },
    })),
  ];
}

const addedBy = (changes: readonly CalendarChange[]) => ({
  notices: noticesIn(changes),
  closures: changes.flatMap((change) => (change.kind === 'NOTICE' ? [] : [change.closure])),
});
