import { type Act, aggregateStory } from '../../../test/support/aggregate-story.ts';
import type { AggregateContext } from '../../aggregate/aggregate.ts';
import { lawAggregate } from '../law-aggregate.ts';
import type { lawCommands } from '../law-commands.ts';
import type { LawState } from '../state.ts';

export type Said = readonly [command: keyof typeof lawCommands, body: object];

/** The law of the district after the bureau has said all of this. */
export function lawAfter(said: readonly Said[], overrides: Partial<AggregateContext> = {}) {
  const story = aggregateStory([lawAggregate], overrides);
  const act = (command: string, body: object): Act => ({ id: 'district', command, body });
  story.given(...said.map(([command, body]) => act(command, body)));
  return {
    when: (...[command, body]: Said) => story.when(act(command, body)),
    refused: (...[command, body]: Said) => story.refused(act(command, body)),
    state: () => story.stateOf('law', 'district') as LawState,
    ledger: story.ledger,
  };
}

export const ruling = {
  interpretation: 'G22',
  parameter: true,
  text: '经复盘视同演练',
  effectiveFrom: '2027-01-01',
};
