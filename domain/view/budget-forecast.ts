import type { CivilDate } from '../../events/civil-date.ts';
import type { OrganisationId, PlanId } from '../../events/identifiers.ts';
import { dateOf, ordinalOf } from '../calendar/ordinal.ts';
import type { ExplainedDueDate, PeriodRule, WorkingCalendar } from '../calendar/types.ts';
import { dueFrom } from '../obligation/due.ts';
import type { Obligation } from '../obligation/types.ts';
import { organisationsOf } from '../rulebook/parties.ts';
import type { PeriodUnit } from '../rulebook/types.ts';

/** What costs money year after year. */
export type ForecastDuty = 'DRILL' | 'EVALUATION' | 'TRAINING';

/** One thing that falls due in the year. */
export interface ForecastItem {
  readonly duty: ForecastDuty;
  /** Absent where it belongs to the body and to no single plan */
  readonly plan?: PlanId;
  readonly ruleId: string;
  readonly article: string;
  readonly dueOn: CivilDate;
  /** The holiday notice that settles the day is not out */
  readonly provisional: boolean;
  /** The duty that is open now, of which it is the next turn or the one after */
  readonly obligation: string;
}

export interface ForecastLine {
  readonly organisation: OrganisationId;
  /** At least so many: a drill of one of its plans counts as a drill of the body too (北京市实施办法第三十一条) */
  readonly drills: number;
  readonly evaluations: number;
  readonly trainings: number;
  /** In the order of their days */
  readonly items: readonly ForecastItem[];
}

/** 经费测算（第四十七条）: what a year will ask of each body, to be put into its budget the autumn before. */
export interface BudgetForecast {
  readonly year: number;
  readonly lines: readonly ForecastLine[];
  /** Due in the year, and the registry can't say yet who has it to do */
  readonly unassigned: readonly ForecastItem[];
}

/**
 * From the duties of plans and bodies. Each clock is thought on as if everything were done on its last day, and what is
 * overdue today; done earlier, the next turn only comes earlier.
 */
export function budgetForecast(
  obligations: readonly Obligation[],
  year: number,
  context: { readonly today: CivilDate; readonly calendar: WorkingCalendar },
): BudgetForecast {
  const found = running(obligations).map((one) => ({ one, items: itemsIn(year, one, context) }));
  const handlers = [...new Set(found.flatMap(({ one }) => handlersOf(one)))].toSorted();
  const itemsOf = (holds: (one: Obligation) => boolean): readonly ForecastItem[] =>
    found
      .flatMap(({ one, items }) => (holds(one) ? items : []))
      .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  return {
    year,
    lines: handlers
      .map((organisation) =>
        lineOf(
          organisation,
          itemsOf((one) => handlersOf(one).includes(organisation)),
        ),
      )
      .filter(({ items }) => items.length > 0),
    unassigned: itemsOf((one) => handlersOf(one).length === 0),
  };
}

const handlersOf = ({ handler }: Obligation): readonly OrganisationId[] => organisationsOf(handler);

function lineOf(organisation: OrganisationId, items: readonly ForecastItem[]): ForecastLine {
  const count = (duty: ForecastDuty) => items.filter((item) => item.duty === duty).length;
  const drills = items.filter(({ duty }) => duty === 'DRILL');
  const ofPlans = drills.filter(({ plan }) => plan !== undefined).length;
  const ofBody = Map.groupBy(
    drills.filter(({ plan }) => plan === undefined),
    ({ ruleId }) => ruleId,
  );
  return {
    organisation,
    drills: Math.max(ofPlans, ...[...ofBody.values()].map((asked) => asked.length)),
    evaluations: count('EVALUATION'),
    trainings: count('TRAINING'),
    items,
  };
}

const forecastDuties: readonly string[] = ['DRILL', 'EVALUATION', 'TRAINING'] satisfies ForecastDuty[];
const isYearly = ({ due }: Obligation): boolean => due.rule === 'CALENDAR_YEARS';

/** Clocks that run: what is open, and of what is owed every year the last turn that is known, met or not. */
function running(obligations: readonly Obligation[]): readonly Obligation[] {
  const costly = obligations.filter(({ duty }) => forecastDuties.includes(duty));
  const yearly = Map.groupBy(
    costly.filter(isYearly),
    ({ organisation, planId, ruleId }) => `${organisation ?? planId} ${ruleId}`,
  );
  const lastTurns = [...yearly.values()].flatMap((turns) =>
    turns.toSorted((a, b) => (a.due.dueOn < b.due.dueOn ? -1 : 1)).slice(-1),
  );
  return [
    ...costly.filter((one) => !isYearly(one) && one.state.status === 'OPEN'),
    ...lastTurns.filter(({ state }) => state.status === 'OPEN' || state.status === 'DISCHARGED'),
  ];
}

function itemsIn(
  year: number,
  obligation: Obligation,
  { today, calendar }: { readonly today: CivilDate; readonly calendar: WorkingCalendar },
): readonly ForecastItem[] {
  const { planId, ruleId, article, state, id } = obligation;
  const items: ForecastItem[] = [];
  let due: ExplainedDueDate | undefined = obligation.due;
  while (due && due.dueOn <= `${year}-12-31`) {
    const met = due === obligation.due && state.status === 'DISCHARGED';
    if (due.dueOn >= `${year}-01-01` && !met)
      items.push({
        duty: obligation.duty as ForecastDuty,
        ...(planId && { plan: planId }),
        ruleId,
        article,
        dueOn: due.dueOn,
        provisional: due.status === 'provisional',
        obligation: id,
      });
    due = nextTurn(due, today, calendar);
  }
  return items;
}

const units: Partial<Record<PeriodRule, PeriodUnit>> = {
  MONTHS: 'MONTH',
  YEARS: 'YEAR',
  CALENDAR_MONTHS: 'CALENDAR_MONTH',
  CALENDAR_YEARS: 'CALENDAR_YEAR',
};

/** The turn after this one; none after a date that somebody set, whose period nobody knows. */
function nextTurn(
  { dueOn, rule, n }: ExplainedDueDate,
  today: CivilDate,
  calendar: WorkingCalendar,
): ExplainedDueDate | undefined {
  const unit = units[rule];
  if (!unit || n < 1) return undefined;
  const done = dueOn < today ? today : dueOn;
  const anchor = unit === 'CALENDAR_YEAR' ? dateOf(ordinalOf(dueOn) + 1) : done;
  return dueFrom(
    anchor,
    { period: { n, unit }, roll: unit === 'CALENDAR_YEAR' ? 'NONE' : 'FORWARD' },
    calendar,
  );
}
