import { dutyNames } from '../../../domain/obligation/duty-names.ts';
import { explain } from '../../../domain/obligation/explain.ts';
import { actBy } from '../../../domain/obligation/phase.ts';
import type { Party } from '../../../domain/obligation/types.ts';
import type { Registry } from '../../../domain/organisation/organisation.ts';
import type { Bilingual } from '../../../domain/refusal.ts';
import type { Capacity } from '../../../domain/reminder/terms.ts';
import type { Rulebook } from '../../../domain/rulebook/types.ts';
import { dayInWords } from './day-in-words.ts';
import {
  certaintyInWords,
  citationOf,
  consoleLinkTo,
  type DutyMatter,
  holderInWords,
  leftInWords,
} from './duty-in-words.ts';
import { htmlOf } from './html.ts';
import type { MailContent } from './mail.ts';
import { words } from './reminder-words.ts';

/** What a reminder speaks of, read from the ledger right before it is sent. */
export interface ReminderMatter extends DutyMatter {
  readonly registry: Registry;
  readonly rulebook: Rulebook;
  readonly capacity: Capacity;
  /** Name of the person whose place the reader takes */
  readonly onBehalfOf?: string | undefined;
}

/**
 * Subject and body of a reminder: what is owed, which plan, by when with its weekday and the working days left, firm or
 * provisional, to whom, who handles it, which article says so and in what words, why this date, and why this reader.
 * The title of a plan that is not public stays out of the subject, which shows on lock screens and in logs.
 */
export function reminderMail(matter: ReminderMatter): MailContent {
  const { obligation, language } = matter;
  const say = words[language];
  const explanation = explain(obligation, matter.rulebook, language);
  const citation = citationOf(obligation);
  const { label, title, shown } = holderInWords(matter);
  const due = dayInWords(actBy(obligation), language);
  const lines: [label: string, value: string][] = [
    [say.duty, explanation.duty],
    [label, title],
    [say.due, `${dayInWords(obligation.due.dueOn, language)} · ${certaintyInWords(matter)}`],
    [say.left, leftInWords(matter)],
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
  const link = consoleLinkTo(matter);
  const footer = [becauseOf(matter), say.asOf(matter.today)];
  const subject = `${say.sender} ${leftInWords(matter)}：${shown} ${say.dutyName(dutyNames[obligation.duty])}（${citation}）${say.before(due)}`;
  return {
    subject,
    text: [
      ...told.map(([label, value]) => `${label}：${value}`),
      '',
      `${say.open}：${link}`,
      `${say.respond}：${matter.answerUrl}`,
      '',
      ...footer,
    ].join('\n'),
    html: htmlOf({
      language,
      heading: leftInWords(matter),
      lines: told,
      links: [
        { href: link, text: say.open },
        { href: matter.answerUrl, text: say.respond },
      ],
      footer,
    }),
  };
}

/** Why this reader: their capacity, or whose place they take. */
function becauseOf({ capacity, onBehalfOf, language }: ReminderMatter): string {
  const say = words[language];
  const as = say.capacities[capacity];
  return onBehalfOf ? say.insteadOf(onBehalfOf, as) : say.because(as);
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
