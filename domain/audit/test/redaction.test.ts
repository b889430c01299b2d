import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { auditStream, EventId } from '../../../events/identifiers.ts';
import type { NewEvent, RecordedEvent } from '../../../events/recorded-event.ts';
import { actor } from '../../../test/support/builders.ts';
import { recordedIn } from '../../../test/support/recorded.ts';
import { type AuditCommandName, auditCommands } from '../audit-commands.ts';
import type { AuditContext, RedactionTarget } from '../decide.ts';
import { foldAudit } from '../evolve.ts';

const target: RedactionTarget = {
  type: 'OpinionReceived',
  isWithheld: false,
  isBeginning: false,
  isCorrectable: true,
  isDispensable: true,
};
const asker = { ...actor('emergency-bureau', 'BUREAU'), id: 'bureau-1' };
const other = { ...actor('emergency-commission', 'COMMISSION'), id: 'commission-1' };
const context: AuditContext = { today: civilDate('2026-11-24'), actor: asker, target, request: undefined };
const ask = { target: '17.0', ground: 'PERSONAL_DATA', reason: '误录个人电话' };

const decide = (
  history: readonly RecordedEvent[],
  name: AuditCommandName,
  body: object,
  changes: Partial<AuditContext> = {},
) => {
  const { schema, decide: decider } = auditCommands[name];
  const command = schema.parse(body) as never;
  return decider(foldAudit(history), command, { ...context, ...changes });
};
const when = (...args: Parameters<typeof decide>): readonly NewEvent[] => {
  const decision = decide(...args);
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
  return decision.value;
};
const refused = (...args: Parameters<typeof decide>) => {
  const decision = decide(...args);
  if (decision.ok) throw new Error('was accepted');
  return decision.refusal;
};
const codes = (...args: Parameters<typeof decide>) =>
  refused(...args).reasons.map(({ code, pointer }) => [code, pointer]);
const and = (history: readonly RecordedEvent[], events: readonly NewEvent[], by = asker) => [
  ...history,
  ...recordedIn(auditStream(), [...events], [...history], by),
];

const requested = and([], when([], 'request-redaction', { ...ask, on: '2026-11-20' }));
const request = EventId.parse('1.0');
const byOther = { actor: other, request };

describe('a request to delete a body', () => {
  it('names event, ground and reason', () => {
    expect(when([], 'request-redaction', ask)).toEqual([
      { type: 'RedactionRequested', occurredOn: '2026-11-24', body: ask },
    ]);
  });

  it('is refused for an event that does not exist', () => {
    expect(refused([], 'request-redaction', ask, { target: undefined })).toMatchObject({ kind: 'NOT_FOUND' });
    expect(codes([], 'request-redaction', ask, { target: undefined })).toEqual([
      ['EVENT_UNKNOWN', '/target'],
    ]);
  });

  it('is refused for what proves the ledger itself', () => {
    for (const type of [
      'BodyRedacted',
      'RedactionRequested',
      'CheckpointKeyRotated',
      'RedactionCarriedOut',
      'RedactionRefused',
    ])
      expect(codes([], 'request-redaction', ask, { target: { ...target, type } })).toEqual([
        ['NOT_REDACTABLE', '/target'],
      ]);
  });

  it('is refused while what the event says is in effect, until a correction says what stands in its place', () => {
    const inEffect = { ...target, isDispensable: false };
    expect(refused([], 'request-redaction', ask, { target: inEffect }).reasons).toMatchObject([
      { code: 'CORRECT_FIRST', pointer: '/target', article: '个人信息保护法第四十七条' },
    ]);
    const uncorrectable = { ...inEffect, isCorrectable: false };
    expect(when([], 'request-redaction', ask, { target: uncorrectable })).toHaveLength(1);
    expect(codes([], 'request-redaction', ask, { target: { ...uncorrectable, isBeginning: true } })).toEqual([
      ['CORRECT_FIRST', '/target'],
    ]);
  });

  it('is refused while another speaks of the same event, and after one was approved, not after one was refused', () => {
    expect(codes(requested, 'request-redaction', ask)).toEqual([['ALREADY_REQUESTED', '/target']]);
    const approved = and(requested, when(requested, 'approve-redaction', {}, byOther), other);
    expect(codes(approved, 'request-redaction', ask)).toEqual([['ALREADY_REQUESTED', '/target']]);
    const no = and(requested, when(requested, 'refuse-redaction', { reason: '无个人信息' }, byOther), other);
    expect(when(no, 'request-redaction', ask)).toHaveLength(1);
  });

  it('is refused with every reason at once', () => {
    const gone = { ...target, type: 'BodyRedacted', isWithheld: true };
    expect(codes(requested, 'request-redaction', { ...ask, on: '2026-12-01' }, { target: gone })).toEqual([
      ['DATE_IN_FUTURE', '/on'],
      ['NOT_REDACTABLE', '/target'],
      ['ALREADY_REDACTED', '/target'],
      ['ALREADY_REQUESTED', '/target'],
    ]);
  });
});

