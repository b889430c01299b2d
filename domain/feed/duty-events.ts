import { dutyNames } from '../obligation/duty-names.ts';
import { actBy } from '../obligation/phase.ts';
import type { Obligation, ObligationState } from '../obligation/types.ts';
import type { ObligationView } from '../view/types.ts';
import type { CalendarEvent } from './calendar-text.ts';

export interface FeedOptions {
  readonly language: 'zh' | 'en';
  readonly consoleUrl: string;
}

interface Words {
  readonly provisional: string;
  readonly ended: Readonly<Record<Exclude<ObligationState['status'], 'OPEN'>, string>>;
  readonly internal: string;
  quoted(title: string): string;
  dated(day: string): string;
  safe(day: string): string;
}

const words: Readonly<Record<'zh' | 'en', Words>> = {
  zh: {
    provisional: '〔暂定〕',
    ended: { DISCHARGED: '〔已办结〕', CLOSED: '〔已终止〕', WAIVED: '〔已免除〕' },
    internal: '内部预案',
    quoted: (title) => `《${title}》`,
    dated: (day) => `到期日 ${day}`,
    safe: (day) => `到期日暂定，下一年放假通知尚未公布；${day} 前完成必不逾期`,
  },
  en: {
    provisional: '[provisional 暂定] ',
    ended: { DISCHARGED: '[met] ', CLOSED: '[closed] ', WAIVED: '[waived] ' },
    internal: 'an internal plan',
    quoted: (title) => `“${title}”`,
    dated: (day) => `Due ${day}`,
    safe: (day) =>
      `The due date is provisional 暂定: next year's holiday notice is not out; safe until ${day}`,
  },
};

/**
 * Duties as days of a calendar: each on the day to act by, with what is owed, whose it is and which article says so. One
 * that is met or gone is cancelled and not left out, so that calendars take it away. Titles of plans that are not public
 * are not shown: a feed's address is all that it takes to read it. Silent duties are facts without reminders (G26).
 */
export const dutyEvents = (
  views: readonly ObligationView[],
  options: FeedOptions,
): readonly CalendarEvent[] =>
  views.flatMap((view) =>
    view.obligation.silent || !view.revised ? [] : [eventOf(view, view.revised, options)],
  );

function eventOf(
  view: ObligationView,
  revised: NonNullable<ObligationView['revised']>,
  { language, consoleUrl }: FeedOptions,
): CalendarEvent {
  const { obligation, ledger } = view;
  const say = words[language];
  const { due } = obligation;
  const owed = dutyNames[obligation.duty][language];
  const whose = holderOf(view, language);
  const article = obligation.recipients[0]?.article ?? obligation.article;
  return {
    uid: `${obligation.id}@${ledger.replace('#', '-')}.plan-ledger`,
    sequence: revised.sequence,
    modifiedAt: revised.at,
    on: actBy(obligation),
    summary: `${prefixOf(obligation, say)}${owed} · ${whose}`,
    description: [
      obligation.text[language],
      due.status === 'final' ? say.dated(due.dueOn) : say.safe(due.safeActBy),
      article,
    ].join('\n'),
    url: `${consoleUrl.replace(/\/$/, '')}/${pathOf(obligation)}`,
    status: statusOf(obligation),
  };
}

function holderOf({ planTitle, organisationName, confidential }: ObligationView, language: 'zh' | 'en') {
  const say = words[language];
  if (planTitle === undefined) return organisationName ?? '';
  return say.quoted(confidential ? say.internal : planTitle);
}

function prefixOf({ state, due }: Obligation, say: Words): string {
  if (state.status !== 'OPEN') return say.ended[state.status];
  return due.status === 'provisional' ? say.provisional : '';
}

function statusOf({ state, due }: Obligation): CalendarEvent['status'] {
  if (state.status !== 'OPEN') return 'CANCELLED';
  return due.status === 'provisional' ? 'TENTATIVE' : 'CONFIRMED';
}

const pathOf = ({ planId, organisation }: Obligation): string =>
  planId ? `?plan=${planId}` : `?organisation=${organisation ?? ''}`;
