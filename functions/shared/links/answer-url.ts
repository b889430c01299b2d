import type { ReminderView } from '../../../domain/view/types.ts';
import type { Instant } from '../../../events/civil-date.ts';
import type { LedgerId } from '../../../events/identifiers.ts';
import type { Person } from '../directory/people.ts';
import { type LinkKeys, signLink } from './signed-link.ts';

/** A link is good for as long as its message is looked at: a month. */
const LIFETIME_MS = 30 * 24 * 3_600_000;

/** The address at which a person answers a reminder, signed at `now`. */
export type AnswerUrl = (
  ledger: LedgerId,
  reminder: Pick<ReminderView, 'obligationId' | 'reminderId'>,
  person: Pick<Person, 'id' | 'organisation' | 'language'>,
  now: Instant,
) => Promise<string>;

export const answerUrl =
  (apiUrl: string, keys: () => Promise<LinkKeys>): AnswerUrl =>
  async (ledger, { obligationId, reminderId }, { id: person, organisation, language }, now) => {
    const expires = new Date(Date.parse(now) + LIFETIME_MS).toISOString() as Instant;
    const token = signLink(
      { ledger, obligationId, reminderId, person, organisation, language, expires },
      await keys(),
    );
    return `${apiUrl.replace(/\/$/, '')}/v1/links/${token}`;
  };
