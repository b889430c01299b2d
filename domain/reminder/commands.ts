import * as z from 'zod';
import { CivilDate } from '../../events/civil-date.ts';
import { reason } from '../../events/fields.ts';
import type { Bilingual } from '../refusal.ts';

const obligationId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9.-]{2,199}$/, { error: 'the id of a duty' })
  .meta({ description: '提醒所属义务 · The duty that the reminder is about' });

/** The recipient has it in hand. */
export const AcknowledgeReminder = z.strictObject({ obligationId }).meta({
  id: 'AcknowledgeReminder',
  description:
    '确认收到：下一次提醒不再升级；义务照旧 · Have it in hand: the next step goes to nobody higher',
  example: { obligationId: 'p-5d1c0f7ab3e94c21.SJS-31.v1' },
});
export type AcknowledgeReminder = z.infer<typeof AcknowledgeReminder>;

/** The recipient asks to be told again on a later day. */
export const SnoozeReminder = z
  .strictObject({
    obligationId,
    until: CivilDate.meta({
      description:
        '何日再提醒：明天起，不晚于到期前 1 个工作日 · When to be told again: from tomorrow to one working day before the due day',
    }),
    reason: reason.meta({ description: '理由 · Why' }),
  })
  .meta({
    id: 'SnoozeReminder',
    description: '稍后提醒 · Be told again later',
    example: {
      obligationId: 'p-5d1c0f7ab3e94c21.SJS-31.v1',
      until: '2026-10-28',
      reason: '印制件周二送达，届时报送',
    },
  });
export type SnoozeReminder = z.infer<typeof SnoozeReminder>;

/** What a recipient can do about a reminder. */
export const reminderCommands = {
  acknowledge: {
    schema: AcknowledgeReminder,
    summary: {
      zh: '确认收到提醒（不等于办结）',
      en: 'Acknowledge a reminder, which is not to meet the duty',
    } satisfies Bilingual,
  },
  snooze: {
    schema: SnoozeReminder,
    summary: { zh: '稍后提醒', en: 'Be reminded later' } satisfies Bilingual,
  },
} as const;
