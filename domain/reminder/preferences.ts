import * as z from 'zod';
import { CivilDate } from '../../events/civil-date.ts';
import { PersonId } from '../../events/identifiers.ts';
import { ReminderChannel } from '../../events/reminder-events.ts';

/** Time of day in Beijing, `20:00`. */
const clock = (from: string, to: string) =>
  z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'a time of day, HH:MM' })
    .refine((time) => time >= from && time <= to, { error: `between ${from} and ${to}` });

export const QuietHours = z
  .strictObject({
    /** Bounded, so that quiet hours never cover the working day */
    from: clock('17:00', '22:00').meta({ description: '开始，17:00 至 22:00 · From, 17:00 to 22:00' }),
    to: clock('06:00', '10:00').meta({
      description: '结束（次日），06:00 至 10:00 · To, on the next morning, 06:00 to 10:00',
    }),
  })
  .meta({ description: '免打扰时段（北京时间）· Quiet hours in Beijing' });
export type QuietHours = z.infer<typeof QuietHours>;

export const Leave = z
  .strictObject({
    from: CivilDate.meta({ description: '首日 · First day' }),
    to: CivilDate.meta({ description: '末日 · Last day' }),
    delegate: PersonId.meta({
      description:
        '代办人，须为本单位人员 · Whom reminders go to meanwhile: somebody of the same organisation',
    }),
  })
  .refine(({ from, to }) => from <= to, { error: 'ends before it begins', path: ['to'] })
  .meta({ description: '休假与代办 · A leave and who stands in' });
export type Leave = z.infer<typeof Leave>;

/** How a person wants to be reminded. */
export const ReminderPreferences = z
  .strictObject({
    channels: z
      .array(ReminderChannel)
      .max(3)
      .refine((list) => new Set(list).size === list.length, { error: 'a channel twice' })
      .meta({
        description:
          '渠道：邮件、短信、群机器人；短信和群机器人只发紧要的；到期前一日、到期日和逾期的提醒不可关闭 · E-mail, text message, group bot; the last two carry only what is urgent; T−1, T and overdue can’t be switched off',
      }),
    digest: z.boolean().meta({
      description: '不紧要的合成每日一封 · What is not urgent in one mail a day',
    }),
    quietHours: QuietHours,
    leave: Leave.optional(),
  })
  .meta({ id: 'ReminderPreferences' });
export type ReminderPreferences = z.infer<typeof ReminderPreferences>;

/** What holds for whoever has said nothing. */
export const DEFAULT_PREFERENCES: ReminderPreferences = {
  channels: ['EMAIL'],
  digest: true,
  quietHours: { from: '20:00', to: '08:30' },
};
