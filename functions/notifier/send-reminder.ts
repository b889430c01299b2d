import { civilDateAt } from '../../domain/calendar/zone.ts';
import type { ReminderView } from '../../domain/view/types.ts';
import type { Instant } from '../../events/civil-date.ts';
import { botText } from '../shared/bot/bot-text.ts';
import type { Delivery } from '../shared/delivery.ts';
import type { Person } from '../shared/directory/people.ts';
import type { DutyNow } from '../shared/duty-now.ts';
import type { DutyMatter } from '../shared/mail/duty-in-words.ts';
import { reminderMail } from '../shared/mail/reminder-mail.ts';
import { smsVariables } from '../shared/sms/sms-text.ts';
import { absentName } from './absent-name.ts';
import type { NotifierTools, Place } from './tools.ts';

/** One reminder that goes out by itself. */
export interface Sending {
  readonly found: DutyNow & { readonly obligation: NonNullable<DutyNow['obligation']> };
  readonly reminder: ReminderView;
  readonly person: Person;
  /** Names the message in whatever the transport reports */
  readonly key: string;
  readonly messageId: string;
  readonly attempt: number;
  readonly now: Instant;
}

/** Hands a reminder to the transport of its channel. NO_ADDRESS: the directory, or the deployment, has no way to it. */
export async function sendReminder(
  tools: NotifierTools,
  place: Place,
  sending: Sending,
): Promise<Delivery | 'NO_ADDRESS'> {
  const { found, reminder, person, key, messageId, attempt, now } = sending;
  const { language } = person;
  const matter: DutyMatter = {
    obligation: found.obligation,
    owner: found.owner,
    calendar: found.law.calendar,
    today: civilDateAt(now),
    language,
    consoleUrl: tools.consoleUrl,
    answerUrl: await tools.answerUrl(place.ledger, reminder, person, now),
  };
  switch (reminder.channel) {
    case 'EMAIL': {
      if (!person.email) return 'NO_ADDRESS';
      const content = reminderMail({
        ...matter,
        registry: place.registry,
        rulebook: found.law.rulebookOn(matter.today),
        capacity: reminder.capacity,
        onBehalfOf: await absentName(tools, place, reminder),
      });
      return tools.mail.send({ messageId, to: { name: person.name, address: person.email }, ...content });
    }
    case 'SMS': {
      const { phone } = person;
      if (!phone || !tools.sms) return 'NO_ADDRESS';
      return tools.sms.send({ key, attempt, phone, language, variables: smsVariables(matter) });
    }
    case 'BOT': {
      const { bot } = person;
      return bot ? tools.bot.send({ bot, text: botText(matter) }) : 'NO_ADDRESS';
    }
  }
}
