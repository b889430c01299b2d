import { civilDate } from '../../../events/civil-date.ts';
import { OrganisationId } from '../../../events/identifiers.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { shijingshan, shijingshanOrganisations } from '../../../test/support/builders.ts';
import { type Step, scenario } from '../../../test/support/scenario.ts';
import { special, stepOf, upTo } from '../../../test/support/stories.ts';
import { officialCalendar } from '../../calendar/calendar.ts';
import { deriveDuties } from '../../obligation/derive.ts';
import type { Obligation } from '../../obligation/types.ts';
import { registryOf } from '../../organisation/organisation.ts';
import type { PlanContext } from '../../plan/decide/context.ts';
import type { RulingOnInterpretation } from '../rulings.ts';
import type { Rulebook } from '../types.ts';

/* Lives to look at under one answer and under another (第五十条). */

export const calendar = officialCalendar(civilDate('2026-11-24'));

export interface Life {
  readonly steps: readonly Step[];
  readonly events?: readonly NewEvent[];
}

export function dutiesUnder(book: Rulebook, { steps, events = [] }: Life, registry = shijingshan()) {
  const plan = scenario();
  plan.given(...steps);
  plan.happened(...events);
  return deriveDuties(plan.state(), { rulebook: book, calendar, registry }).obligations;
}

/** What a command comes to after these, under a rulebook; the steps before it may have been another's. */
export function decisionUnder(
  rulebook: Rulebook,
  steps: readonly Step[],
  step: Step,
  by: Partial<PlanContext> = {},
): readonly string[] {
  const before = scenario({ rulebook });
  before.given(...steps);
  const plan = scenario({ rulebook, ...by });
  plan.history.push(...before.history);
  return plan.outcome(...step);
}

export const last = (obligations: readonly Obligation[], duty: Obligation['duty']): Obligation | undefined =>
  obligations.filter((one) => one.duty === duty).at(-1);

export const on = civilDate;
export const happened = <T extends NewEvent['type']>(
  type: T,
  day: string,
  body: NewEvent<T>['body'],
): NewEvent => ({ type, occurredOn: on(day), body }) as unknown as NewEvent;

export const issued: Life = { steps: upTo(special, 'issue') };
export const attributes = (stepOf(special, 'draft')[1] as { attributes: object }).attributes;

/** A second version that was issued on 2026-07-01, as the ledger would hold it */
export const issuedAgain = (revisionClass: 'MAJOR' | 'MINOR'): readonly NewEvent[] => [
  happened('RevisionStarted', '2026-06-20', {
    version: 2,
    revisionClass,
    changedHeads: [revisionClass === 'MAJOR' ? 'COMMAND_SYSTEM' : 'CONTACT_LIST'],
    reason: '调整',
  }),
  happened('Issued', '2026-07-01', {
    version: 2,
    documentNo: '石应急委发〔2026〕5号',
    inNameOf: [OrganisationId.parse('emergency-commission')],
    effectiveOn: on('2026-07-01'),
    documents: [],
    distribution: [],
  }),
  happened('Superseded', '2026-07-01', { version: 1, byVersion: 2 }),
];
export const drill = (day: string, more: object = {}): NewEvent =>
  happened('Drilled', day, {
    version: 1,
    form: 'TABLETOP',
    organiser: OrganisationId.parse('water-bureau'),
    scenario: '特大暴雨',
    participants: 46,
    documents: [],
    ...more,
  });

export const merged = registryOf(
  shijingshanOrganisations.map((one) =>
    one.organisationId === 'water-bureau'
      ? { ...one, mergedInto: OrganisationId.parse('housing-commission') }
      : one,
  ),
);

export const body = (id: string) => {
  const organisation = shijingshanOrganisations.find((one) => one.organisationId === id);
  if (!organisation) throw new Error(id);
  const event = { on: on('2026-01-05'), event: '1.0' as Obligation['id'] as never };
  return {
    organisation,
    registered: event,
    plans: [],
    managers: [],
    trainings: [],
    programmes: [],
    inspections: [],
  };
};

/** A question answered otherwise, what is looked at, and what it was and is. */
export type Flip = readonly [
  answer: RulingOnInterpretation['parameter'],
  see: (book: Rulebook) => unknown,
  was: unknown,
  is: unknown,
];
export type Flips = Readonly<Record<string, Flip>>;
