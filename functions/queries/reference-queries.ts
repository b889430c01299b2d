import { officialCalendar } from '../../domain/calendar/calendar.ts';
import { dateOf, ordinalOf } from '../../domain/calendar/ordinal.ts';
import type { CivilDate } from '../../events/civil-date.ts';
import { problem } from '../shared/http/problem.ts';
import type { OperationHandlers } from '../shared/openapi/operation.ts';
import type { referenceOperations } from '../shared/openapi/reference-operations.ts';
import type { QueryDependencies } from './dependencies.ts';
import { organisationQueries } from './organisation-queries.ts';
import { now } from './read-point.ts';

/** Organisations, the calendar and the rulebook. */
export function referenceQueries(deps: QueryDependencies): OperationHandlers<typeof referenceOperations> {
  return {
    ...organisationQueries(deps),

    listOrganisations: async ({ query }, request) => {
      const { served, freshness } = await now(deps, request);
      const views = await deps.views.organisations(served);
      const items = views.map((view) => view.organisation);
      return {
        body: {
          items: query.class ? items.filter((item) => item.class === query.class) : items,
          ledger: freshness,
        },
      };
    },

    countWorkingDays: async ({ query: { from, n, asOf } }, { today }) => {
      const calendar = officialCalendar(knownOn(asOf, today));
      return { body: withinCalendar(() => calendar.explainWorkingDays(from, n)) };
    },

    listCalendarDays: async ({ query: { from, to, asOf } }, { today }) => {
      const calendar = officialCalendar(knownOn(asOf, today));
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
