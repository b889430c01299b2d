import { civilDateAt, timeOfDayAt } from '../../../domain/calendar/zone.ts';
import type { Language } from '../../../domain/obligation/explain.ts';
import type { CivilDate, Instant } from '../../../events/civil-date.ts';
import type { LedgerId } from '../../../events/identifiers.ts';
import { dayInWords } from './day-in-words.ts';
import { htmlOf } from './html.ts';
import type { MailContent } from './mail.ts';

/** How reminding stands in one ledger. */
export interface Heartbeat {
  readonly ledger: LedgerId;
  readonly today: CivilDate;
  /** The last sweep that did all it had to */
  readonly sweptAt: Instant;
  /** True when that is longer ago than a sweep can be */
  readonly standsStill: boolean;
  /** Reminders issued more than a day ago that nobody has got */
  readonly stuck: number;
  /** Duties that have a reminder due within a week */
  readonly ahead: number;
  readonly language: Language;
  readonly consoleUrl: string;
}

const words = {
  zh: {
    subject: (day: string, verdict: string) => `[预案台账] 每周报平安 ${day}：${verdict}`,
    well: '提醒运行正常',
    ill: '提醒运行异常，请检查',
    ledger: '台账',
    swept: '最近一次完整扫描',
    stuck: '超过一天未送出的提醒',
    ahead: '一周内有提醒的义务',
    nothing: '无',
    open: '打开台账',
    footer: '每周一发给管理员。若哪个周一没有收到本邮件，提醒系统可能已停止运行。',
  },
  en: {
    subject: (day: string, verdict: string) => `[Plan Ledger] Weekly sign of life, ${day}: ${verdict}`,
    well: 'reminders are running',
    ill: 'reminders are NOT running well, look into it',
    ledger: 'Ledger',
    swept: 'Last complete sweep',
    stuck: 'Reminders unsent for more than a day',
    ahead: 'Duties with a reminder due this week',
    nothing: 'none',
    open: 'Open the ledger',
    footer: 'Sent to administrators every Monday. A Monday without it means that reminders may have stopped.',
  },
} as const;

/** Date and time of day in Beijing, for people. */
const inBeijing = (at: Instant, language: Language): string =>
  `${dayInWords(civilDateAt(at), language)} ${timeOfDayAt(at)}`;

/** A sign of life, also and above all when nothing is due: silence is then never taken for peace. */
export function heartbeatMail(beat: Heartbeat): MailContent {
  const { language, today, ledger, sweptAt, stuck, ahead, consoleUrl } = beat;
  const say = words[language];
  const verdict = beat.standsStill || stuck > 0 ? say.ill : say.well;
  const lines: [label: string, value: string][] = [
    [say.ledger, ledger],
    [say.swept, inBeijing(sweptAt, language)],
    [say.stuck, stuck === 0 ? say.nothing : String(stuck)],
    [say.ahead, ahead === 0 ? say.nothing : String(ahead)],
  ];
  return {
    subject: say.subject(dayInWords(today, language), verdict),
    text: [
      verdict,
      '',
      ...lines.map(([label, value]) => `${label}：${value}`),
      '',
      `${say.open}：${consoleUrl}`,
      '',
      say.footer,
    ].join('\n'),
    html: htmlOf({
      language,
      heading: verdict,
      lines,
      links: [{ href: consoleUrl, text: say.open }],
      footer: [say.footer],
    }),
  };
}
