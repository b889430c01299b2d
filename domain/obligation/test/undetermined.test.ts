import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { OrganisationId } from '../../../events/identifiers.ts';
import type { AttributeName, PlanAttributes } from '../../../events/plan-attributes.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { shijingshan } from '../../../test/support/builders.ts';
import { type Step, scenario } from '../../../test/support/scenario.ts';
import { enterprise, special, stepOf, upTo } from '../../../test/support/stories.ts';
import { officialCalendar } from '../../calendar/calendar.ts';
import { explainRoute } from '../../rulebook/explain-route.ts';
import { national2024 } from '../../rulebook/others/national-2024.ts';
import { questionFor } from '../../rulebook/questions.ts';
import { rulebookInForce } from '../../rulebook/rulebook-in-force.ts';
import { deriveDuties } from '../derive.ts';
import type { Duties } from '../types.ts';

const context = {
  rulebook: rulebookInForce,
  calendar: officialCalendar(civilDate('2026-11-24')),
  registry: shijingshan(),
};
const fact = <T extends NewEvent['type']>(type: T, day: string, body: NewEvent<T>['body']): NewEvent =>
  ({ type, occurredOn: civilDate(day), body }) as unknown as NewEvent;
const drill = (day: string): NewEvent =>
  fact('Drilled', day, {
    version: 1,
    form: 'TABLETOP',
    organiser: OrganisationId.parse('water-bureau'),
    scenario: '特大暴雨',
    participants: 46,
    documents: [],
  });

function life(steps: readonly Step[], ...events: readonly NewEvent[]) {
  const plan = scenario();
  plan.given(...steps);
  plan.happened(...events);
  return plan.state();
}
const known = (steps: readonly Step[]): PlanAttributes =>
  (stepOf(steps, 'draft')[1] as { attributes: PlanAttributes }).attributes;
const without = (attributes: PlanAttributes, ...axes: readonly AttributeName[]): PlanAttributes =>
  Object.fromEntries(
    Object.entries(attributes).filter(([axis]) => !axes.includes(axis as AttributeName)),
  ) as PlanAttributes;
const dutiesOf = (
  steps: readonly Step[],
  attributes: PlanAttributes,
  ...events: readonly NewEvent[]
): Duties => deriveDuties({ ...life(steps, ...events), attributes }, context);

const issued = upTo(special, 'issue');
const rulesOf = (duties: Duties) => duties.obligations.map(({ ruleId }) => ruleId);
const asked = (duties: Duties) => duties.undetermined.map(({ ruleId }) => ruleId);

describe('an axis that nobody entered', () => {
  it('makes no duty and no silence: each rule that needs it asks, in both languages', () => {
    const duties = dutiesOf(issued, without(known(special), 'secrecy'));
    expect(rulesOf(duties)).not.toContain('SJS-33a');
    expect(duties.undetermined).toEqual([
      {
        planId: 'flood-plan',
        ruleId: 'SJS-33a',
        article: '第三十三条',
        questions: [questionFor('secrecy')],
      },
      {
        planId: 'flood-plan',
        ruleId: 'SJS-34',
        article: '第三十四条第二款',
        questions: [questionFor('secrecy')],
      },
    ]);
  });

  it('that decides nothing is asked of nobody', () => {
    const duties = dutiesOf(
      issued,
      without(known(special), 'incidentCategory', 'formulatorClass', 'purpose'),
    );
    expect(duties.undetermined).toEqual([]);
    expect(rulesOf(duties)).toEqual(rulesOf(dutiesOf(issued, known(special))));
  });

  it('answered, gives the duty that it was in doubt about', () => {
    const bare = without(known(special), 'secrecy', 'tier');
    const questions = asked(dutiesOf(issued, bare));
    expect(questions).toContain('SJS-31');
    const answered = dutiesOf(issued, { ...bare, secrecy: 'PUBLIC', tier: 'DISTRICT' });
    expect(answered.undetermined).toEqual([]);
    expect(rulesOf(answered)).toContain('SJS-31');
  });

  it.each<[AttributeName, PlanAttributes, string]>([
    ['tier', without(known(special), 'tier'), 'SJS-31'],
    ['form', without(known(special), 'form'), 'SJS-38'],
    ['secrecy', without(known(special), 'secrecy'), 'SJS-33a'],
    ['ownerClass', without(known(enterprise), 'ownerClass'), 'SJS-31'],
    ['soePlanForm', without(known(enterprise), 'soePlanForm'), 'SJS-31'],
  ])('%s: asks its own question', (axis, attributes, rule) => {
    const duties = dutiesOf(issued, attributes);
    const question = duties.undetermined.find(({ ruleId }) => ruleId === rule)?.questions ?? [];
    expect(question).toContainEqual(questionFor(axis));
  });

  it('about which a drill makes a question is asked once there was a drill, and not before', () => {
    const unit = without(known(enterprise), 'hazardClasses');
    expect(asked(dutiesOf(upTo(enterprise, 'issue'), unit))).not.toContain('CN-708-8.2-REPORT');
    const drilled = dutiesOf(upTo(enterprise, 'issue'), unit, {
      ...drill('2026-06-18'),
    } as NewEvent);
    expect(drilled.undetermined).toMatchObject([
      { ruleId: 'CN-708-8.2-REPORT', questions: [questionFor('hazardClasses')] },
    ]);
  });

  it('that only the route needs is asked for by the duty to send, under whatever law', () => {
    const { tier: _, ...bare } = known(special);
    const { undetermined, obligations } = deriveDuties(
      { ...life(issued), attributes: bare },
      { ...context, rulebook: national2024 },
    );
    expect(undetermined).toMatchObject([{ ruleId: 'CN-26', questions: [questionFor('tier')] }]);
    expect(obligations.map(({ ruleId }) => ruleId)).toEqual(['CN-28', 'CN-32', 'CN-34']);
  });

  it('leaves all the rest as it is: what is certain is owed at once', () => {
    const duties = dutiesOf(issued, without(known(special), 'secrecy'));
    expect(rulesOf(duties)).toEqual(['SJS-31', 'SJS-31-COPY', 'SJS-38', 'SJS-41']);
  });
});

