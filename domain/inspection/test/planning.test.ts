import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { OrganisationId } from '../../../events/identifiers.ts';
import { shijingshan } from '../../../test/support/builders.ts';
import { type Step, scenario } from '../../../test/support/scenario.ts';
import { upTo as planUpTo, special } from '../../../test/support/stories.ts';
import { lawOn } from '../../view/law-on.ts';
import { evidenceFor } from '../evidence.ts';
import { jointVisits } from '../joint-visits.ts';
import { type SamplingFacts, samplingFactsOf, samplingList } from '../sampling.ts';
import type { InspectionState } from '../state.ts';
import { inspectionStatistics } from '../statistics.ts';
import { earlierVisit, inspectionAfter, upTo } from './story.ts';

/** Every holiday notice that is known */
const law = lawOn(civilDate('2200-12-31'));

const visit = (id: string, from: string, to: string, more: object = {}): InspectionState =>
  ({
    ...inspectionAfter(upTo('plan')).visit(),
    inspectionId: id,
    from,
    to,
    ...more,
  }) as unknown as InspectionState;

describe('joint visits (综合查一次)', () => {
  it('are proposed where windows of one body meet, in the days they have in common, with everybody who comes', () => {
    expect(
      jointVisits([
        visit('a', '2026-12-01', '2026-12-10'),
        visit('b', '2026-12-08', '2026-12-20', { inspectors: ['housing-commission', 'emergency-bureau'] }),
      ]),
    ).toEqual([
      {
        inspectee: 'water-bureau',
        inspections: ['a', 'b'],
        inspectors: ['emergency-bureau', 'housing-commission'],
        from: '2026-12-08',
        to: '2026-12-10',
      },
    ]);
  });

  it('meet on one day if need be, and not a day later', () => {
    const meeting = (from: string) =>
      jointVisits([visit('a', '2026-12-01', '2026-12-10'), visit('b', from, '2026-12-20')]);
    expect(meeting('2026-12-10')).toMatchObject([{ from: '2026-12-10', to: '2026-12-10' }]);
    expect(meeting('2026-12-11')).toEqual([]);
  });

  it('are as few as the windows allow, each task in one of them', () => {
    const chain = [
      visit('a', '2026-12-01', '2026-12-05'),
      visit('b', '2026-12-04', '2026-12-09'),
      visit('c', '2026-12-08', '2026-12-12'),
      visit('d', '2026-12-09', '2026-12-15'),
    ];
    const found = [
      { inspections: ['a', 'b'], from: '2026-12-04', to: '2026-12-05' },
      { inspections: ['c', 'd'], from: '2026-12-09', to: '2026-12-12' },
    ];
    expect(jointVisits(chain)).toMatchObject(found);
    expect(jointVisits(chain.toReversed())).toMatchObject(found);
  });

  it('never join different bodies, off-site checks, or tasks that were opened, cancelled or closed', () => {
    const here = visit('a', '2026-12-01', '2026-12-10');
    const fact = { event: '1.0', on: '2026-12-01' };
    for (const more of [
      { inspectee: 'lugu-office' },
      { manner: 'OFF_SITE' },
      { opened: fact },
      { cancelled: { ...fact, reason: '并入' } },
      { closed: { ...fact, summary: '办结' } },
    ])
      expect(jointVisits([here, visit('b', '2026-12-01', '2026-12-10', more)]), JSON.stringify(more)).toEqual(
        [],
      );
  });
});

describe('statistics of inspections', () => {
  const opened = (id: string, manner: string, on: string) =>
    visit(id, '2026-01-01', '2026-12-31', { manner, opened: { event: '1.0', on } });
  const year = { from: civilDate('2026-01-01'), to: civilDate('2026-12-31') };

  it('count what was opened in the period, its first and last day among it', () => {
    const all = [
      opened('a', 'ON_SITE', '2026-01-01'),
      opened('b', 'OFF_SITE', '2026-12-31'),
      opened('c', 'OFF_SITE', '2025-12-31'),
      opened('d', 'ON_SITE', '2027-01-01'),
      visit('planned', '2026-06-01', '2026-06-05'),
    ];
    expect(inspectionStatistics(all, year)).toMatchObject({
      onSite: 1,
      offSite: 1,
      offSiteShare: { percent: 50, target: 50, met: true },
    });
  });

  it('round the share down, so that 49.9 per cent never look like the target', () => {
    const on = Array.from({ length: 501 }, (_, index) => opened(`on-${index}`, 'ON_SITE', '2026-05-05'));
    const off = Array.from({ length: 500 }, (_, index) => opened(`off-${index}`, 'OFF_SITE', '2026-05-05'));
    expect(inspectionStatistics([...on, ...off], year).offSiteShare).toEqual({
      percent: 49,
      target: 50,
      met: false,
    });
  });

  it('have no share while nothing was opened', () => {
    expect(inspectionStatistics([visit('planned', '2026-06-01', '2026-06-05')], year)).toEqual({
      onSite: 0,
      offSite: 0,
      findings: { REMIND: 0, RECTIFY: 0, NOTIFY: 0 },
      firstTime: 0,
      open: 0,
    });
  });

  it('say what findings led to, how many were the first, and how many are not mended', () => {
    const story = inspectionAfter([...upTo('publish'), ...earlierVisit('close'), ...upTo('check').slice(1)]);
    story.given({
      id: 'visit',
      command: 'record-finding',
      body: {
        findingId: 'again',
        item: 1,
        text: '再次逾期',
        earlier: { inspection: 'spring-visit', finding: 'copies' },
        dueOn: '2026-12-01',
        on: '2026-11-05',
      },
    });
    expect(inspectionStatistics([story.visit('spring-visit'), story.visit()], year)).toMatchObject({
      onSite: 2,
      findings: { REMIND: 1, RECTIFY: 1, NOTIFY: 0 },
      firstTime: 1,
      open: 1,
    });
  });
});

