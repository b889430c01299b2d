import { dateOf, ordinalOf } from '../../domain/calendar/ordinal.ts';
import type { WorkingCalendar } from '../../domain/calendar/types.ts';
import type { CivilDate } from '../../events/civil-date.ts';
import type { OrganisationId } from '../../events/identifiers.ts';
import { problem } from '../shared/http/problem.ts';
import type { ApiRequest, OperationHandlers } from '../shared/openapi/operation.ts';
import type { referenceOperations } from '../shared/openapi/reference-operations.ts';
import type { QueryDependencies } from './dependencies.ts';
import { organisationQueries } from './organisation-queries.ts';
import { freshFromViews } from './read-point.ts';

/** Organisations, the calendar and the rulebook. */
export function referenceQueries(deps: QueryDependencies): OperationHandlers<typeof referenceOperations> {
  return {
    ...organisationQueries(deps),

    listOrganisations: async ({ query }, { caller: { ledger } }) => {
      const served = await deps.views.served(ledger);
      const views = await deps.views.organisations(served);
      const items = views.map((view) => view.organisation);
      const tail = await deps.ledger.tail(ledger);
      return {
        body: {
          items: query.class ? items.filter((item) => item.class === query.class) : items,
          ledger: freshFromViews(ledger, tail, served.position),
        },
      };
    },

    countWorkingDays: async ({ query: { from, n, ...known } }, request) => {
      const calendar = await calendarKnown(deps, known, request);
      return { body: withinCalendar(() => calendar.explainWorkingDays(from, n)) };
    },

    listCalendarDays: async ({ query: { from, to, ...known } }, request) => {
      const calendar = await calendarKnown(deps, known, request);
      const days = Array.from({ length: ordinalOf(to) - ordinalOf(from) + 1 }, (_, index) =>
        calendar.day(dateOf(ordinalOf(from) + index)),
      );
      return { body: { items: days, calendar: calendar.version, coveredThrough: calendar.coveredThrough } };
    },

    getRulebook: async (_, { caller: { ledger }, today }) => ({
      body: (await deps.laws.at(ledger, today)).rulebookOn(today),
    }),
  };
}

interface Known {
  /** By which day a notice was published */
  readonly asOf?: CivilDate | undefined;
  /** What the ledger had confirmed up to there */
  readonly position?: number | undefined;
  readonly organisation?: OrganisationId | undefined;
}

async function calendarKnown(
  { laws }: QueryDependencies,
  { asOf, position, organisation }: Known,
  { caller: { ledger }, today }: ApiRequest,
): Promise<WorkingCalendar> {
  return (await laws.at(ledger, knownOn(asOf, today), position)).calendarFor(organisation);
}

/** What will be published is not known today. */
const knownOn = (asOf: CivilDate | undefined, today: CivilDate): CivilDate =>
  asOf !== undefined && asOf < today ? asOf : today;

/** The calendar reaches to 2200; a period that runs beyond it is the caller's to shorten. */
function withinCalendar<T>(count: () => T): T {
  try {
    return count();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw problem(
      'invalid-request',
      'BEYOND_CALENDAR',
      { zh: '超出日历范围（1900 至 2200 年）', en: 'beyond the calendar (1900 to 2200)' },
      { parameter: 'n', cause: error },
    );
  }
}
