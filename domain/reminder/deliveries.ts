import type { CivilDate } from '../../events/civil-date.ts';
import type { PersonId } from '../../events/identifiers.ts';
import type { Leave, ReminderPreferences } from './preferences.ts';
import type { Capacity, Channel, Urgency } from './terms.ts';

/** A person who can be reminded: their wishes, and the channels for which the directory has an address. */
export interface Reader {
  readonly person: PersonId;
  readonly preferences: ReminderPreferences;
  readonly reach: readonly Channel[];
}

/** A reader in the capacity in which the ladder names them, with whoever may stand in for them. */
export interface Addressee {
  readonly reader: Reader;
  readonly capacity: Capacity;
  /** People of the same organisation */
  readonly colleagues: readonly Reader[];
  /** They asked to be told later */
  readonly snoozed: boolean;
}

/** The step that is to be told. */
export interface Telling {
  readonly today: CivilDate;
  readonly urgency: Urgency;
  /** T−1, T or overdue: not to be held back */
  readonly firm: boolean;
}

/** One message to one person by one channel. */
export interface Delivery {
  readonly person: PersonId;
  readonly capacity: Capacity;
  readonly channel: Channel;
  readonly urgency: Urgency;
  /** Whose place the person takes */
  readonly onBehalfOf?: PersonId;
  /** Not to be sent, because the person wishes so; recorded all the same, so that nobody wonders */
  readonly withheld?: 'MUTED' | 'SNOOZED';
}

/**
 * Who is told of a step by which channel and how urgently: the person or, during a leave, whoever stands in; by the
 * channels that they chose, as far as what the law leaves no room for is told in any case. Nobody twice by one channel.
 */
export function deliveriesOf(addressees: readonly Addressee[], telling: Telling): readonly Delivery[] {
  const found = new Map<string, Delivery>();
  for (const addressee of addressees)
    for (const delivery of deliveriesTo(addressee, telling)) {
      const key = `${delivery.person} ${delivery.channel}`;
      const known = found.get(key);
      // Told in their own right before told for somebody else, and told before not told.
      if (!known || (known.withheld && !delivery.withheld) || (known.onBehalfOf && !delivery.onBehalfOf))
        found.set(key, delivery);
    }
  return [...found.values()];
}

function deliveriesTo(addressee: Addressee, telling: Telling): readonly Delivery[] {
  const reader = standIn(addressee, telling.today);
  const { person } = reader;
  const to = {
    person,
    capacity: addressee.capacity,
    ...(person !== addressee.reader.person && { onBehalfOf: addressee.reader.person }),
  };
  if (addressee.snoozed && !telling.firm)
    return [{ ...to, channel: 'EMAIL', urgency: telling.urgency, withheld: 'SNOOZED' }];
  const ways = waysTo(reader, telling);
  if (!ways.length) return [{ ...to, channel: 'EMAIL', urgency: telling.urgency, withheld: 'MUTED' }];
  return ways.map((way) => ({ ...to, ...way }));
}

/** Whoever is there on a day: delegates are followed until one is not on leave; the person itself when none is. */
function standIn({ reader, colleagues }: Addressee, today: CivilDate): Reader {
  const seen = new Set<PersonId>();
  let at: Reader | undefined = reader;
  while (at && !seen.has(at.person)) {
    const leave: Leave | undefined = at.preferences.leave;
    if (!leave || today < leave.from || today > leave.to) return at;
    seen.add(at.person);
    at = colleagues.find(({ person }) => person === leave.delegate);
  }
  return reader;
}

type Way = Pick<Delivery, 'channel' | 'urgency'>;

/** The first channel by which a person can be reached at all; e-mail when none is known, so that the failure shows. */
const anyWay = ({ reach }: Reader): Channel => reach[0] ?? 'EMAIL';

function waysTo(reader: Reader, { urgency, firm }: Telling): readonly Way[] {
  const { channels, digest } = reader.preferences;
  const chosen = channels.filter((channel) => reader.reach.includes(channel));
  if (urgency === 'URGENT') {
    const ways = chosen.length ? chosen : [anyWay(reader)];
    return ways.map((channel) => ({ channel, urgency }));
  }
  // Text messages and group bots carry no digests.
  const byMail = chosen.includes('EMAIL') || (channels.includes('EMAIL') && !reader.reach.length);
  if (byMail) return [{ channel: 'EMAIL', urgency: digest ? 'DIGEST' : 'URGENT' }];
  if (!firm) return [];
  const channel = chosen[0] ?? anyWay(reader);
  return [{ channel, urgency: channel === 'EMAIL' && digest ? 'DIGEST' : 'URGENT' }];
}
