import type { WorkingCalendar } from '../../../domain/calendar/types.ts';
import type { Language } from '../../../domain/obligation/explain.ts';
import { actBy, workingDaysLeft } from '../../../domain/obligation/phase.ts';
import type { Obligation } from '../../../domain/obligation/types.ts';
import type { CivilDate } from '../../../events/civil-date.ts';
import type { DutyOwner } from '../duty-now.ts';
import { dayInWords } from './day-in-words.ts';
import { words } from './reminder-words.ts';

/** A duty as a message speaks of it, read from the ledger right before it is sent. */
export interface DutyMatter {
  readonly obligation: Obligation;
  readonly owner: DutyOwner;
  readonly calendar: WorkingCalendar;
  readonly today: CivilDate;
  readonly language: Language;
  readonly consoleUrl: string;
  /** Where the reader acknowledges the reminder or puts it off, without a sign-in */
  readonly answerUrl: string;
}

/**
 * Whose duty it is. `title` is for readers of a message, `shown` for where others may see it: a subject, a lock screen,
 * a text message, a calendar. The title of a plan that is not public is not shown.
 */
export function holderInWords({ owner, language }: Pick<DutyMatter, 'owner' | 'language'>) {
  const say = words[language];
  if ('organisation' in owner) {
    const { organisation } = owner;
    const name = (language === 'en' ? organisation.nameEn : undefined) ?? organisation.name;
    return { label: say.organisation, title: name, shown: name };
  }
  const { title, attributes } = owner.plan;
  const quoted = say.quoted(oneLine(title));
  const shown = attributes.secrecy === 'PUBLIC' ? quoted : say.quoted(say.internalPlan);
  return { label: say.plan, title: quoted, shown };
}

/** Line breaks in a title would make a header of their own. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** How much time is left. */
export function leftInWords({ obligation, today, calendar, language }: DutyMatter): string {
  const left = workingDaysLeft(obligation, today, calendar);
  const say = words[language];
  if (left > 0) return say.daysLeft(left);
  if (today === actBy(obligation)) return say.today;
  if (obligation.due.status === 'provisional') return say.past;
  return say.overdue(-left);
}

/** Firm, or provisional with the safe date. */
export function certaintyInWords({ obligation: { due }, language }: DutyMatter): string {
  const say = words[language];
  return due.status === 'final' ? say.firm : say.provisional(dayInWords(due.safeActBy, language));
}

/** The article that a duty rests on. */
export const citationOf = (obligation: Obligation): string =>
  obligation.recipients[0]?.article ?? obligation.article;

/** Where the console shows the plan or the organisation whose duty it is. */
export function consoleLinkTo({ owner, consoleUrl }: Pick<DutyMatter, 'owner' | 'consoleUrl'>): string {
  const path =
    'organisation' in owner
      ? `?organisation=${owner.organisation.organisationId}`
      : `?plan=${owner.plan.planId}`;
  return `${consoleUrl.replace(/\/$/, '')}/${path}`;
}
