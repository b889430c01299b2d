import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { ReminderStep } from '../../../events/reminder-events.ts';
import { shijingshan } from '../../../test/support/builders.ts';
import { planAfter } from '../../../test/support/scenario.ts';
import { special, stepOf, upTo } from '../../../test/support/stories.ts';
import { officialCalendar } from '../../calendar/calendar.ts';
import { shijingshan2025 } from '../../rulebook/shijingshan-2025/rulebook.ts';
import { deriveDuties } from '../derive.ts';
import { reminderDays } from '../ladder.ts';
import type { Obligation } from '../types.ts';

const calendar = officialCalendar(civilDate('2026-11-24'));

function ladderOf(kind: Obligation['duty'], plan = upTo(special, 'issue'), known = calendar) {
  const { obligations } = deriveDuties(planAfter(plan).state(), {
    rulebook: shijingshan2025,
    calendar: known,
    registry: shijingshan(),
  });
  const duty = obligations.findLast((obligation) => obligation.duty === kind);
  const ladder = duty && shijingshan2025.ladders[duty.ladder];
  if (!ladder) throw new Error(`no ladder for ${kind}`);
  return reminderDays(duty, ladder, known);
}

describe('the ladder of a 20-working-day duty', () => {
  const days = ladderOf('FILING');

  it('climbs in working days to the due date and beyond', () => {
    expect(days.slice(0, 8).map(({ step, on }) => [step, on])).toEqual([
      ['OPEN', '2026-05-11'],
      ['T-10wd', '2026-05-25'],
      ['T-5wd', '2026-06-01'],
      ['T-3wd', '2026-06-03'],
      ['T-1wd', '2026-06-05'],
      ['T', '2026-06-08'],
      ['T+1wd', '2026-06-09'],
      ['T+6wd', '2026-06-16'],
    ]);
  });

  it('tells the handler first, the head on the day, the obligor the day after, then the bureau', () => {
    const to = (step: string) => days.find((day) => day.step === step)?.to;
    expect(to('T-1wd')).toEqual(['HANDLER']);
    expect(to('T')).toEqual(['HANDLER', 'HEAD']);
    expect(to('T+1wd')).toEqual(['HANDLER', 'HEAD', 'OBLIGOR']);
    expect(to('T+6wd')).toContain('BUREAU');
  });

  it('falls silent once the duty is met', () => {
    expect(ladderOf('FILING', upTo(special, 'file'))).toEqual([]);
  });

  it('counts to the safe date while the date is provisional', () => {
    const before = officialCalendar(civilDate('2025-06-01'));
    const due = ladderOf('FILING', upTo(special, 'issue'), before).find((day) => day.step === 'T');
    expect(due && due.on <= '2026-06-08').toBe(true);
  });
});

describe('the ladder of a three-year duty', () => {
  it('climbs in calendar days, on the working day before where a step falls on a day of rest', () => {
    const drilled = [...upTo(special, 'disclose'), stepOf(special, 'drill', { on: '2026-06-02' })];
    const days = ladderOf('DRILL', drilled);
    expect(days.map(({ step }) => step).slice(0, 6)).toEqual([
      'T-180d',
      'T-90d',
      'T-30d',
      'T-7d',
      'T',
      'T+30d',
    ]);
    for (const { on } of days) expect(calendar.isWorkingDay(on), on).toBe(true);
  });
});

describe('every step of every ladder', () => {
  it('has a name that the ledger can record', () => {
    for (const ladder of Object.values(shijingshan2025.ladders))
      for (const { step } of ladder) expect(ReminderStep.safeParse(step).success, step).toBe(true);
  });
});