describe('attributes that contradict each other', () => {
  const contradictory: readonly PlanAttributes[] = [
    { ...known(special), tier: 'COMMUNITY' },
    { ...known(special), form: 'SUBDISTRICT' },
    { ...known(special), form: 'COMMUNITY', tier: 'UNIT' },
    { ...known(enterprise), tier: 'DISTRICT' },
  ];

  it('fit no rule: nothing is owed by the law of kinds, and every step of the road says so', () => {
    for (const attributes of contradictory) {
      const plan = { ...life(issued), attributes };
      const { obligations, undetermined } = deriveDuties(plan, context);
      expect(obligations.map(({ ruleId }) => ruleId)).toEqual([]);
      expect(undetermined).toEqual([]);
      const { approval, filing } = explainRoute(plan, context);
      expect([approval, filing]).toMatchObject([
        { status: 'NO_RULE', why: { zh: expect.stringContaining('没有规定') } },
        { status: 'NO_RULE', why: { en: expect.stringContaining('no rule') } },
      ]);
    }
  });
});

describe('facts that contradict each other', () => {
  const cycles = (duties: Duties) =>
    duties.obligations
      .filter(({ ruleId }) => ruleId === 'SJS-38')
      .map(({ anchor, state }) => [anchor.on, state.status]);

  it('a drill before the plan was issued meets no clock that had not begun', () => {
    const duties = dutiesOf(issued, known(special), drill('2026-05-10'));
    expect(cycles(duties)).toEqual([['2026-05-11', 'OPEN']]);
  });

  it('drills that come in late are put in the order of their days', () => {
    const [first, second] = [drill('2026-06-18'), drill('2026-09-01')];
    const forth = cycles(dutiesOf(issued, known(special), first, second));
    expect(cycles(dutiesOf(issued, known(special), second, first))).toEqual(forth);
    expect(forth).toEqual([
      ['2026-05-11', 'DISCHARGED'],
      ['2026-06-18', 'DISCHARGED'],
      ['2026-09-01', 'OPEN'],
    ]);
  });

  it('two drills on one day close two cycles, and no clock runs backwards', () => {
    const duties = dutiesOf(issued, known(special), drill('2026-06-18'), drill('2026-06-18'));
    expect(cycles(duties)).toEqual([
      ['2026-05-11', 'DISCHARGED'],
      ['2026-06-18', 'DISCHARGED'],
      ['2026-06-18', 'OPEN'],
    ]);
  });

  it('of two statements about what kind of plan it is, the last word holds', () => {
    const internal = fact('AttributesStated', '2026-05-12', {
      attributes: { ...known(special), secrecy: 'INTERNAL' },
      basis: '定密审查',
    });
    const open = fact('AttributesStated', '2026-05-13', { attributes: known(special), basis: '复核' });
    const statedAs = (...events: readonly NewEvent[]) => deriveDuties(life(issued, ...events), context);
    expect(rulesOf(statedAs(internal))).not.toContain('SJS-33a');
    expect(rulesOf(statedAs(internal, open))).toContain('SJS-33a');
  });

  it('a no and a yes about a classified duty: the yes is what was done', () => {
    const stub = { ...known(special), secrecy: 'CLASSIFIED_STUB' } as const;
    const attested = (day: string, met: boolean) =>
      fact('ClassifiedDutyAttested', day, { duty: 'FILING', met });
    const duties = dutiesOf(issued, stub, attested('2026-05-20', false), attested('2026-06-01', true));
    expect(duties.obligations.find(({ ruleId }) => ruleId === 'SJS-31')?.state).toMatchObject({
      status: 'DISCHARGED',
      on: '2026-06-01',
    });
  });

  it('a register that states disclosure before issue is judged by what it states, silently', () => {
    const legacy: Step = [
      'register',
      {
        title: '石景山区某专项应急预案',
        attributes: known(special),
        stated: {},
        source: '2024 年台账',
        issuedOn: '2024-03-04',
        disclosedOn: '2024-02-01',
        findings: [],
      },
    ];
    const duties = deriveDuties(life([legacy]), context);
    expect(duties.obligations.find(({ ruleId }) => ruleId === 'SJS-33a')).toMatchObject({
      silent: true,
      state: { status: 'DISCHARGED', on: '2024-02-01' },
    });
  });
});
