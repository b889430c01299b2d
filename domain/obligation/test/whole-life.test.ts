import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { OrganisationId } from '../../../events/identifiers.ts';
import type { PlanAttributes } from '../../../events/plan-attributes.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { shijingshan } from '../../../test/support/builders.ts';
import { type Step, scenario } from '../../../test/support/scenario.ts';
import { enterprise, filingPapers, special, stepOf, upTo } from '../../../test/support/stories.ts';
import { officialCalendar } from '../../calendar/calendar.ts';
import { rulebookInForce } from '../../rulebook/rulebook-in-force.ts';
import { deriveDuties } from '../derive.ts';
import type { Duties, Obligation } from '../types.ts';

const calendar = officialCalendar(civilDate('2026-11-24'));
const fact = <T extends NewEvent['type']>(type: T, day: string, body: NewEvent<T>['body']): NewEvent =>
  ({ type, occurredOn: civilDate(day), body }) as unknown as NewEvent;

function life(steps: readonly Step[], ...events: readonly NewEvent[]) {
  const plan = scenario();
  plan.given(...steps);
  plan.happened(...events);
  const all = (): Duties =>
    deriveDuties(plan.state(), { rulebook: rulebookInForce, calendar, registry: shijingshan() });
  const by = (ruleId: string): readonly Obligation[] =>
    all().obligations.filter((one) => one.ruleId === ruleId);
  return { ...plan, all, by, states: (ruleId: string) => by(ruleId).map(({ state }) => state.status) };
}

const stated = (attributes: PlanAttributes, day = '2026-05-20'): NewEvent =>
  fact('AttributesStated', day, { attributes, basis: '办公会确认' });
const attributesOf = (steps: readonly Step[]): PlanAttributes =>
  (stepOf(steps, 'draft')[1] as { attributes: PlanAttributes }).attributes;

const again = (revisionClass: 'MAJOR' | 'MINOR'): readonly NewEvent[] => [
  fact('RevisionStarted', '2026-09-01', {
    version: 2,
    revisionClass,
    changedHeads: [revisionClass === 'MAJOR' ? 'COMMAND_SYSTEM' : 'CONTACT_LIST'],
    reason: '机构调整',
  }),
  fact('Issued', '2026-09-14', {
    version: 2,
    documentNo: '石应急委发〔2026〕9号',
    inNameOf: [OrganisationId.parse('emergency-commission')],
    effectiveOn: civilDate('2026-09-14'),
    documents: [],
    distribution: [],
  }),
  fact('Superseded', '2026-09-14', { version: 1, byVersion: 2 }),
];

describe('a major revision (第四十三条)', () => {
  const plan = life(upTo(special, 'disclose'), ...again('MAJOR'));

  it('makes filing, copies, disclosure and publicity arise anew on its issue, citing both articles', () => {
    const anew = plan.all().obligations.filter(({ version }) => version === 2);
    expect(anew.map(({ ruleId, article, due }) => [ruleId, article, due.dueOn])).toEqual([
      ['SJS-31', '第三十一条、第四十三条', '2026-10-16'],
      ['SJS-31-COPY', '第三十一条、第四十三条', '2026-10-16'],
      ['SJS-33a', '第三十三条、第四十三条', '2026-10-16'],
      ['SJS-34', '第三十四条第二款、第四十三条', '2026-10-16'],
    ]);
  });

  it('closes what the old version still owed, and leaves what it had met', () => {
    expect(plan.by('SJS-31').map(({ state }) => state.status)).toEqual(['DISCHARGED', 'OPEN']);
    expect(plan.by('SJS-31-COPY')[0]?.state).toMatchObject({
      status: 'CLOSED',
      why: { zh: expect.any(String) },
    });
  });
});

describe('a minor revision', () => {
  const plan = life(upTo(special, 'disclose'), ...again('MINOR'));

  it('is not filed; the disclosed text is brought up to date within 20 working days (《政府信息公开条例》第二十六条)', () => {
    const anew = plan.all().obligations.filter(({ version }) => version === 2);
    expect(anew.map(({ ruleId, article, severity, due }) => [ruleId, article, severity, due.dueOn])).toEqual([
      ['CN-OGI-26', '《中华人民共和国政府信息公开条例》第二十六条', 'MANDATORY', '2026-10-16'],
    ]);
  });

  it('is met by the disclosure of the new text', () => {
    const updated = life(upTo(special, 'disclose'), ...again('MINOR'));
    updated.given(stepOf(special, 'disclose', { on: '2026-09-20' }));
    expect(updated.states('CN-OGI-26')).toEqual(['DISCHARGED']);
  });

  it('of an internal plan asks for nothing and says why', () => {
    const internal = life(
      upTo(special, 'issue'),
      stated({ ...attributesOf(special), secrecy: 'INTERNAL' }),
      ...again('MINOR'),
    );
    expect(internal.states('CN-OGI-26')).toEqual([]);
    expect(internal.all().exempt.map(({ ruleId }) => ruleId)).toContain('CN-OGI-26');
  });
});

