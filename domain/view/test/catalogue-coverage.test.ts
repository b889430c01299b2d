import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { PlanId } from '../../../events/identifiers.ts';
import { SystemCatalogueDefined } from '../../../events/law-events.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { type Step, scenario } from '../../../test/support/scenario.ts';
import { departmental, special, upTo } from '../../../test/support/stories.ts';
import { catalogueCoverage } from '../catalogue-coverage.ts';

function plan(name: string, steps: readonly Step[], ...events: readonly NewEvent[]) {
  const one = scenario({ planId: PlanId.parse(name) });
  one.given(...steps);
  one.happened(...events);
  return one.state();
}
const entries = (...list: readonly object[]) =>
  SystemCatalogueDefined.parse({ by: 'emergency-bureau', entries: list });
const flood = { title: '石景山区防汛应急预案', form: 'SPECIAL' };
const ended = (byPlan?: string): NewEvent =>
  byPlan
    ? ({
        type: 'Superseded',
        occurredOn: civilDate('2026-09-01'),
        body: { version: 1, byPlan: PlanId.parse(byPlan) },
      } as NewEvent)
    : ({
        type: 'Repealed',
        occurredOn: civilDate('2026-09-01'),
        body: { version: 1, reason: '合并' },
      } as NewEvent);

const issued = plan('flood-plan', upTo(special, 'issue'));
const draft = plan('flood-plan', upTo(special, 'draft'));

describe('how the catalogue is filled', () => {
  const coverage = (entry: object, ...plans: readonly ReturnType<typeof plan>[]) =>
    catalogueCoverage(entries(entry), plans).lines[0];

  it('by the plan that a place names', () => {
    const named = { ...flood, plan: 'flood-plan' };
    expect(coverage(named, issued)).toMatchObject({
      coverage: 'IN_FORCE',
      plan: 'flood-plan',
      status: 'IN_FORCE',
    });
    expect(coverage(named, draft)).toMatchObject({ coverage: 'BEING_MADE', status: 'DRAFTING' });
    expect(coverage(named, plan('flood-plan', upTo(special, 'issue'), ended()))).toMatchObject({
      coverage: 'ENDED',
      status: 'REPEALED',
    });
    expect(coverage({ ...named, form: 'DEPARTMENTAL' }, issued)).toMatchObject({ coverage: 'OTHER_FORM' });
    expect(coverage(named)).toEqual({ entry: named, coverage: 'MISSING' });
  });

  it('by a plan under revision and by one taken over from an older register as by any in force', () => {
    const revision: NewEvent = {
      type: 'RevisionStarted',
      occurredOn: civilDate('2026-09-01'),
      body: { version: 2, revisionClass: 'MAJOR', changedHeads: ['COMMAND_SYSTEM'], reason: '调整' },
    };
    expect(coverage(flood, plan('flood-plan', upTo(special, 'issue'), revision))).toMatchObject({
      coverage: 'IN_FORCE',
      status: 'IN_REVISION',
    });
    const old = plan('old-plan', [
      [
        'register',
        {
          title: flood.title,
          attributes: { form: 'SPECIAL' },
          stated: {},
          source: '2019 年台账',
          findings: [],
        },
      ],
    ]);
    expect(coverage(flood, old)).toMatchObject({
      coverage: 'IN_FORCE',
      plan: 'old-plan',
      status: 'REGISTERED',
    });
  });

  it('by its successor when the plan that is named was superseded', () => {
    const named = { ...flood, plan: 'flood-plan' };
    const replaced = plan('flood-plan', upTo(special, 'issue'), ended('flood-plan-2'));
    const successor = plan('flood-plan-2', upTo(special, 'issue'));
    expect(coverage(named, replaced, successor)).toMatchObject({
      coverage: 'IN_FORCE',
      plan: 'flood-plan-2',
    });
    expect(coverage(named, replaced)).toMatchObject({ coverage: 'ENDED', plan: 'flood-plan' });
    const circle = plan('flood-plan-2', upTo(special, 'issue'), ended('flood-plan'));
    expect(coverage(named, replaced, circle)).toMatchObject({ coverage: 'ENDED' });
  });

  it('by a plan of the same form, title and body where a place names none', () => {
    expect(coverage(flood, issued)).toMatchObject({ coverage: 'IN_FORCE', plan: 'flood-plan' });
    expect(coverage({ ...flood, preparingBody: 'water-bureau' }, issued)).toMatchObject({
      coverage: 'IN_FORCE',
    });
    for (const other of [
      { ...flood, preparingBody: 'housing-commission' },
      { ...flood, form: 'DEPARTMENTAL' },
      { ...flood, title: '石景山区雪天应急预案' },
    ])
      expect(coverage(other, issued), JSON.stringify(other)).toMatchObject({ coverage: 'MISSING' });
    expect(coverage(flood, plan('flood-plan', upTo(special, 'issue'), ended()))).toMatchObject({
      coverage: 'MISSING',
    });
  });

  it('counts places with a plan in force, and names plans of the district that have no place', () => {
    const water = plan('water-plan', upTo(departmental, 'issue'));
    const unissued = plan('snow-plan', upTo(departmental, 'draft'));
    const elsewhere = {
      ...issued,
      planId: PlanId.parse('qingdao-plan'),
      attributes: { ...issued.attributes, jurisdiction: '370200' },
    };
    const all = catalogueCoverage(entries(flood, { title: '总体', form: 'OVERALL' }), [
      elsewhere,
      issued,
      water,
      unissued,
    ]);
    expect(all.covered).toBe(1);
    expect(all.lines.map(({ plan: id }) => id)).toEqual(['flood-plan', undefined]);
    expect(all.unlisted).toEqual(['water-plan']);
  });
});
