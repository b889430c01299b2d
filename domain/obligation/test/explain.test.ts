import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { OrganisationId } from '../../../events/identifiers.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { shijingshan, shijingshanOrganisations } from '../../../test/support/builders.ts';
import { type Step, scenario } from '../../../test/support/scenario.ts';
import { community, special, stepOf, upTo } from '../../../test/support/stories.ts';
import { officialCalendar } from '../../calendar/calendar.ts';
import { chongqing2012 } from '../../rulebook/others/chongqing-2012.ts';
import { rulebookInForce } from '../../rulebook/rulebook-in-force.ts';
import { withRulings } from '../../rulebook/rulings.ts';
import { effects } from '../../rulebook/shijingshan-2025/effects.ts';
import type { Rulebook } from '../../rulebook/types.ts';
import { anchorNames } from '../anchors.ts';
import { deriveDuties } from '../derive.ts';
import { explain } from '../explain.ts';
import { deriveOrganisationDuties } from '../organisation-duties.ts';
import type { Obligation } from '../types.ts';

const calendar = officialCalendar(civilDate('2026-11-24'));
const registry = shijingshan();
const fact = <T extends NewEvent['type']>(type: T, day: string, body: NewEvent<T>['body']): NewEvent =>
  ({ type, occurredOn: civilDate(day), body }) as unknown as NewEvent;

function dutiesOf(
  steps: readonly Step[],
  events: readonly NewEvent[] = [],
  book: Rulebook = rulebookInForce,
) {
  const plan = scenario();
  plan.given(...steps);
  for (const event of events) {
    // What answers something names the event that it answers: the one before it.
    const trigger = plan.history.at(-1)?.id;
    const body = 'trigger' in event.body ? { ...event.body, trigger } : event.body;
    plan.happened({ ...event, body } as NewEvent);
  }
  return deriveDuties(plan.state(), { rulebook: book, calendar, registry }).obligations;
}
const ruled = (interpretation: string, parameter: string) =>
  withRulings(rulebookInForce, [{ interpretation, parameter }], effects);

const water = OrganisationId.parse('water-bureau');
const signatory = 'u-water-head' as never;
const issued = upTo(special, 'issue');

/** Lives that together start every clock there is. */
const clocks: readonly Obligation[] = [
  ...dutiesOf(special),
  ...dutiesOf(issued, [], ruled('G2', 'ADOPTED_ON')),
  ...dutiesOf(issued, [], ruled('G2', 'EFFECTIVE_ON')),
  ...dutiesOf(issued, [], ruled('G3', 'EFFECTIVE_ON')),
  ...dutiesOf([
    ...upTo(special, 'file'),
    ['revise', { changedHeads: ['CONTACT_LIST'], reason: '通讯录更新', on: '2026-09-01' }],
  ]),
  ...dutiesOf(upTo(community, 'file'), [
    fact('RegimeDeclared', '2026-04-01', {
      regime: 'DRILL',
      every: { n: 12, unit: 'MONTH' },
      text: '每年汛前',
    }),
  ]),
  ...dutiesOf(issued, [
    fact('RevisionTriggered', '2026-06-01', { code: 'OTHER', circumstance: '职责调整' }),
    fact('RevisionAssessed', '2026-06-02', {
      trigger: '0.0' as never,
      needed: true,
      reason: '体系调整',
      signatory,
    }),
  ]),
  ...dutiesOf(issued, [
    fact('ImprovementOpened', '2026-07-01', {
      itemId: 'pumps',
      from: 'DRILL',
      text: '增配水泵',
      owner: water,
      dueOn: civilDate('2026-09-30'),
    }),
    fact('DisclosureExempted', '2026-05-20', {
      version: 1,
      legalBasis: '《政府信息公开条例》第十四条',
      reviewer: signatory,
      reason: '危及公共安全',
      reviewOn: civilDate('2026-11-20'),
    }),
    fact('AttributesStated', '2026-05-20', {
      attributes: { form: 'SPECIAL', tier: 'DISTRICT', purpose: ['MAJOR_EVENT'], secrecy: 'PUBLIC' },
      basis: '文化节保障',
    }),
    fact('EventScheduled', '2026-05-21', {
      startsOn: civilDate('2026-09-19'),
      endsOn: civilDate('2026-09-20'),
      activity: '文化节',
    }),
  ]),
  ...dutiesOf(
    issued,
    [
      fact('RevisionStarted', '2026-06-20', {
        version: 2,
        revisionClass: 'MAJOR',
        changedHeads: ['COMMAND_SYSTEM'],
        reason: '调整',
      }),
      fact('Issued', '2026-07-01', {
        version: 2,
        documentNo: '石应急委发〔2026〕5号',
        inNameOf: [water],
        effectiveOn: civilDate('2026-07-01'),
        documents: [],
        distribution: [],
      }),
    ],
    chongqing2012,
  ),
  ...ofABody('emergency-bureau'),
];

