import { describe, expect, it } from 'vitest';
import { StreamId } from '../../../events/identifiers.ts';
import { accessRules } from '../../access/rules.ts';
import { organisationCommands } from '../../organisation/decide.ts';
import { planCommands } from '../../plan/plan-commands.ts';
import { aggregateStream } from '../aggregate.ts';
import { aggregateOf, aggregateOfStream, aggregates } from '../aggregates.ts';

const commandsOf = aggregates.flatMap((aggregate) =>
  Object.keys(aggregate.commands).map((command) => [command, aggregate] as const),
);

describe('the table of aggregates', () => {
  it('has each kind, each collection and each command once', () => {
    const unique = (names: readonly string[]) => expect(names).toEqual([...new Set(names)]);
    unique(aggregates.map(({ kind }) => kind));
    unique([...aggregates.map(({ collection }) => collection), 'plans', 'organisations', 'obligations']);
    unique([
      ...commandsOf.map(([command]) => command),
      ...Object.keys(planCommands),
      ...Object.keys(organisationCommands),
    ]);
  });

  it.each(aggregates.map((one) => [one.kind, one] as const))(
    '%s begins with commands that it has, and its stream is one that the ledger takes',
    (kind, aggregate) => {
      expect(aggregate.begins.length).toBeGreaterThan(0);
      expect(Object.keys(aggregate.commands)).toEqual(expect.arrayContaining([...aggregate.begins]));
      const stream = aggregateStream(kind, 'some-id');
      expect(StreamId.parse(stream)).toBe(stream);
      expect(aggregateOfStream(stream)).toEqual({ aggregate, id: 'some-id' });
      expect(aggregateOf(kind)).toBe(aggregate);
    },
  );

  it.each(commandsOf)('%s may be given by somebody, and its example passes its schema', (name, aggregate) => {
    expect(accessRules.some(({ commands }) => (commands as readonly string[]).includes(name))).toBe(true);
    const schema = aggregate.commands[name]?.schema;
    expect(schema?.safeParse(schema.meta()?.['example'])).toMatchObject({ success: true });
  });

  it('knows no stream of plans, organisations and reminders', () => {
    for (const stream of ['plan:flood', 'organisation:water-bureau', 'reminder:flood.x.1'])
      expect(aggregateOfStream(stream)).toBeUndefined();
  });
});