describe('the answer to a request', () => {
  it('comes from another person, and is the redaction itself', () => {
    expect(when(requested, 'approve-redaction', {}, byOther)).toEqual([
      { type: 'BodyRedacted', occurredOn: '2026-11-24', body: { ...ask, request: '1.0' } },
    ]);
    expect(when(requested, 'refuse-redaction', { reason: '无个人信息' }, byOther)).toEqual([
      { type: 'RedactionRefused', occurredOn: '2026-11-24', body: { request: '1.0', reason: '无个人信息' } },
    ]);
  });

  it.each([
    ['approve-redaction', {}],
    ['refuse-redaction', { reason: '无个人信息' }],
  ] as const)('%s is not given by whoever asked', (name, body) => {
    expect(refused(requested, name, body, { request })).toMatchObject({
      kind: 'FORBIDDEN',
      reasons: [{ code: 'SAME_PERSON', article: '个人信息保护法第四十七条' }],
    });
  });

  it('is given once, to a request that exists, not before it', () => {
    const settled = and(requested, when(requested, 'approve-redaction', {}, byOther), other);
    expect(codes(settled, 'refuse-redaction', { reason: '无' }, byOther)).toEqual([
      ['REQUEST_SETTLED', undefined],
    ]);
    expect(refused([], 'approve-redaction', {}, byOther)).toMatchObject({
      kind: 'NOT_FOUND',
      reasons: [{ code: 'REQUEST_UNKNOWN' }],
    });
    expect(codes(requested, 'approve-redaction', { on: '2026-11-19' }, byOther)).toEqual([
      ['DATE_OUT_OF_ORDER', '/on'],
    ]);
    expect(codes(settled, 'approve-redaction', { on: '2026-12-01' }, { request })).toEqual([
      ['DATE_IN_FUTURE', '/on'],
      ['REQUEST_SETTLED', undefined],
      ['SAME_PERSON', undefined],
    ]);
  });

  it('is told with its request, up to the deletion', () => {
    expect(foldAudit(requested).requests).toEqual([
      { ...ask, request: '1.0', on: '2026-11-20', by: 'bureau-1', outcome: 'PENDING' },
    ]);
    const approved = and(requested, when(requested, 'approve-redaction', {}, byOther), other);
    expect(foldAudit(approved).requests).toMatchObject([{ outcome: 'APPROVED' }]);
    const done = and(approved, [
      {
        type: 'RedactionCarriedOut',
        occurredOn: civilDate('2026-11-24'),
        body: { target: EventId.parse('17.0') },
      },
    ]);
    expect(foldAudit(done).requests).toMatchObject([{ outcome: 'CARRIED_OUT' }]);
  });
});

describe('another key for the checkpoints', () => {
  const key = (name: string, id: string) => `${name}+${id}+AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=`;
  const [one, two, three] = ['0a1b2c3d', '4e5f6071', '99999999'].map((id) => key('plan-ledger/110107', id));
  const change = { from: one, to: two, reason: '密钥到期更换' };

  it('is recorded with the one before it', () => {
    expect(when([], 'rotate-checkpoint-key', change)).toMatchObject([
      { type: 'CheckpointKeyRotated', body: change },
    ]);
  });

  it('follows the key in use, and is another key of the same log', () => {
    const rotated = and([], when([], 'rotate-checkpoint-key', change));
    expect(when(rotated, 'rotate-checkpoint-key', { ...change, from: two, to: three })).toHaveLength(1);
    const foreign = key('plan-ledger/110105', '11111111');
    expect(codes(rotated, 'rotate-checkpoint-key', { ...change, to: foreign, on: '2026-12-01' })).toEqual([
      ['DATE_IN_FUTURE', '/on'],
      ['OTHER_LOG', '/to'],
      ['NOT_THE_KEY', '/from'],
    ]);
    expect(codes([], 'rotate-checkpoint-key', { ...change, to: one })).toEqual([['SAME_KEY', '/to']]);
  });
});

describe('the commands', () => {
  it('accept their own examples, and nothing that they do not know', () => {
    for (const { schema } of Object.values(auditCommands)) {
      const example = schema.meta()?.['example'] as object;
      expect(schema.safeParse(example).success).toBe(true);
      expect(schema.safeParse({ ...example, colour: 'red' }).success).toBe(false);
    }
  });
});
