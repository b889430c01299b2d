import * as z from 'zod';
import { ReminderPreferences } from '../../../domain/reminder/preferences.ts';
import { PersonId } from '../../../events/identifiers.ts';
import { ReminderChannel } from '../../../events/reminder-events.ts';
import type { Operation } from './operation.ts';
import { commandHeaders, noHeaders, none } from './parameters.ts';

const language = z.enum(['zh', 'en']).meta({ description: '提醒的语言 · Language of one’s reminders' });

/** How a person wants to be reminded, whole: what is stated replaces what was. */
export const StatePreferences = z
  .strictObject({ language, ...ReminderPreferences.shape })
  .meta({ id: 'StatePreferences' });

const Answer = z
  .strictObject({
    person: PersonId,
    language,
    preferences: ReminderPreferences,
    reach: z.array(ReminderChannel).meta({
      description: '人员目录中已登记的联系方式 · Channels for which the directory has an address',
    }),
  })
  .meta({ id: 'Preferences' });

const examplePreferences = {
  channels: ['EMAIL', 'SMS'],
  digest: true,
  quietHours: { from: '19:00', to: '08:30' },
  leave: { from: '2026-12-01', to: '2026-12-11', delegate: 'head' },
};
const exampleAnswer = {
  person: 'drafter',
  language: 'zh',
  preferences: examplePreferences,
  reach: ['EMAIL', 'SMS'],
};

/** One's own wishes about reminders. */
export const preferenceOperations = {
  getPreferences: {
    method: 'GET',
    path: '/v1/me/preferences',
    operationId: 'getPreferences',
    tag: 'reminders',
    summary: { zh: '本人的提醒偏好', en: 'How one wants to be reminded' },
    params: none,
    query: none,
    headers: noHeaders,
    answer: { status: 200, schema: Answer },
    problems: ['not-found'],
    examples: { path: '/v1/me/preferences', answer: exampleAnswer },
  },
  statePreferences: {
    method: 'POST',
    path: '/v1/me/preferences',
    operationId: 'statePreferences',
    tag: 'reminders',
    summary: { zh: '设定本人的提醒偏好', en: 'State how one wants to be reminded' },
    description: {
      zh: '渠道、语言、每日摘要、免打扰时段、休假与代办。到期前 1 个工作日、到期日和逾期的提醒不可关闭。不记入台账。',
      en: 'Channels, language, digest, quiet hours, leave and delegate. Reminders of T−1, T and overdue can not be switched off. Nothing of it enters the ledger.',
    },
    params: none,
    query: none,
    headers: commandHeaders.pick({ 'Idempotency-Key': true }),
    body: StatePreferences,
    answer: { status: 200, schema: Answer },
    problems: ['malformed-json', 'not-found', 'contention', 'too-large'],
    examples: {
      path: '/v1/me/preferences',
      body: { language: 'zh', ...examplePreferences },
      answer: exampleAnswer,
    },
  },
} as const satisfies Record<string, Operation>;
