import type { CivilDate } from '../../events/civil-date.ts';
import type { OrganisationId, PersonId } from '../../events/identifiers.ts';
import { type Fault, invalid } from '../decision/fault.ts';
import type { Leave, ReminderPreferences } from './preferences.ts';
import type { Channel } from './terms.ts';

/** Who states preferences, and what the directory says. */
export interface PreferenceContext {
  readonly self: PersonId;
  readonly organisation: OrganisationId;
  readonly today: CivilDate;
  /** Channels for which the directory has an address */
  readonly reach: readonly Channel[];
  /** Organisation of the person named as delegate; undefined when there is nobody of that id */
  readonly delegateOf: OrganisationId | undefined;
}

/** Everything that stands against preferences: channels without an address, a leave that is over, a delegate elsewhere. */
export const preferenceFaults = (
  { channels, leave }: ReminderPreferences,
  context: PreferenceContext,
): readonly Fault[] => [
  ...channels.flatMap((channel, index) =>
    context.reach.includes(channel) ? [] : [withoutAddress(channel, index)],
  ),
  ...(leave ? leaveFaults(leave, context) : []),
];

const NAMES: Readonly<Record<Channel, readonly [zh: string, en: string]>> = {
  EMAIL: ['电子邮箱', 'e-mail address'],
  SMS: ['手机号', 'phone number'],
  BOT: ['群机器人', 'group bot'],
};

function withoutAddress(channel: Channel, index: number): Fault {
  const [zh, en] = NAMES[channel];
  return invalid('NO_ADDRESS', {
    pointer: `/channels/${index}`,
    zh: `人员目录中没有您的${zh}，请先联系管理员登记`,
    en: `the directory has no ${en} of yours; ask the administrator to enter it`,
  });
}

function leaveFaults({ to, delegate }: Leave, context: PreferenceContext): readonly Fault[] {
  const faults: Fault[] = [];
  if (to < context.today)
    faults.push(
      invalid('LEAVE_OVER', {
        pointer: '/leave/to',
        zh: `休假已于 ${to} 结束`,
        en: `the leave ended on ${to}`,
      }),
    );
  // Whoever stands in must be able to act, and rights end at the organisation.
  if (delegate === context.self || context.delegateOf !== context.organisation)
    faults.push(
      invalid('NOT_A_COLLEAGUE', {
        pointer: '/leave/delegate',
        zh: '代办人须为本单位的其他人员',
        en: 'the delegate must be somebody else of the same organisation',
      }),
    );
  return faults;
}
