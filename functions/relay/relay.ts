import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { busEventsOf } from '../shared/bus-event.ts';
import type { Consumer } from '../shared/consumer.ts';
import { publish } from './publish.ts';

/**
 * Publishes every event of a ledger on the bus, in order of position, each at least once. A commit counts as done when
 * the bus has taken all of its events; what follows a refused one waits.
 */
export const relay = (bus: { readonly client: EventBridgeClient; readonly name: string }): Consumer => ({
  name: 'relay',
  batch: 100,
  begin: async () => async (commits, applied) => {
    const last = new Map(commits.map((commit) => [commit.position, commit.header.events.length - 1]));
    await publish(bus, commits.flatMap(busEventsOf), ({ position, index }) => {
      if (index === last.get(position)) applied(position);
    });
  },
});
