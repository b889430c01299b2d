import type { LinkVerdict } from './link-page.ts';

export interface LinkWords {
  readonly title: string;
  readonly headings: Readonly<Record<Exclude<LinkVerdict['status'], 'SNOOZED'>, string>>;
  readonly acknowledge: string;
  readonly acknowledgeNote: string;
  readonly until: string;
  readonly reason: string;
  readonly snooze: string;
  snoozeNote(latest: string): string;
  snoozed(until: string): string;
}

/** The words of the page behind a message's link. */
export const linkWords: Readonly<Record<'zh' | 'en', LinkWords>> = {
  zh: {
    title: '预案台账 · 回应提醒',
    headings: {
      ASKED: '回应提醒',
      ACKNOWLEDGED: '已记录：您已收到，正在办理',
      EXPIRED: '该链接已过期，请登录办理',
      FORGED: '该链接无效',
      REFUSED: '未记录',
    },
    acknowledge: '已收到，正在办理',
    acknowledgeNote: '确认收到不等于办结：义务照旧，只是下一次提醒不再升级给上级。',
    until: '何日再提醒',
    reason: '理由',
    snooze: '稍后提醒',
    snoozeNote: (latest) => `最迟 ${latest}（到期前 1 个工作日）。`,
    snoozed: (until) => `已记录：${until}再提醒`,
  },
  en: {
    title: 'Plan Ledger · answer a reminder',
    headings: {
      ASKED: 'Answer a reminder',
      ACKNOWLEDGED: 'Recorded: you have it in hand',
      EXPIRED: 'This link has expired; sign in to act',
      FORGED: 'This link is not valid',
      REFUSED: 'Not recorded',
    },
    acknowledge: 'I have it in hand',
    acknowledgeNote:
      'This does not meet the duty, which stands as it stood: only the next reminder goes to nobody higher.',
    until: 'Remind me on',
    reason: 'Why',
    snooze: 'Remind me later',
    snoozeNote: (latest) => `${latest} at the latest, one working day before it is due.`,
    snoozed: (until) => `Recorded: you will be reminded on ${until}`,
  },
};
