import * as z from 'zod';
import type { Bilingual } from '../../../domain/refusal.ts';
import { reminderCommands } from '../../../domain/reminder/commands.ts';
import { CivilDate, Instant } from '../../../events/civil-date.ts';
import { reason } from '../../../events/fields.ts';
import { PersonId, PlanId } from '../../../events/identifiers.ts';
import {
  ReminderCapacity,
  ReminderChannel,
  ReminderFailed,
  ReminderIssued,
} from '../../../events/reminder-events.ts';
import type { Operation } from './operation.ts';
import { commandHeaders, commandQuery, noHeaders, none, replayHeaders } from './parameters.ts';
import { RecordedEventView } from './schemas/common.ts';

const reminderParams = z.strictObject({
  reminderId: z.string().regex(/^[a-z0-9]{16,64}$/, { error: 'the id of a reminder' }),
});

/** A reminder and what became of it. */
export const ReminderState = z
  .strictObject({
    reminderId: z.string(),
    obligationId: z.string(),
    planId: PlanId.optional(),
    step: z.string(),
    dueOn: CivilDate,
    recipient: PersonId,
    onBehalfOf: PersonId.optional(),
    channel: ReminderChannel,
    urgency: ReminderIssued.shape.urgency,
    capacity: ReminderCapacity,
    status: z.enum(['ISSUED', 'SENT', 'DELIVERED', 'ACKNOWLEDGED', 'SNOOZED', 'FAILED', 'DROPPED']),
    issuedAt: Instant,
    settledAt: Instant.optional(),
    deliveredAt: Instant.optional(),
    acknowledgedAt: Instant.optional(),
    messageId: z.string().optional(),
    failure: ReminderFailed.shape.reason.optional(),
    snoozed: z.strictObject({ until: CivilDate, times: z.int().min(1) }).optional(),
  })
  .meta({ id: 'ReminderState', description: '一条提醒及其结果 · A reminder and what became of it' });

const exampleReminder = {
  reminderId: 'a1b2c3d4e5f60718a1b2c3d4e5f60718',
  obligationId: 'p-5d1c0f7ab3e94c21.SJS-31.v1',
  planId: 'p-5d1c0f7ab3e94c21',
  step: 'T-5wd',
  dueOn: '2026-11-09',
  recipient: 'drafter',
  channel: 'EMAIL',
  urgency: 'DIGEST',
  capacity: 'HANDLER',
  status: 'ACKNOWLEDGED',
  issuedAt: '2026-11-02T00:30:00.000Z',
  settledAt: '2026-11-02T01:00:04.000Z',
  acknowledgedAt: '2026-11-02T01:12:40.000Z',
  messageId: '<0197f3@mail.example.gov.cn>',
};

const exampleAcknowledged = {
  id: '71.0',
  type: 'ReminderAcknowledged',
  schema: 1,
  occurredOn: '2026-11-02',
  recordedAt: '2026-11-02T01:12:40.000Z',
  actor: { id: 'drafter', organisation: 'flood-office', roles: ['DRAFTER'] },
  stream: 'reminder:p-5d1c0f7ab3e94c21.SJS-31.v1',
  version: 3,
  position: 71,
  index: 0,
  body: {
    reminderId: exampleReminder.reminderId,
    obligationId: exampleReminder.obligationId,
    step: 'T-5wd',
    recipient: 'drafter',
    channel: 'EMAIL',
    via: 'API',
  },
};

function answerOperation<S extends z.ZodType>(
  name: keyof typeof reminderCommands,
  { schema, summary }: { readonly schema: S; readonly summary: Bilingual },
) {
  return {
    method: 'POST',
    path: `/v1/reminders/{reminderId}/${name}`,
    operationId: `${name}Reminder`,
    tag: 'reminders',
    summary,
    params: reminderParams,
    query: commandQuery,
    headers: commandHeaders,
    body: schema,
    answer: {
      status: 200,
      schema: z.strictObject({
        reminder: ReminderState,
        events: z.array(RecordedEventView),
        streamVersion: z.int().min(1),
        position: z.int().min(1),
        dryRun: z.literal(true).optional(),
      }),
      headers: replayHeaders,
    },
    problems: [
      'malformed-json',
      'forbidden',
      'not-found',
      'conflict',
      'contention',
      'precondition-failed',
      'too-large',
    ],
    examples: {
      path: `/v1/reminders/${exampleReminder.reminderId}/${name}`,
      body: schema.meta()?.['example'],
      answer: { reminder: exampleReminder, events: [exampleAcknowledged], streamVersion: 3, position: 71 },
    },
  } as const satisfies Operation;
}

const linkParams = z.strictObject({
  token: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,1500}\.[A-Za-z0-9_-]{43}$/, { error: 'a signed link' })
    .meta({ description: '邮件所附的签名链接 · The signed link of a message' }),
});

/** What the page of a link posts. */
export const LinkAnswer = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('acknowledge') }),
  z.strictObject({ answer: z.literal('snooze'), until: CivilDate, reason }),
]);
export type LinkAnswer = z.infer<typeof LinkAnswer>;

const page = { status: 200, schema: z.string(), contentType: 'text/html; charset=utf-8' } as const;
const examplePath = '/v1/links/eyJsIjoiMTEwMTA3In0.47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU';

/** What recipients answer to a reminder: signed in, or by the link of the message. */
export const answerOperations = {
  acknowledgeReminder: answerOperation('acknowledge', reminderCommands.acknowledge),
  snoozeReminder: answerOperation('snooze', reminderCommands.snooze),
  openLink: {
    method: 'GET',
    path: '/v1/links/{token}',
    operationId: 'openLink',
    tag: 'reminders',
    summary: {
      zh: '邮件链接的确认页：打开不办理任何事',
      en: 'The page of a message’s link; opening it does nothing',
    },
    params: linkParams,
    query: none,
    headers: noHeaders,
    answer: page,
    problems: [],
    open: true,
    examples: { path: examplePath, answer: '<!doctype html>…' },
  },
  answerLink: {
    method: 'POST',
    path: '/v1/links/{token}',
    operationId: 'answerLink',
    tag: 'reminders',
    summary: { zh: '在确认页上确认收到或稍后提醒', en: 'Acknowledge or snooze on the page of a link' },
    params: linkParams,
    query: none,
    headers: noHeaders,
    body: LinkAnswer,
    bodyType: 'form',
    answer: page,
    problems: ['forbidden', 'not-found', 'conflict', 'contention', 'too-large'],
    open: true,
    examples: { path: examplePath, body: { answer: 'acknowledge' }, answer: '<!doctype html>…' },
  },
} as const satisfies Record<string, Operation>;
