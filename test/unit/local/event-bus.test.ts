import { describe, expect, it } from 'vitest';
import type { AccessControl } from '../../../local/access.ts';
import { EventBus } from '../../../local/messaging/event-bus.ts';
import type { EventTargets } from '../../../local/messaging/event-targets.ts';
import { targetInput } from '../../../local/messaging/target-input.ts';
import type { RuleSpec } from '../../../local/template/messaging.ts';

const BUS = 'arn:aws-cn:events:cn-north-1:000000000000:event-bus/ours';

function bench(may: (action: string, arn: string) => boolean = () => true) {
  const delivered: unknown[] = [];
  const rule: RuleSpec = {
    name: 'reminders',
    arn: 'arn:rule',
    bus: 'ours',
    pattern: { 'detail-type': ['ReminderIssued'] },
    schedule: undefined,
    targets: [{ Arn: 'arn:queue', Id: 'Target0' }],
  };
  const bus = new EventBus({
    access: {
      may: (_caller: string, action: string, arn: string) => may(action, arn),
    } as unknown as AccessControl,
    buses: new Map([['ours', BUS]]),
    rules: [rule],
    targets: {
      deliver: (_target: unknown, event: unknown) => delivered.push(event),
    } as unknown as EventTargets,
    clock: { now: () => Date.parse('2026-12-30T01:00:00.750Z') },
  });
  const put = async (entries: readonly unknown[], operation = 'PutEvents') => {
    const reply = await bus.handle({
      caller: 'Relay',
      operation,
      body: JSON.stringify({ Entries: entries }),
    });
    return { status: reply.status, ...(JSON.parse(reply.body) as Record<string, unknown>) };
  };
  return { put, delivered };
}

const entry = (given: object = {}) => ({
  EventBusName: 'ours',
  Source: 'plan-ledger',
  DetailType: 'ReminderIssued',
  Detail: '{"id":"110107/1.0"}',
  ...given,
});

describe('PutEvents', () => {
  it('hands an event to the targets of the rules that match, in the envelope of EventBridge', async () => {
    const { put, delivered } = bench();
    expect(await put([entry(), entry({ DetailType: 'Filed' })])).toMatchObject({
      status: 200,
      FailedEntryCount: 0,
    });
    expect(delivered).toEqual([
      {
        version: '0',
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        'detail-type': 'ReminderIssued',
        source: 'plan-ledger',
        account: '000000000000',
        time: '2026-12-30T01:00:00Z',
        region: 'cn-north-1',
        resources: [],
        detail: { id: '110107/1.0' },
      },
    ]);
  });

  it('takes the bus by its ARN, and keeps buses apart', async () => {
    const { put, delivered } = bench();
    await put([entry({ EventBusName: BUS }), entry({ EventBusName: 'default' })]);
    expect(delivered).toHaveLength(1);
  });

  it('answers 200 for a call in which single entries failed', async () => {
    const { put, delivered } = bench();
    expect(await put([entry({ Detail: 'no json' }), entry({ Source: '' }), entry()])).toMatchObject({
      status: 200,
      FailedEntryCount: 2,
      Entries: [
        { ErrorCode: 'MalformedDetail' },
        { ErrorCode: 'InvalidArgument' },
        { EventId: expect.any(String) },
      ],
    });
    expect(delivered).toHaveLength(1);
  });

  it.each([
    ['no entry', []],
    ['more than ten entries', Array.from({ length: 11 }, () => entry())],
    ['more than 256 KB', [entry({ Detail: JSON.stringify({ x: '案'.repeat(90_000) }) })]],
  ])('refuses a call with %s, and delivers nothing', async (_what, entries) => {
    const { put, delivered } = bench();
    expect(await put(entries)).toMatchObject({ status: 400, __type: 'ValidationException' });
    expect(delivered).toEqual([]);
  });

  it('is denied to a role that may not put events on that bus', async () => {
    const { put, delivered } = bench(
      (action, arn) => action === 'events:PutEvents' && arn.endsWith('/other'),
    );
    expect(await put([entry({ EventBusName: 'other' })])).toMatchObject({ status: 200 });
    expect(await put([entry()])).toMatchObject({
      status: 400,
      __type: 'com.amazon.coral.service#AccessDeniedException',
      message: expect.stringContaining(`not authorized to perform: events:PutEvents on resource: ${BUS}`),
    });
    expect(delivered).toEqual([]);
  });

  it('is all that runs here', async () => {
    expect(await bench().put([], 'PutRule')).toMatchObject({
      status: 400,
      __type: 'UnknownOperationException',
    });
  });
});

describe('what a target gets', () => {
  const event = { source: 'plan-ledger', detail: { id: 'x"y', n: 3, body: { list: [1] } } };
  const base = { Arn: 'arn', Id: 'Target0' };

  it('is the event, unless the rule says otherwise', () => {
    expect(targetInput(base, event)).toBe(event);
    expect(targetInput({ ...base, Input: '{"a":1}' }, event)).toEqual({ a: 1 });
    expect(targetInput({ ...base, InputPath: '$.detail.body' }, event)).toEqual({ list: [1] });
  });

  it('is made by the transformer, values in and out of quotes', () => {
    const InputTransformer = {
      InputPathsMap: {
        id: '$.detail.id',
        n: '$.detail.n',
        list: '$.detail.body.list',
        none: '$.detail.none',
      },
      InputTemplate:
        '{"text":"event <id> of <source> no. <n>","n":<n>,"id":<id>,"list":<list>,"none":<none>}',
    };
    expect(targetInput({ ...base, InputTransformer }, event)).toEqual({
      text: 'event x"y of <source> no. 3',
      n: 3,
      id: 'x"y',
      list: [1],
      none: null,
    });
  });
});
