import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { eventId, PersonId, PlanId } from '../../../events/identifiers.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { type Step, scenario } from '../../../test/support/scenario.ts';
import { special, stepOf, subdistrict, upTo } from '../../../test/support/stories.ts';
import { affectedPlans, sourceRefOf, triggersOf } from '../../law/affected-plans.ts';
import type { NormChange } from '../../law/state.ts';
import { rippleOf } from '../ripple.ts';

/** GB/T 46793.2 on plans of sub-districts, in force from 2026-07-01 */
const change: NormChange = {
  event: eventId(40, 0),
  on: civilDate('2025-12-31'),
  norm: 'GB/T 46793.2-2025',
  change: '乡镇（街道）应急预案编制有了国家标准',
  inForceOn: civilDate('2026-07-01'),
  forms: ['SUBDISTRICT'],
  purposes: [],
};

function plan(name: string, steps: readonly Step[], ...events: readonly NewEvent[]) {
  const one = scenario({ planId: PlanId.parse(name) });
  one.given(...steps);
  one.happened(...events);
  return one;
}
const issued = upTo(subdistrict, 'issue');
const office = (name: string, ...events: readonly NewEvent[]) => plan(name, issued, ...events);
const nine = Array.from({ length: 9 }, (_, index) => office(`office-${index + 1}`));

const event = <T extends NewEvent['type']>(type: T, on: string, body: NewEvent<T>['body']): NewEvent =>
  ({ type, occurredOn: civilDate(on), body }) as unknown as NewEvent;
const raised = event('RevisionTriggered', '2026-03-20', {
  code: 'LAW_CHANGED',
  circumstance: '标准实施',
  sourceRef: sourceRefOf(change),
});
/** What was decided on the change, which stands right after the story of the plan */
const assessed = (needed: boolean, revisionClass?: 'MAJOR' | 'MINOR') =>
  event('RevisionAssessed', '2026-07-06', {
    trigger: eventId(issued.length + 1, 0),
    needed,
    ...(revisionClass && { revisionClass }),
    reason: needed ? '先期处置流程须调整' : '现行文本已符合标准',
    signatory: PersonId.parse('u-lugu-head'),
  });
const revision = (revisionClass: 'MAJOR' | 'MINOR', on = '2026-07-10') =>
  event('RevisionStarted', on, {
    version: 2,
    revisionClass,
    changedHeads: [revisionClass === 'MAJOR' ? 'RESPONSE_PROCEDURE' : 'CONTACT_LIST'],
    reason: '标准实施',
  });
const issuedAgain = event('Issued', '2026-10-09', {
  version: 2,
  documentNo: '鲁街发〔2026〕9号',
  inNameOf: ['lugu-office' as never],
  effectiveOn: civilDate('2026-10-09'),
  documents: [],
  distribution: [],
});
const repealed = event('Repealed', '2026-08-03', { version: 1, reason: '街道撤并' });

describe('plans that a changed norm touches', () => {
  const touched = (one: NormChange, ...plans: readonly ReturnType<typeof plan>[]) =>
    affectedPlans(
      one,
      plans.map((each) => each.state()),
    ).map(({ plan: { planId }, missing }) => [planId, ...missing]);
  const flood = plan('flood-plan', upTo(special, 'issue'));

  it('are those in force of the forms that it names; of all forms when it names none', () => {
    expect(touched(change, ...nine, flood)).toEqual(nine.map((one) => [one.state().planId]));
    expect(touched({ ...change, forms: [] }, office('office-1'), flood)).toEqual([
      ['office-1'],
      ['flood-plan'],
    ]);
    expect(touched({ ...change, forms: ['SPECIAL', 'DEPARTMENTAL'] }, office('office-1'), flood)).toEqual([
      ['flood-plan'],
    ]);
  });

  it('and of any of the purposes that it names', () => {
    const of = (...purposes: NormChange['purposes']) => touched({ ...change, forms: [], purposes }, flood);
    expect(of('RESPONSE', 'MAJOR_EVENT')).toEqual([['flood-plan']]);
    expect(of('MAJOR_EVENT')).toEqual([]);
  });

  it('with a text from before the norm was in force', () => {
    const on = (day: string) =>
      plan('p-1', [...upTo(subdistrict, 'approve'), stepOf(subdistrict, 'issue', { on: day })]);
    expect(touched(change, on('2026-06-30'))).toHaveLength(1);
    expect(touched(change, on('2026-07-01'))).toEqual([]);
  });

  it('not those that are being made, have ended, or are governed by another place', () => {
    expect(touched(change, plan('p-1', upTo(subdistrict, 'approve')), office('p-2', repealed))).toEqual([]);
    const elsewhere = {
      ...office('p-3').state(),
      attributes: { form: 'SUBDISTRICT', jurisdiction: '370200' } as const,
    };
    expect(affectedPlans(change, [elsewhere])).toEqual([]);
  });

  it('perhaps those whose form or purpose nobody has entered, with the question', () => {
    const register = (attributes: object, more: object = { issuedOn: '2019-05-06' }): Step => [
      'register',
      { title: '旧预案', attributes, stated: {}, source: '2019 年台账', findings: [], ...more },
    ];
    const both = { ...change, purposes: ['RESPONSE' as const] };
    expect(touched(both, plan('old-1', [register({ tier: 'SUBDISTRICT' })]))).toEqual([
      ['old-1', 'form', 'purpose'],
    ]);
    expect(touched(both, plan('old-2', [register({ form: 'SUBDISTRICT' })]))).toEqual([['old-2', 'purpose']]);
    expect(touched(both, plan('old-3', [register({ form: 'SPECIAL' })]))).toEqual([]);
    expect(touched(change, plan('old-4', [register({ form: 'SUBDISTRICT' }, {})]))).toEqual([['old-4']]);
    expect(
      touched(change, plan('old-5', [register({ form: 'SUBDISTRICT' }, { issuedOn: '2026-07-02' })])),
    ).toEqual([]);
  });
});

