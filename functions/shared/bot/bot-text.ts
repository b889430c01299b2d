import { dutyNames } from '../../../domain/obligation/duty-names.ts';
import { actBy } from '../../../domain/obligation/phase.ts';
import { dayInWords } from '../mail/day-in-words.ts';
import {
  certaintyInWords,
  citationOf,
  consoleLinkTo,
  type DutyMatter,
  holderInWords,
  leftInWords,
} from '../mail/duty-in-words.ts';
import { words } from '../mail/reminder-words.ts';

/** What a group is told of a duty. All of it is read by everybody in the group: no hidden title, no personal link. */
export function botText(matter: DutyMatter): string {
  const { obligation, language } = matter;
  const say = words[language];
  return [
    `${say.sender} ${leftInWords(matter)}`,
    `${say.dutyName(dutyNames[obligation.duty])} · ${holderInWords(matter).shown}`,
    `${say.due}：${dayInWords(actBy(obligation), language)} · ${certaintyInWords(matter)} · ${citationOf(obligation)}`,
    `${say.open}：${consoleLinkTo(matter)}`,
  ].join('\n');
}