function ofABody(id: string): readonly Obligation[] {
  const organisation = shijingshanOrganisations.find(({ organisationId }) => organisationId === id);
  if (!organisation) throw new Error(id);
  const registered = { on: civilDate('2026-01-05'), event: '1.0' as never };
  return deriveOrganisationDuties(
    {
      organisation,
      registered,
      plans: [{ planId: 'flood' as never, attributes: { form: 'SPECIAL' }, issued: registered, drills: [] }],
      managers: [],
      trainings: [],
      programmes: [],
      inspections: [],
    },
    { rulebook: rulebookInForce, calendar, registry },
  ).obligations;
}

describe('an explanation in words', () => {
  it('is found for every clock there is, and each has its name', () => {
    expect([...new Set(clocks.map(({ anchor }) => anchor.field))].toSorted()).toEqual(
      Object.keys(anchorNames).toSorted(),
    );
    for (const obligation of clocks)
      for (const language of ['zh', 'en'] as const) {
        const { anchor } = explain(obligation, rulebookInForce, language);
        expect(anchor.text).toContain(anchorNames[obligation.anchor.field][language]);
      }
  });

  it('gives every duty an article, a count and reasons without a code in them', () => {
    for (const obligation of clocks) {
      const { article, because, count, due } = explain(obligation, rulebookInForce, 'zh');
      expect(article).toMatch(/第.+[条项]/);
      expect(count).toMatch(/\d/);
      expect(due.text).toContain(due.on);
      for (const reason of because) expect(reason).toMatch(/^[^A-Za-z=]+[：件][^A-Za-z=]*$/);
    }
    expect(explain(clocks[0] as Obligation, rulebookInForce, 'en').because).toContain('form: special (专项)');
  });

  it('counts back from an event, and says that a day of rest moved the date to the day before', () => {
    const permit = clocks.find(({ duty }) => duty === 'PERMIT');
    if (!permit) throw new Error('no permit');
    const said = explain(permit, rulebookInForce, 'zh');
    expect(said.anchor.text).toBe('活动开始之日');
    expect(said.count).toBe('2026-09-19 的 20 日之前为 2026-08-30，适逢休息日，提前至 2026-08-28');
    expect(explain(permit, rulebookInForce, 'en').count).toContain('moved back to 2026-08-28');
  });

  it('of a duty that several norms ask for cites each of them', () => {
    const drills = ofABody('emergency-bureau').filter(({ duty }) => duty === 'DRILL');
    expect(drills.map(({ article }) => article)).toEqual([
      '《北京市实施〈中华人民共和国突发事件应对法〉办法》第三十一条第三款',
    ]);
  });

  it('says what is missing where the date that the rulebook counts from is not known', () => {
    const { adoptedOn: _, ...undated } = stepOf(special, 'issue')[1] as { adoptedOn: string };
    const steps: readonly Step[] = [...upTo(special, 'approve'), ['issue', undated]];
    const filing = dutiesOf(steps, [], ruled('G2', 'ADOPTED_ON')).find(({ duty }) => duty === 'FILING');
    expect(filing && explain(filing, rulebookInForce, 'zh').anchor.text).toContain('未载成文日期');
  });
});
