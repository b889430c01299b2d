import type { Language } from '../../../domain/obligation/explain.ts';
import type { Obligation } from '../../../domain/obligation/types.ts';
import type { Bilingual } from '../../../domain/refusal.ts';
import type { DigestGroup } from '../../../domain/reminder/digest.ts';
import type { Capacity } from '../../../domain/reminder/terms.ts';

type Leg = Obligation['recipients'][number]['kind'];

interface Words {
  readonly sender: string;
  readonly duty: string;
  readonly plan: string;
  readonly organisation: string;
  readonly due: string;
  readonly left: string;
  readonly to: string;
  readonly handler: string;
  readonly obligor: string;
  readonly article: string;
  readonly why: string;
  readonly open: string;
  readonly respond: string;
  readonly firm: string;
  readonly today: string;
  /** A provisional date has passed, which makes nothing overdue */
  readonly past: string;
  readonly nobody: string;
  readonly internalPlan: string;
  dutyName(name: Bilingual): string;
  readonly legs: Readonly<Record<Leg, string>>;
  readonly capacities: Readonly<Record<Capacity, string>>;
  quoted(title: string): string;
  before(day: string): string;
  daysLeft(n: number): string;
  overdue(n: number): string;
  provisional(safe: string): string;
  because(capacity: string): string;
  insteadOf(name: string, capacity: string): string;
  standingIn(name: string): string;
  asOf(day: string): string;
  digestTitle(day: string): string;
  readonly groups: Readonly<Record<DigestGroup, string>>;
  /** @param first what is most pressing of it */
  digestSubject(total: number, first: string): string;
  readonly digestFooter: string;
}

/** The words of a reminder in each language. Terms of Chinese law stay Chinese inside the English text. */
export const words: Readonly<Record<Language, Words>> = {
  zh: {
    sender: '[预案台账]',
    duty: '事项',
    plan: '预案',
    organisation: '单位',
    due: '到期日',
    left: '剩余',
    to: '报送对象',
    handler: '承办单位',
    obligor: '责任单位',
    article: '依据',
    why: '期限由来',
    open: '办理',
    respond: '确认收到或稍后提醒',
    firm: '确定',
    today: '今日到期',
    past: '已过暂定期限',
    nobody: '—',
    internalPlan: '内部预案',
    dutyName: ({ zh }) => zh,
    legs: { FILING: '备案', DIRECT_DELIVERY: '径送', COPY: '抄送', AUDIENCE: '公开' },
    capacities: { HANDLER: '承办人', HEAD: '承办单位负责人', OBLIGOR: '责任单位', BUREAU: '区应急局' },
    quoted: (title) => `《${title}》`,
    before: (day) => `${day}前`,
    daysLeft: (n) => `还剩 ${n} 个工作日`,
    overdue: (n) => `已逾期 ${n} 个工作日`,
    provisional: (safe) => `暂定，下一年放假通知尚未公布；${safe}前完成必不逾期`,
    because: (capacity) => `您以${capacity}身份收到本提醒。事项办结后不再提醒。`,
    insteadOf: (name, capacity) =>
      `${name}休假期间由您代办（${capacity}），故您收到本提醒。事项办结后不再提醒。`,
    standingIn: (name) => `代${name}办理`,
    asOf: (day) => `以上为 ${day} 发送前台账所载情形。`,
    digestTitle: (day) => `${day}待办事项`,
    groups: { OVERDUE: '已逾期', WITHIN_3: '3 个工作日内', WITHIN_10: '10 个工作日内', LATER: '以后' },
    digestSubject: (total, first) => `待办摘要（${total} 项）：${first}${total > 1 ? '等' : ''}`,
    digestFooter: '每日至多一封，只列有变化的事项；到期前一日、到期日和逾期首日另行通知。',
  },
  en: {
    sender: '[Plan Ledger]',
    duty: 'Duty',
    plan: 'Plan',
    organisation: 'Organisation',
    due: 'Due',
    left: 'Left',
    to: 'To',
    handler: 'Handled by',
    obligor: 'Owed by',
    article: 'Law',
    why: 'Why this date',
    open: 'Act',
    respond: 'Acknowledge, or be reminded later',
    firm: 'firm',
    today: 'due today',
    past: 'past its provisional date',
    nobody: '—',
    internalPlan: 'an internal plan',
    dutyName: ({ zh, en }) => `${en} ${zh}`,
    legs: {
      FILING: '备案 filing',
      DIRECT_DELIVERY: '径送 direct delivery',
      COPY: '抄送 copy',
      AUDIENCE: '公开 disclosure',
    },
    capacities: {
      HANDLER: 'the handler',
      HEAD: 'head of the handling organisation',
      OBLIGOR: 'the body that owes the duty',
      BUREAU: 'the emergency management bureau',
    },
    quoted: (title) => `“${title}”`,
    before: (day) => ` by ${day}`,
    daysLeft: (n) => `${n} working day${n === 1 ? '' : 's'} left`,
    overdue: (n) => `${n} working day${n === 1 ? '' : 's'} overdue`,
    provisional: (safe) => `provisional 暂定, next year's holiday notice is not out; safe until ${safe}`,
    because: (capacity) => `You receive this as ${capacity}. It stops once the duty is met.`,
    insteadOf: (name, capacity) =>
      `You stand in for ${name}, who is on leave, as ${capacity}. It stops once the duty is met.`,
    standingIn: (name) => `for ${name}, on leave`,
    asOf: (day) => `As the ledger stood on ${day}, read just before sending.`,
    digestTitle: (day) => `What is to be done, ${day}`,
    groups: {
      OVERDUE: 'Overdue',
      WITHIN_3: 'Within 3 working days',
      WITHIN_10: 'Within 10 working days',
      LATER: 'Later',
    },
    digestSubject: (total, first) => `Digest (${total}): ${first}${total > 1 ? ' and more' : ''}`,
    digestFooter:
      'One mail a day at most, with what has news only; the day before, the due day and the first day overdue are told apart.',
  },
};
