import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../domain/calendar/calendar.ts';
import { deriveDuties } from '../../../domain/obligation/derive.ts';
import type { PlanState } from '../../../domain/plan/state.ts';
import { currentRulebook } from '../../../domain/view/law-on.ts';
import { civilDate } from '../../../events/civil-date.ts';
import { reminderMail } from '../../../functions/shared/mail/reminder-mail.ts';
import { shijingshan } from '../../support/builders.ts';
import { planAfter } from '../../support/scenario.ts';
import { special, stepOf, upTo } from '../../support/stories.ts';

interface Told {
  readonly today?: string;
  readonly language?: 'zh' | 'en';
  readonly knownOn?: string;
  readonly change?: Partial<PlanState>;
  readonly duty?: 'FILING' | 'DRILL';
}

function mail({
  today = '2026-06-01',
  language = 'zh',
  knownOn = '2026-11-24',
  change = {},
  duty = 'FILING',
}: Told) {
  const calendar = officialCalendar(civilDate(knownOn));
  const registry = shijingshan();
  const plan = { ...planAfter(upTo(special, 'issue')).state(), ...change };
  const { obligations } = deriveDuties(plan, { rulebook: currentRulebook, calendar, registry });
  const obligation = obligations.find((one) => one.duty === duty);
  if (!obligation) throw new Error(`the plan owes no ${duty}`);
  return reminderMail({
    obligation,
    owner: { plan },
    registry,
    rulebook: currentRulebook,
    calendar,
    today: civilDate(today),
    capacity: 'HANDLER',
    language,
    consoleUrl: 'https://ledger.example.invalid/',
    answerUrl: 'https://api.example.invalid/v1/links/a.b',
  });
}

describe('a reminder', () => {
  it('says in its subject how much time is left, which plan, what, by which article and until when', () => {
    expect(mail({}).subject).toBe(
      '[预案台账] 还剩 5 个工作日：《石景山区防汛应急预案》 备案（第三十一条第（二）项）2026年6月8日（周一）前',
    );
    expect(mail({ today: '2026-06-08' }).subject).toContain('今日到期');
    expect(mail({ today: '2026-06-10' }).subject).toContain('已逾期 2 个工作日');
  });

  it('says it in English, with the terms of the law in Chinese', () => {
    const { subject, text } = mail({ language: 'en', today: '2026-06-05' });
    expect(subject).toContain('1 working day left');
    expect(subject).toContain('filing 备案');
    expect(text).toContain('Monday 8 June 2026 · firm');
  });

  it('calls a provisional date provisional, names the safe day, and does not call it overdue', () => {
    const { subject, text } = mail({ knownOn: '2025-06-01', today: '2026-07-01' });
    expect(text).toContain('暂定');
    expect(text).toContain('前完成必不逾期');
    expect(subject).not.toContain('逾期 ');
    expect(subject).toContain('已过暂定期限');
  });

  it('keeps the title of an internal plan out of the subject', () => {
    const internal = mail({
      change: {
        attributes: { ...planAfter([stepOf(special, 'draft')]).state().attributes, secrecy: 'INTERNAL' },
      },
    });
    expect(internal.subject).not.toContain('防汛');
    expect(internal.subject).toContain('《内部预案》');
  });

  it('lets no title break out of a header or of the page', () => {
    const hostile = mail({ change: { title: '防汛<script>alert(1)</script>\r\nBcc: all@example.invalid' } });
    expect(hostile.subject).not.toMatch(/[\r\n]/);
    expect(hostile.html).not.toContain('<script>');
    expect(hostile.html).toContain('&lt;script&gt;');
  });

  it('names no recipient for what goes to nobody', () => {
    expect(mail({ duty: 'DRILL' }).text).not.toContain('报送对象');
    expect(mail({}).text).toContain('报送对象：北京市水务局（备案）');
  });
});