describe('a plan for a major event (G31)', () => {
  const event = stated({ ...attributesOf(special), purpose: ['MAJOR_EVENT'] });
  const scheduled = (startsOn: string) =>
    fact('EventScheduled', '2026-05-21', {
      startsOn: civilDate(startsOn),
      endsOn: civilDate(startsOn),
      activity: '永定河文化节',
    });

  it('asks for the safety permit 20 days before, moved to the working day before a day of rest, and for its filing five working days before', () => {
    const plan = life(upTo(special, 'issue'), event, scheduled('2026-09-19'));
    expect(plan.by('BEFORE-EVT')).toMatchObject([
      {
        severity: 'MANDATORY',
        anchor: { field: 'eventOn', on: '2026-09-19' },
        due: { rule: 'DAYS_BEFORE', nominalDueOn: '2026-08-30', dueOn: '2026-08-28' },
        state: { status: 'OPEN' },
      },
    ]);
    expect(plan.by('EVT-FILE')).toMatchObject([
      { target: true, severity: 'ADVISORY', due: { dueOn: '2026-09-14' } },
    ]);
  });

  it('is met by the application and by the filing', () => {
    const plan = life(
      upTo(special, 'file'),
      event,
      scheduled('2026-09-19'),
      fact('PermitApplied', '2026-08-20', { authority: '北京市公安局石景山分局' }),
    );
    expect([plan.states('BEFORE-EVT'), plan.states('EVT-FILE')]).toEqual([['DISCHARGED'], ['DISCHARGED']]);
  });

  it('moves with the event', () => {
    const plan = life(upTo(special, 'issue'), event, scheduled('2026-09-19'), scheduled('2026-10-23'));
    expect(plan.by('BEFORE-EVT').map(({ due }) => due.dueOn)).toEqual(['2026-09-30']);
  });

  it('asks nothing of plans for other purposes, scheduled or not', () => {
    expect(life(upTo(special, 'issue'), scheduled('2026-09-19')).states('BEFORE-EVT')).toEqual([]);
    expect(life(upTo(special, 'issue'), event).states('BEFORE-EVT')).toEqual([]);
  });
});

describe('a joint plan (第九条、第三十一条第（六）项)', () => {
  const joint = (treatedAs: 'SPECIAL' | 'DEPARTMENTAL') =>
    stated({ ...attributesOf(special), joint: { regions: ['110107', '110106'], treatedAs } });

  it('goes the way of a special plan, with a copy for the city’s bureau', () => {
    const plan = life(upTo(special, 'issue'), joint('SPECIAL'));
    expect(plan.by('SJS-31')[0]?.recipients).toMatchObject([
      { kind: 'FILING', to: { organisation: 'city-water-authority' }, article: '第三十一条第（六）项' },
    ]);
    expect(plan.by('SJS-31-COPY')[0]?.recipients[0]?.to).toEqual({ organisation: 'city-emergency-bureau' });
  });

  it('or of a departmental one where the regions agreed so, the copy for the city all the same', () => {
    const plan = life(upTo(special, 'issue'), joint('DEPARTMENTAL'));
    expect(plan.by('SJS-31')[0]?.recipients.map(({ kind, to }) => [kind, to])).toEqual([
      ['FILING', { organisation: 'district-government' }],
      ['DIRECT_DELIVERY', { organisation: 'emergency-bureau' }],
    ]);
    expect(plan.by('SJS-31-COPY')[0]?.recipients[0]?.to).toEqual({ organisation: 'city-emergency-bureau' });
  });

  it('is drilled and evaluated every three years as special plans are', () => {
    const plan = life(upTo(special, 'issue'), joint('DEPARTMENTAL'));
    expect([plan.states('SJS-38'), plan.states('SJS-41')]).toEqual([['OPEN'], ['OPEN']]);
  });
});

