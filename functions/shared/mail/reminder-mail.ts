import type { WorkingCalendar } from '../../../domain/calendar/types.ts';
import { dutyNames } from '../../../domain/obligation/duty-names.ts';
import { explain, type Language } from '../../../domain/obligation/explain.ts';
import { actBy, workingDaysLeft } from '../../../domain/obligation/phase.ts';
import type { Obligation, Party } from '../../../domain/obligation/types.ts';
import type { Registry } from '../../../domain/organisation/organisation.ts';
import type { Bilingual } from '../../../domain/refusal.ts';
import type { Rulebook } from '../../../domain/rulebook/types.ts';
import type { CivilDate } from '../../../events/civil-date.ts';
import type { DutyOwner } from '../duty-now.ts';
import { dayInWords } from './day-in-words.ts';
import { htmlOf } from './html.ts';
import { type Capacity, words } from './reminder-words.ts';

/** What a reminder speaks of, read from the ledger right before it is sent. */
export interface ReminderMatter {
  readonly obligation: Obligation;
  readonly owner: DutyOwner;
  readonly registry: Registry;
  readonly rulebook: Rulebook;
  readonly calendar: WorkingCalendar;
  readonly today: CivilDate;
  readonly capacity: Capacity;
  readonly language: Language;
  readonly consoleUrl: string;
}

/**
 * Subject and body of a reminder: what is owed, which plan, by when with its weekday and the working days left, firm or
 * provisional, to whom, who handles it, which article says so and in what words, why this date, and why this reader.
 * The title of a plan that is not public stays out of the subject, which shows on lock screens and in logs.
 */
export function reminderMail(matter: ReminderMatter): { subject: string; text: string; html: string } {
  const { obligation, language } = matter;
  const say = words[language];
  const explanation = explain(obligation, matter.rulebook, language);
  const citation = obligation.recipients[0]?.article ?? obligation.article;
  const { label, title, shown, path } = subjectOf(matter);
  const due = dayInWords(actBy(obligation), language);
  const lines: [label: string, value: string][] = [
    [say.duty, explanation.duty],
    [label, title],
    [say.due, `${dayInWords(obligation.due.dueOn, language)} · ${dueState(matter)}`],
    [say.left, urgency(matter)],
    [say.to, recipients(matter)],
    [say.handler, names(obligation.handler, matter)],
    [say.obligor, names(obligation.obligor, matter)],
    [
      say.article,
      `${citation}${explanation.sentence ? `：${explanation.sentence.replace(/；$/, '。')}` : ''}`,
    ],
    [say.why, explanation.count],
  ];
  // A drill or an evaluation goes to nobody: what does not apply is left out.
  const told = lines.filter(([, value]) => value !== say.nobody);
  const link = `${matter.consoleUrl.replace(/\/$/, '')}/${path}`;
  const footer = [say.because(say.capacities[matter.capacity]), say.asOf(matter.today)];
  const subject = `${say.sender} ${urgency(matter)}：${shown} ${say.dutyName(dutyNames[obligation.duty])}（${citation}）${say.before(due)}`;
  return {
    subject,
    text: [
      ...told.map(([label, value]) => `${label}：${value}`),
      '',
      `${say.open}：${link}`,
      '',
      ...footer,
    ].join('\n'),
    html: htmlOf({
      language,
      heading: urgency(matter),
      lines: told,
      link: { href: link, text: say.open },
      footer,
    }),
  };
}

/** Whose duty it is, in the mail and in its subject, and where the console shows it. */
function subjectOf({ owner, language }: ReminderMatter) {
  const say = words[language];
  if ('organisation' in owner) {
    const { organisation } = owner;
    const name = (language === 'en' ? organisation.nameEn : undefined) ?? organisation.name;
    return {
      label: say.organisation,
      title: name,
      shown: name,
      path: `?organisation=${organisation.organisationId}`,
    };
  }
  const { title, attributes, planId } = owner.plan;
  const quoted = say.quoted(oneLine(title));
  const shown = attributes.secrecy === 'PUBLIC' ? quoted : say.quoted(say.internalPlan);
  return { label: say.plan, title: quoted, shown, path: `?plan=${planId}` };
}

/** Line breaks in a title would make a header of their own. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

function urgency({ obligation, today, calendar, language }: ReminderMatter): string {
  const left = workingDaysLeft(obligation, today, calendar);
  const say = words[language];
  if (left > 0) return say.daysLeft(left);
  if (today === actBy(obligation) || obligation.due.status === 'provisional') return say.today;
  return say.overdue(-left);
}

function dueState({ obligation: { due }, language }: ReminderMatter): string {
  const say = words[language];
  return due.status === 'final' ? say.firm : say.provisional(dayInWords(due.safeActBy, language));
}

function recipients(matter: ReminderMatter): string {
  const { obligation, language } = matter;
  const say = words[language];
  const open = obligation.recipients.filter((recipient) => recipient.metOn === undefined);
  if (open.length === 0) return say.nobody;
  return open.map(({ kind, to }) => `${partyName(to, matter)}（${say.legs[kind]}）`).join('、');
}

const names = (parties: readonly Party[], matter: ReminderMatter): string =>
  parties.map((party) => partyName(party, matter)).join('、') || words[matter.language].nobody;

function partyName(party: Party | Bilingual, { registry, language }: ReminderMatter): string {
  if ('zh' in party) return party[language];
  if ('unresolved' in party) return party.unresolved[language];
  const organisation = registry.find(party.organisation);
  if (!organisation) return party.organisation;
  return language === 'en' ? (organisation.nameEn ?? organisation.name) : organisation.name;
}