describe('what a changed norm raises in the plans', () => {
  it('is one circumstance each, dated when it was made public or when the plan was issued', () => {
    const triggers = triggersOf(
      change,
      nine.map((one) => one.state()),
    );
    expect(triggers).toHaveLength(9);
    const [first] = triggers;
    expect(first).toEqual({
      plan: 'office-1',
      command: {
        code: 'LAW_CHANGED',
        circumstance: 'GB/T 46793.2-2025（2026-07-01 施行）：乡镇（街道）应急预案编制有了国家标准',
        sourceRef: 'law:district/40.0',
        on: '2026-03-10',
      },
    });
    const later = { ...change, on: civilDate('2026-06-15') };
    expect(
      triggersOf(
        later,
        nine.slice(0, 1).map((one) => one.state()),
      )[0]?.command.on,
    ).toBe('2026-06-15');
  });

  it('is accepted by the plan', () => {
    const one = office('office-1');
    const [trigger] = triggersOf(change, [one.state()]);
    if (!trigger) throw new Error('nothing raised');
    expect(one.when('trigger-revision', trigger.command)).toMatchObject([{ type: 'RevisionTriggered' }]);
  });

  it('fits into the event however long the name and the change are', () => {
    const long = { ...change, norm: '标'.repeat(200), change: '变'.repeat(1700) };
    expect(triggersOf(long, [office('office-1').state()])).toHaveLength(1);
  });

  it('is raised once, and only where it is certain', () => {
    expect(triggersOf(change, [office('office-1', raised).state()])).toEqual([]);
    const unknown = { ...office('office-2').state(), attributes: {} };
    expect(triggersOf(change, [unknown])).toEqual([]);
  });
});

describe('the ripple of a changed norm', () => {
  const decisions = (...plans: readonly ReturnType<typeof plan>[]) =>
    rippleOf(
      change,
      plans.map((one) => one.state()),
    ).map(({ plan: id, decision }) => [id, decision]);

  it('lists the nine sub-district plans, each with its decision to be made', () => {
    const lines = rippleOf(
      change,
      nine.map((one) => one.state()),
    );
    expect(lines).toHaveLength(9);
    expect(lines[0]).toEqual({
      plan: 'office-1',
      title: nine[0]?.state().title,
      preparingBody: 'lugu-office',
      decision: 'PENDING',
      questions: [],
    });
    expect(new Set(lines.map(({ decision }) => decision))).toEqual(new Set(['PENDING']));
  });

  it('follows each plan through its decision', () => {
    expect(
      decisions(
        office('pending', raised),
        office('needed', raised, assessed(true, 'MAJOR')),
        office('not-needed', raised, assessed(false)),
        office('being-revised', raised, assessed(true, 'MAJOR'), revision('MAJOR')),
        office('revised', raised, assessed(true, 'MAJOR'), revision('MAJOR'), issuedAgain),
        office('revised-small', raised, assessed(true), revision('MINOR'), issuedAgain),
        office('too-small', raised, assessed(true, 'MAJOR'), revision('MINOR'), issuedAgain),
        office('begun-before', revision('MAJOR', '2026-03-15'), raised, issuedAgain),
        office('ended', raised, repealed),
        plan('flood-plan', upTo(special, 'issue')),
      ),
    ).toEqual([
      ['pending', 'PENDING'],
      ['needed', 'NEEDED'],
      ['not-needed', 'NOT_NEEDED'],
      ['being-revised', 'NEEDED'],
      ['revised', 'REVISED'],
      ['revised-small', 'REVISED'],
      ['too-small', 'NEEDED'],
      ['begun-before', 'PENDING'],
      ['ended', 'ENDED'],
    ]);
  });

  it('names the plan’s own event and the reason that was signed', () => {
    const one = office('office-1', raised, assessed(false));
    expect(rippleOf(change, [one.state()])).toMatchObject([
      { trigger: one.state().triggers[0]?.event, reason: '现行文本已符合标准', questions: [] },
    ]);
  });

  it('takes the last of several decisions', () => {
    expect(decisions(office('office-1', raised, assessed(false), assessed(true)))).toEqual([
      ['office-1', 'NEEDED'],
    ]);
  });

  it('asks what must be known first', () => {
    const unknown = { ...office('office-1').state(), attributes: {} };
    expect(rippleOf({ ...change, purposes: ['RESPONSE'] }, [unknown])).toMatchObject([
      { decision: 'UNDETERMINED', questions: [{ zh: expect.any(String) }, { zh: expect.any(String) }] },
    ]);
  });

  it('minds no circumstance that came from elsewhere', () => {
    const own = event('RevisionTriggered', '2026-07-01', {
      code: 'LAW_CHANGED',
      circumstance: '市级预案修订',
    });
    expect(rippleOf(change, [office('office-1', own).state()])).toMatchObject([{ decision: 'PENDING' }]);
    expect(rippleOf(change, [office('office-1', own).state()])[0]?.trigger).toBeUndefined();
  });
});