describe('plans of units', () => {
  const owned = (attributes: PlanAttributes): readonly Step[] => [
    stepOf(enterprise, 'draft', { attributes: { ...attributesOf(enterprise), ...attributes } }),
    ...upTo(enterprise, 'issue').slice(1),
  ];

  it('of an ordinary unit are filed with its sub-district as a target, no law naming a period (G10)', () => {
    const { soePlanForm: _, ...bare } = attributesOf(enterprise);
    const museum = { preparingBody: 'steel-museum', attributes: { ...bare, ownerClass: 'OTHER_UNIT' } };
    const steps: readonly Step[] = [
      stepOf(enterprise, 'draft', museum),
      ...upTo(enterprise, 'submit').slice(1, -1),
      stepOf(enterprise, 'submit', { submittedTo: 'steel-museum' }),
      stepOf(enterprise, 'approve', { approvals: [{ by: 'steel-museum', signatory: 'u-museum-head' }] }),
      stepOf(enterprise, 'issue', { inNameOf: ['steel-museum'] }),
    ];
    const plan = life(steps);
    expect(plan.by('BJ-13.2')).toMatchObject([
      { target: true, severity: 'ADVISORY', recipients: [{ kind: 'FILING' }] },
    ]);
    // The registry of this district does not say yet where the museum stands.
    expect(plan.by('BJ-13.2')[0]?.recipients[0]?.to).toMatchObject({
      unresolved: { zh: '首钢工业遗址博物馆未登记其所属街道' },
    });
    expect(plan.states('SJS-31')).toEqual([]);
  });

  it('overall plans of a district enterprise go to the bureau (第三十一条第（五）项)', () => {
    const plan = life(owned({ soePlanForm: 'OVERALL' }));
    expect(plan.by('SJS-31')[0]?.recipients).toMatchObject([{ to: { organisation: 'emergency-bureau' } }]);
    plan.given([
      'file',
      {
        legs: [{ kind: 'FILING', recipient: 'emergency-bureau' }],
        documents: filingPapers(),
        on: '2026-03-10',
      },
    ]);
    expect(plan.states('SJS-31')).toEqual(['DISCHARGED']);
  });

  it('of a listed class report every drill to the safety regulator (国务院令第708号第八条第二款)', () => {
    const plan = life(owned({ hazardClasses: ['DANGEROUS_GOODS'] }));
    plan.happened(
      fact('Drilled', '2026-06-18', {
        version: 1,
        form: 'OPERATIONAL',
        organiser: OrganisationId.parse('heating-company'),
        scenario: '燃气泄漏',
        participants: 30,
        documents: [],
      }),
    );
    const drill = plan.history.at(-1)?.id as never;
    expect(plan.by('CN-708-8.2-REPORT')).toMatchObject([
      { target: true, due: { dueOn: '2026-07-17' }, state: { status: 'OPEN' } },
    ]);
    plan.happened(
      fact('DrillReported', '2026-07-20', {
        drill,
        to: OrganisationId.parse('emergency-bureau'),
      }),
    );
    expect(plan.by('CN-708-8.2-REPORT')[0]?.state).toMatchObject({
      status: 'DISCHARGED',
      timeliness: 'LATE',
    });
  });

  it('of no listed class report none', () => {
    const plan = life(owned({ hazardClasses: [] }));
    plan.happened(
      fact('Drilled', '2026-06-18', {
        version: 1,
        form: 'TABLETOP',
        organiser: OrganisationId.parse('heating-company'),
        scenario: '爆管',
        participants: 12,
        documents: [],
      }),
    );
    expect(plan.states('CN-708-8.2-REPORT')).toEqual([]);
    expect(plan.all().undetermined).toEqual([]);
  });
});

describe('the evaluation of a drill (第三十九条)', () => {
  it('is owed by whoever organised the drill', () => {
    const plan = life(
      upTo(special, 'issue'),
      fact('Drilled', '2026-06-18', {
        version: 1,
        form: 'TABLETOP',
        organiser: OrganisationId.parse('emergency-bureau'),
        scenario: '特大暴雨',
        participants: 46,
        documents: [],
      }),
    );
    expect(plan.by('SJS-39')).toMatchObject([
      { obligor: [{ organisation: 'emergency-bureau' }], handler: [{ organisation: 'emergency-bureau' }] },
    ]);
  });
});

describe('what a classified stub owes', () => {
  const stub = stated({ ...attributesOf(special), secrecy: 'CLASSIFIED_STUB' });

  it('is met by an attestation, and no disclosure is asked of it (G29)', () => {
    const plan = life(
      upTo(special, 'issue'),
      stub,
      fact('ClassifiedDutyAttested', '2026-06-01', { duty: 'FILING', met: true }),
    );
    expect(plan.by('SJS-31')[0]?.state).toMatchObject({ status: 'DISCHARGED', on: '2026-06-01' });
    expect(plan.states('SJS-33a')).toEqual([]);
  });

  it('is not met by a no', () => {
    const plan = life(
      upTo(special, 'issue'),
      stub,
      fact('ClassifiedDutyAttested', '2026-06-01', { duty: 'FILING', met: false }),
    );
    expect(plan.states('SJS-31')).toEqual(['OPEN']);
  });
});