describe('the sampling list', () => {
  const today = civilDate('2026-11-24');
  const body = (organisation: string, more: Partial<SamplingFacts> = {}): SamplingFacts => ({
    organisation: OrganisationId.parse(organisation),
    overdueByLaw: 0,
    overdueTargets: 0,
    openFindings: 0,
    lastInspection: { on: civilDate('2026-03-02'), findings: 1 },
    ...more,
  });
  const clean = { lastInspection: { on: civilDate('2026-03-02'), findings: 0 } };

  it('puts what the law is broken by first, then what is open, then the never inspected, then the rest', () => {
    const { lastInspection: _never, ...never } = body('never');
    const list = samplingList(
      [
        body('clean', clean),
        body('rested'),
        never,
        body('targets', { overdueTargets: 2 }),
        body('one-overdue', { overdueByLaw: 1 }),
        body('two-open', { openFindings: 2, ...clean }),
      ],
      today,
    );
    expect(list.map(({ organisation, tier }) => [organisation, tier])).toEqual([
      ['two-open', 'HIGH'],
      ['one-overdue', 'HIGH'],
      ['targets', 'MEDIUM'],
      ['never', 'MEDIUM'],
      ['rested', 'LOW'],
      ['clean', 'UNDISTURBED'],
    ]);
    expect(list[1]?.because).toEqual([{ zh: '1 项法定义务逾期', en: 'overdue duties under the law: 1' }]);
  });

  it('of two alike begins with the one that was inspected longer ago', () => {
    const on = (day: string) => ({ lastInspection: { on: civilDate(day), findings: 1 } });
    const list = samplingList(
      [body('body-b', on('2026-05-01')), body('body-c', on('2025-05-01')), body('body-a', on('2026-05-01'))],
      today,
    );
    expect(list.map(({ organisation }) => organisation)).toEqual(['body-c', 'body-a', 'body-b']);
  });

  it('leaves alone who gave no cause for three years, and no longer', () => {
    const last = (on: string) =>
      samplingList([body('body-a', { lastInspection: { on: civilDate(on), findings: 0 } })], today)[0]?.tier;
    expect(last('2023-11-25')).toBe('UNDISTURBED');
    expect(last('2023-11-24')).toBe('LOW');
  });

  it('draws its facts from duties and inspections', () => {
    const plan = scenario();
    plan.given(...planUpTo(special, 'issue'));
    const { obligations } = law.dutiesOf(plan.state(), shijingshan());
    const inspections = [
      inspectionAfter(upTo('report')).visit(),
      visit('planned', '2026-12-01', '2026-12-02'),
    ];
    const water = OrganisationId.parse('water-bureau');
    const at = (day: string) => ({ today: civilDate(day), calendar: law.calendar });
    expect(samplingFactsOf(water, obligations, inspections, at('2026-11-24'))).toMatchObject({
      organisation: 'water-bureau',
      openFindings: 1,
      lastInspection: { on: '2026-11-02', findings: 1 },
    });
    const overdue = (day: string) => samplingFactsOf(water, obligations, [], at(day)).overdueByLaw;
    expect(overdue('2026-06-08')).toBe(0);
    expect(overdue('2026-06-09')).toBeGreaterThan(0);
    expect(samplingFactsOf(water, [], [], at('2026-11-24'))).toEqual({
      organisation: 'water-bureau',
      overdueByLaw: 0,
      overdueTargets: 0,
      openFindings: 0,
    });
  });
});

describe('evidence in the ledger', () => {
  const duties = (...steps: readonly Step[]) => {
    const plan = scenario();
    plan.given(...steps);
    return law.dutiesOf(plan.state(), shijingshan()).obligations;
  };
  const shown = (evidence: string | undefined, obligations: ReturnType<typeof duties>, on: string) =>
    evidenceFor({ evidence }, obligations, civilDate(on), law.calendar);

  it('proposes a verdict with the duties behind it', () => {
    const issued = duties(...planUpTo(special, 'issue'));
    expect(shown('obligations:FILING', issued, '2026-06-08')).toEqual({
      proposal: 'MET',
      overdue: [],
      late: [],
    });
    expect(shown('obligations:FILING', issued, '2026-06-09')).toEqual({
      proposal: 'NOT_MET',
      overdue: ['flood-plan.SJS-31.v1'],
      late: [],
    });
    expect(shown('obligations:PERMIT', issued, '2026-06-09')).toMatchObject({ proposal: 'NOT_APPLICABLE' });
  });

  it('names what was met late, which is no longer open', () => {
    const late = planUpTo(special, 'file').map((step) =>
      step[0] === 'file' ? (['file', { ...step[1], on: '2026-06-20' }] as const) : step,
    );
    expect(shown('obligations:FILING', duties(...late), '2026-11-24')).toEqual({
      proposal: 'MET',
      overdue: [],
      late: ['flood-plan.SJS-31.v1'],
    });
  });

  it('says nothing on items that only a visit can answer', () => {
    expect(shown(undefined, [], '2026-11-24')).toBeUndefined();
  });
});
