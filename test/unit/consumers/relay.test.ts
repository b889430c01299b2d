import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { BusRefused, publish } from '../../../functions/relay/publish.ts';
import type { BusEvent } from '../../../functions/shared/bus-event.ts';

/* PutEvents answers 200 and takes only a part: no engine here can be made to do that, so the client is mocked. */

const bus = mockClient(EventBridgeClient);
beforeEach(() => bus.reset());

const event = (position: number, body: object = { planId: 'flood' }): BusEvent =>
  ({
    id: `110107/${position}.0`,
    ledger: '110107',
    position,
    index: 0,
    stream: 'plan:flood',
    version: position,
    type: 'Repealed',
    schema: 1,
    occurredOn: '2026-05-11',
    recordedAt: '2026-05-11T01:00:00.000Z',
    actor: { id: 'head', organisation: 'water-bureau', roles: ['HEAD'] },
    body,
  }) as BusEvent;

const publishAll = async (events: readonly BusEvent[]) => {
  const accepted: number[] = [];
  await publish({ client: new EventBridgeClient({}), name: 'plan-ledger' }, events, ({ position }) =>
    accepted.push(position),
  );
  return accepted;
};
const sentIds = () =>
  bus
    .commandCalls(PutEventsCommand)
    .map(({ args: [{ input }] }) => input.Entries?.map(({ Detail }) => JSON.parse(Detail ?? '{}').position));

describe('publishing', () => {
  it('sends again what the bus did not take, and only that, in its order', async () => {
    bus
      .on(PutEventsCommand)
      .resolvesOnce({
        FailedEntryCount: 2,
        Entries: [{ EventId: 'a' }, { ErrorCode: 'ThrottlingException' }, { ErrorCode: 'InternalFailure' }],
      })
      .resolves({ FailedEntryCount: 0, Entries: [{ EventId: 'b' }, { EventId: 'c' }] });
    expect(await publishAll([event(1), event(2), event(3)])).toEqual([1, 2, 3]);
    expect(sentIds()).toEqual([
      [1, 2, 3],
      [2, 3],
    ]);
  });

  it('accepts nothing of a batch of which a part never gets through, so that the relay stays where it is', async () => {
    bus
      .on(PutEventsCommand)
      .resolves({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'ThrottlingException' }] });
    const accepted: number[] = [];
    const publishing = publish(
      { client: new EventBridgeClient({}), name: 'plan-ledger' },
      [event(7)],
      ({ position }) => accepted.push(position),
    );
    await expect(publishing).rejects.toThrow(BusRefused);
    await expect(publishing).rejects.toMatchObject({ events: ['110107/7.0'] });
    expect(accepted).toEqual([]);
  });

  it('puts at most ten events, and at most 256 KB, into one call', async () => {
    bus.on(PutEventsCommand).resolves({ FailedEntryCount: 0, Entries: [] });
    await publishAll(Array.from({ length: 23 }, (_, index) => event(index + 1)));
    expect(sentIds().map((ids) => ids?.length)).toEqual([10, 10, 3]);
    bus.resetHistory();
    await publishAll([event(1, { text: 'x'.repeat(150_000) }), event(2, { text: 'x'.repeat(150_000) })]);
    expect(sentIds()).toEqual([[1], [2]]);
  });

  it('sends an event too large for the bus without its body, and says so', async () => {
    bus.on(PutEventsCommand).resolves({ FailedEntryCount: 0, Entries: [] });
    await publishAll([event(1, { text: '预'.repeat(100_000) })]);
    const detail = JSON.parse(
      bus.commandCalls(PutEventsCommand)[0]?.args[0].input.Entries?.[0]?.Detail ?? '{}',
    );
    expect(detail).toMatchObject({ id: '110107/1.0', bodyOmitted: true });
    expect(detail).not.toHaveProperty('body');
  });
});
