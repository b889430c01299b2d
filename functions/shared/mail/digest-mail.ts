import { dutyNames } from '../../../domain/obligation/duty-names.ts';
import type { Language } from '../../../domain/obligation/explain.ts';
import { actBy, phaseOn, workingDaysLeft } from '../../../domain/obligation/phase.ts';
import { type DigestGroup, digestGroups } from '../../../domain/reminder/digest.ts';
import type { CivilDate } from '../../../events/civil-date.ts';
import { dayInWords } from './day-in-words.ts';
import {
  certaintyInWords,
  citationOf,
  consoleLinkTo,
  type DutyMatter,
  holderInWords,
  leftInWords,
} from './duty-in-words.ts';
import { type Anchor, digestHtml } from './html.ts';
import type { MailContent } from './mail.ts';
import { words } from './reminder-words.ts';

/** One duty of a digest; `onBehalfOf` is the name of the person whose place the reader takes. */
export interface DigestMatter extends DutyMatter {
  readonly onBehalfOf?: string | undefined;
}

/** Everything that is not urgent for one person on one day. */
export interface Digest {
  readonly matters: readonly DigestMatter[];
  readonly today: CivilDate;
  readonly language: Language;
}

/** One duty as a line: what, when, how sure, by which article, where to act. */
export interface DigestLine {
  readonly heading: string;
  readonly facts: readonly string[];
  readonly links: readonly Anchor[];
}

/**
 * Subject and body of a day's digest: duties by how pressing they are, soonest first, each with whose it is, the day it
 * is due with its weekday, the working days left, firm or provisional, the article and the link.
 */
export function digestMail({ matters, today, language }: Digest): MailContent {
  const say = words[language];
  const groups = digestGroups(matters.toSorted(byDuty).map(pressing));
  const title = say.digestTitle(dayInWords(today, language));
  const sections = groups.map(([group, lines]) => ({
    heading: headingOf(group, lines.length, language),
    lines: lines.map(({ matter }) => lineOf(matter)),
  }));
  const [most] = groups.flatMap(([, lines]) => lines);
  const footer = [say.digestFooter, say.asOf(today)];
  return {
    subject: `${say.sender} ${say.digestSubject(matters.length, most ? pressingInWords(most.matter) : '')}`,
    text: [
      title,
      ...sections.flatMap(({ heading, lines }) => ['', heading, ...lines.flatMap(textOf)]),
      '',
      ...footer,
    ].join('\n'),
    html: digestHtml({ language, heading: title, sections, footer }),
  };
}

/** Duties of one day always stand in the same order: a digest that goes out twice is the same mail. */
const byDuty = (a: DigestMatter, b: DigestMatter): number =>
  ORDER.indexOf(a.obligation.duty) - ORDER.indexOf(b.obligation.duty) ||
  (a.obligation.id < b.obligation.id ? -1 : 1);

const ORDER = Object.keys(dutyNames);

/** `还剩 3 个工作日 备案 · 《…》`: what the subject says of the duty that is most pressing. */
const pressingInWords = (matter: DigestMatter): string => `${leftInWords(matter)} ${lineOf(matter).heading}`;

const pressing = (matter: DigestMatter) => {
  const { obligation, today, calendar } = matter;
  return {
    matter,
    actBy: actBy(obligation),
    left: workingDaysLeft(obligation, today, calendar),
    overdue: phaseOn(obligation, today, calendar) === 'OVERDUE',
  };
};

const headingOf = (group: DigestGroup, n: number, language: Language): string =>
  `${words[language].groups[group]} (${n})`;

function lineOf(matter: DigestMatter): DigestLine {
  const { obligation, language, onBehalfOf } = matter;
  const say = words[language];
  return {
    heading: `${say.dutyName(dutyNames[obligation.duty])} · ${holderInWords(matter).title}`,
    facts: [
      dayInWords(obligation.due.dueOn, language),
      leftInWords(matter),
      certaintyInWords(matter),
      citationOf(obligation),
      ...(onBehalfOf ? [say.standingIn(onBehalfOf)] : []),
    ],
    links: [
      { href: consoleLinkTo(matter), text: say.open },
      { href: matter.answerUrl, text: say.respond },
    ],
  };
}

const textOf = ({ heading, facts, links }: DigestLine): readonly string[] => [
  `· ${heading}`,
  `  ${facts.join(' · ')}`,
  ...links.map(({ href, text }) => `  ${text}：${href}`),
];
