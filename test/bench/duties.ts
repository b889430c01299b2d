import { officialCalendar } from '../../domain/calendar/calendar.ts';
import { deriveDuties } from '../../domain/obligation/derive.ts';
import { deriveOrganisationDuties } from '../../domain/obligation/organisation-duties.ts';
import { briefOf, type PlanInBrief } from '../../domain/obligation/organisation-facts.ts';
import { registryOf } from '../../domain/organisation/organisation.ts';
import type { PlanState } from '../../domain/plan/state.ts';
import { rulebookInForce } from '../../domain/rulebook/rulebook-in-force.ts';
import { civilDate } from '../../events/civil-date.ts';
import { EventId, type OrganisationId, PlanId } from '../../events/identifiers.ts';
import type { NewEvent } from '../../events/recorded-event.ts';
import { shijingshan, shijingshanOrganisations } from '../support/builders.ts';
import { planAfter } from '../support/scenario.ts';
import {
  community,
  departmental,
  enterprise,
  overall,
  special,
  subdistrict,
  upTo,
} from '../support/stories.ts';
import type { BenchFigure } from './figure.ts';

const ROUNDS = 7;
const LONG_LIFE_EVENTS = 200;
const LONG_LIFE_BUDGET_MS = 1;
const DISTRICT_PLANS = 5_000;
const DISTRICT_BUDGET_MS = 2_000;

const calendar = officialCalendar(civilDate('2026-11-24'));

/**
 * All duties of one plan with a long life, and of a whole district with its organisations: the median of seven rounds
 * after a warm-up, against the time that a projector and a rebuild may take for it. Nothing is kept between rounds but
 * what the law itself keeps: dates already counted under one calendar.
 */
export function benchDuties(): BenchFigure[] {
  const registry = shijingshan();
  const context = { rulebook: rulebookInForce, calendar, registry };
  const long = longLife();
  const one = medianMs(() => deriveDuties(long, context).obligations.length, 200);
  const district = districtOf(DISTRICT_PLANS);
  const bodies = bodiesOf(district);
  const all = medianMs(() => {
    let duties = 0;
    for (const plan of district) duties += deriveDuties(plan, context).obligations.length;
    for (const body of bodies) duties += deriveOrganisationDuties(body, context).obligations.length;
    return duties;
  }, 1);
  return [
    budget(`duties of a plan with ${LONG_LIFE_EVENTS} events / budget`, one, LONG_LIFE_BUDGET_MS),
    budget(`duties of a district with ${DISTRICT_PLANS} plans / budget`, all, DISTRICT_BUDGET_MS),
  ];
}

const budget = (name: string, ours: number, allowed: number): BenchFigure => ({
  name,
  ratio: allowed / ours,
  goal: 1,
  ours,
  theirs: allowed,
  unit: 'ms of one core',
});

/** Milliseconds of processor time per call, so that a busy machine does not count. The answers are added up, so that no call can be optimised away. */
function medianMs(call: () => number, calls: number): number {
  const round = (): number => {
    let total = 0;
    const start = process.cpuUsage();
    for (let index = 0; index < calls; index++) total += call();
    const { user, system } = process.cpuUsage(start);
    if (total < calls) throw new Error('nothing was owed');
    return (user + system) / 1_000 / calls;
  };
  round();
  const rounds = Array.from({ length: ROUNDS }, round).toSorted((a, b) => a - b);
  return rounds[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}

/** A flood plan of many years: drills with their evaluations, circumstances raised and decided, improvements. */
function longLife(): PlanState {
  const plan = planAfter(upTo(special, 'evaluate'));
  const organiser = 'water-bureau' as OrganisationId;
  const said = '按方案完成';
  const heads = {
    execution: said,
    practicality: said,
    coordination: said,
    personnel: said,
    equipment: said,
    advice: said,
  };
  const happened = <T extends NewEvent['type']>(type: T, body: NewEvent<T>['body']): void =>
    plan.happened({ type, occurredOn: civilDate('2026-11-02'), body } as unknown as NewEvent);
  while (plan.history.length + 5 <= LONG_LIFE_EVENTS) {
    const item = `item-${plan.history.length}`;
    happened('Drilled', {
      version: 1,
      form: 'TABLETOP',
      organiser,
      scenario: '特大暴雨',
      participants: 46,
      documents: [],
    });
    happened('DrillEvaluated', { drill: plan.history.at(-1)?.id as EventId, ...heads, documents: [] });
    happened('ImprovementOpened', {
      itemId: item,
      from: 'DRILL',
      text: '增配水泵',
      owner: organiser,
      dueOn: civilDate('2026-12-30'),
    });
    happened('ImprovementClosed', { itemId: item, how: '已增配', documents: [] });
    happened('RevisionTriggered', { code: 'OTHER', circumstance: '职责调整' });
  }
  return plan.state();
}

/** Plans of every kind, each with an id of its own, in the proportions of a district: mostly communities and units. */
function districtOf(size: number): readonly PlanState[] {
  const stories = [
    special,
    departmental,
    overall,
    subdistrict,
    community,
    community,
    community,
    enterprise,
    enterprise,
  ];
  const lives = stories.map((story) => planAfter(story).state());
  return Array.from({ length: size }, (_, index) => ({
    ...(lives[index % lives.length] as PlanState),
    planId: PlanId.parse(`plan-${index}`),
  }));
}

function bodiesOf(plans: readonly PlanState[]) {
  const held = Map.groupBy(plans.map(briefOf), ({ preparingBody }) => preparingBody);
  const registry = registryOf(shijingshanOrganisations);
  const registered = { on: civilDate('2025-06-03'), event: EventId.parse('1.0') };
  return registry.all().map((organisation) => ({
    organisation,
    registered,
    plans: held.get(organisation.organisationId) ?? ([] as readonly PlanInBrief[]),
    managers: [],
    trainings: [],
    programmes: [],
    inspections: [],
  }));
}
