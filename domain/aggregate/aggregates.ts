import { exerciseAggregate } from '../exercise/exercise-aggregate.ts';
import { expertAggregate } from '../expert/expert-aggregate.ts';
import { checklistAggregate } from '../inspection/checklist-aggregate.ts';
import { inspectionAggregate } from '../inspection/inspection-aggregate.ts';
import { lawAggregate } from '../law/law-aggregate.ts';
import { programmeAggregate } from '../programme/programme-aggregate.ts';
import { suggestionAggregate } from '../suggestion/suggestion-aggregate.ts';
import type { Aggregate, AggregateKind } from './aggregate.ts';
import { withCorrection } from './correct.ts';

/** What the table calls an aggregate with is what that aggregate's own fold and schemas made. */
const entry = <State>(aggregate: Aggregate<State>): Aggregate => withCorrection(aggregate) as Aggregate;

/** Every kind that ledger, API and views treat alike: a line here gives it its routes, its documentation and its views. */
export const aggregates: readonly Aggregate[] = [
  entry(programmeAggregate),
  entry(exerciseAggregate),
  entry(expertAggregate),
  entry(checklistAggregate),
  entry(inspectionAggregate),
  entry(suggestionAggregate),
  entry(lawAggregate),
];

const byKind = new Map(aggregates.map((aggregate) => [aggregate.kind, aggregate]));

export function aggregateOf(kind: AggregateKind): Aggregate {
  const aggregate = byKind.get(kind);
  if (!aggregate) throw new RangeError(`no aggregate is of kind ${kind}`);
  return aggregate;
}

/** The aggregate that a stream belongs to, and its id; nothing for streams of plans, organisations and reminders. */
export function aggregateOfStream(
  stream: string,
): { readonly aggregate: Aggregate; readonly id: string } | undefined {
  const colon = stream.indexOf(':');
  const aggregate = byKind.get(stream.slice(0, colon) as AggregateKind);
  return aggregate && { aggregate, id: stream.slice(colon + 1) };
}
