import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { LedgerId, PersonId } from '../../../events/identifiers.ts';
import { ladders } from '../../rulebook/shijingshan-2025/ladders.ts';
import type { ReminderView } from '../../view/types.ts';
import { toldTo } from '../escalation.ts';
import type { Capacity } from '../terms.ts';
import { isFirm, urgencyOf } from '../urgency.ts';

const DUE = civilDate('2026-06-08');
const on = civilDate('2026-06-01');
const ladder = (name = 'TWENTY_WORKING_DAYS') =>
  (ladders[name] ?? []).map(({ step, to }) => ({ step, to, on }));
const reminder = (
  step: string,
  capacity: Capacity,
  status: ReminderView['status'] = 'SENT',
): ReminderView => ({
  kind: 'REMINDER',
  ledger: LedgerId.parse('110107'),
  position: 1,
  reminderId: `${step}-${capacity}`,
  obligationId: 'flood.SJS-31.v1',
  step,
  dueOn: DUE,
  recipient: PersonId.parse('li'),
  channel: 'EMAIL',
  urgency: 'DIGEST',
  capacity,
  issuedAt: '2026-06-01T00:30:00.000Z' as ReminderView['issuedAt'],
  status,
});
const told = (step: string, ...reminders: readonly ReminderView[]) => {
  const day = ladder().find((one) => one.step === step);
  if (!day) throw new Error(`no step ${step}`);
  const { to, climbsTo } = toldTo({ day, ladder: ladder(), dueOn: DUE, reminders });
  return [to.join(' '), climbsTo.join(' ')];
};

describe('a step that is told', () => {
  it('goes to the ladder’s capacities when it is the first', () => {
    expect(told('T-10wd')).toEqual(['HANDLER', '']);
    expect(told('T')).toEqual(['HANDLER HEAD', '']);
  });

  it('climbs to those who were not told before while nobody answers', () => {
    const before = [reminder('T-1wd', 'HANDLER'), reminder('T', 'HANDLER'), reminder('T', 'HEAD', 'FAILED')];
    expect(told('T', reminder('T-1wd', 'HANDLER'))).toEqual(['HANDLER HEAD', 'HEAD']);
    expect(told('T+1wd', ...before)).toEqual(['HANDLER HEAD OBLIGOR', 'OBLIGOR']);
  });

  it('goes to nobody higher after a step that was acknowledged', () => {
    expect(told('T', reminder('T-1wd', 'HANDLER', 'ACKNOWLEDGED'))).toEqual(['HANDLER', '']);
    expect(told('T+1wd', reminder('T', 'HANDLER', 'ACKNOWLEDGED'), reminder('T', 'HEAD'))).toEqual([
      'HANDLER HEAD',
      '',
    ]);
  });

  it('climbs again when only an earlier step was acknowledged', () => {
    const before = [reminder('T-3wd', 'HANDLER', 'ACKNOWLEDGED'), reminder('T-1wd', 'HANDLER')];
    expect(told('T', ...before)).toEqual(['HANDLER HEAD', 'HEAD']);
  });

  it('is held back once only when the duty is overdue', () => {
    const first = [reminder('T', 'HANDLER'), reminder('T', 'HEAD', 'ACKNOWLEDGED')];
    expect(told('T+1wd', ...first)).toEqual(['HANDLER HEAD', '']);
    const second = [...first, reminder('T+1wd', 'HANDLER', 'ACKNOWLEDGED'), reminder('T+1wd', 'HEAD')];
    expect(told('T+6wd', ...second)).toEqual(['HANDLER HEAD OBLIGOR BUREAU', 'OBLIGOR BUREAU']);
  });

  it('forgets what was told for another due date', () => {
    const moved = { ...reminder('T-1wd', 'HANDLER', 'ACKNOWLEDGED'), dueOn: civilDate('2026-06-05') };
    expect(told('T', moved)).toEqual(['HANDLER HEAD', '']);
  });
});

describe('how urgent a step is', () => {
  const urgent = (name: string) =>
    ladder(name)
      .filter(({ step }) => urgencyOf(step, ladder(name)) === 'URGENT')
      .map(({ step }) => step);

  it('is the day before, the due day and the first step after it, in every ladder', () => {
    expect(urgent('TWENTY_WORKING_DAYS')).toEqual(['T-1wd', 'T', 'T+1wd']);
    expect(urgent('THREE_YEARS')).toEqual(['T', 'T+30d']);
    expect(urgent('DESK')).toEqual(['T', 'T+3wd']);
    expect(urgent('BEFORE_EVENT')).toEqual(['T']);
  });

  it('leaves no choice from the day before on', () => {
    const firm = ladder().filter(({ step }) => isFirm(step));
    expect(firm[0]?.step).toBe('T-1wd');
    expect(firm).toHaveLength(ladder().length - 4);
    expect(isFirm('OPEN')).toBe(false);
    // Beside the ladder: a date that a notice moved presses when it moved earlier, and waits for the digest otherwise.
    expect(['EARLIER', 'LATER'].map((step) => [isFirm(step), urgencyOf(step, ladder())])).toEqual([
      [true, 'URGENT'],
      [false, 'DIGEST'],
    ]);
  });
});
