import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { PlanId } from '../../../events/identifiers.ts';
import { shijingshan } from '../../../test/support/builders.ts';
import { planAfter, type Step } from '../../../test/support/scenario.ts';
import { community, departmental, special, stepOf, upTo } from '../../../test/support/stories.ts';
import { officialCalendar } from '../../calendar/calendar.ts';
import { deriveDuties } from '../../obligation/derive.ts';
import type { Obligation } from '../../obligation/types.ts';
import { currentRulebook } from '../law-on.ts';
import { scoreboard } from '../scoreboard.ts';

const calendar = officialCalendar(civilDate('2026-11-24'));
const dutiesOf = (id: string, steps: readonly Step[]): readonly Obligation[] =>
  deriveDuties(planAfter(steps, { planId: PlanId.parse(id) }).state(), {
    rulebook: currentRulebook,
    calendar,
    registry: shijingshan(),
  }).obligations;

const on = (day: string, ...duties: readonly (readonly Obligation[])[]) =>
  scoreboard(duties.flat(), civilDate(day), calendar);
const lineOf = (board: ReturnType<typeof on>, id: string) =>
  board.lines.find(({ organisation }) => organisation === id);

const issued = dutiesOf('flood-plan', upTo(special, 'issue'));
const filed = dutiesOf('flood-plan', upTo(special, 'file'));

describe('how bodies keep their duties', () => {
  it('names what is overdue, from the day after its last day on, against whoever owes it', () => {
    expect(on('2026-06-08', issued).district.overdue).toEqual([]);
    const board = on('2026-06-09', issued);
    expect(board).toMatchObject({ asOf: '2026-06-09', district: { onTime: 0, late: 0 } });
    // 第三十一条: the approving body files; 第三十三条: the preparing body discloses.
    expect(lineOf(board, 'district-government')?.overdue).toEqual([
      'flood-plan.SJS-31.v1',
      'flood-plan.SJS-31-COPY.v1',
    ]);
    expect(lineOf(board, 'water-bureau')?.overdue).toEqual(['flood-plan.SJS-33a.v1']);
    expect(board.lines.map(({ organisation }) => organisation)).toEqual([
      'district-government',
      'water-bureau',
    ]);
    expect(board.district.overdue).toHaveLength(3);
    expect(board.district.onTimePercent).toBeUndefined();
  });

  it('counts what was met in time and what was late', () => {
    const late = dutiesOf('snow-plan', [
      ...upTo(special, 'issue'),
      stepOf(special, 'file', { on: '2026-06-10' }),
    ]);
    const board = on('2026-06-11', filed, late);
    expect(lineOf(board, 'district-government')).toMatchObject({ onTime: 1, late: 1, onTimePercent: 50 });
    expect(board.district).toMatchObject({ onTime: 1, late: 1, onTimePercent: 50 });
  });

  it('calls nothing late or in time while the day itself is not settled', () => {
    const [first, ...rest] = filed;
    if (first?.state.status !== 'DISCHARGED') throw new Error('the filing was met');
    const open = { ...first, state: { ...first.state, timeliness: 'UNDETERMINED' as const } };
    const { unsettled, onTime } = on('2026-05-30', [open, ...rest]).district;
    expect([unsettled, onTime]).toEqual([1, 0]);
  });

  it('keeps apart what is owed in principle, and targets, which break no law', () => {
    // As if the notices of 2029 were out: a day that may still move is never overdue.
    const settled = issued.map((one) => ({ ...one, due: { ...one.due, status: 'final' } as typeof one.due }));
    expect(on('2029-05-12', issued).district.overdue).not.toContain('flood-plan.SJS-41.c1');
    const { overdue, overdueInPrinciple } = on('2029-05-12', settled).district;
    expect(overdue).toEqual(expect.arrayContaining(['flood-plan.SJS-38.c1', 'flood-plan.SJS-41.c1']));
    expect(overdueInPrinciple).toBe(1);
    const drilled = dutiesOf('flood-plan', upTo(special, 'drill'));
    const targets = drilled.filter(
      ({ target, state, due }) => target && state.status === 'OPEN' && due.dueOn < '2026-08-03',
    );
    expect(targets.length).toBeGreaterThan(0);
    const board = on('2026-08-03', drilled).district;
    expect(board.targetsPassed).toBe(targets.length);
    expect(board.overdue.filter((id) => targets.some((one) => one.id === id))).toEqual([]);
  });

  it('names the plans that must be drilled and never were', () => {
    const other = dutiesOf('waterlogging', upTo(departmental, 'issue'));
    const board = on('2026-07-01', dutiesOf('flood-plan', upTo(special, 'drill')), other);
    expect(board.district.neverDrilled).toEqual(['waterlogging']);
    expect(lineOf(board, 'water-bureau')?.neverDrilled).toEqual(['waterlogging']);
  });

  it('says what the next quarter of the calendar brings', () => {
    const board = on('2029-03-31', issued);
    expect(board.quarter).toEqual({ from: '2029-04-01', to: '2029-06-30' });
    const due = issued.filter(
      ({ state, due: { dueOn } }) => state.status === 'OPEN' && dueOn.startsWith('2029-05'),
    );
    expect(due.length).toBeGreaterThan(0);
    expect(board.district.nextQuarter).toBe(due.length);
    expect(on('2029-04-01', issued).district.nextQuarter).toBe(0);
    expect(on('2026-10-02').quarter).toEqual({ from: '2027-01-01', to: '2027-03-31' });
  });

  it('leaves alone what an older register brought along (G26)', () => {
    const silent = issued.map((one) => ({ ...one, silent: true }));
    expect(on('2027-01-04', silent)).toMatchObject({ lines: [], district: { overdue: [], nextQuarter: 0 } });
  });

  it('has a line for every body that owes something', () => {
    const board = on('2026-03-02', dutiesOf('community-plan', upTo(community, 'issue')), issued);
    expect(board.lines.map(({ organisation }) => organisation).toSorted()).toEqual([
      'district-government',
      'lugu-community',
      'water-bureau',
    ]);
  });
});
