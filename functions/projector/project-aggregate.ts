import { aggregateOfStream } from '../../domain/aggregate/aggregates.ts';
import { bearsFacts, factsIn } from '../../domain/obligation/body-facts.ts';
import { aggregateView, planMentions } from '../../domain/view/aggregate-views.ts';
import type { AggregateView } from '../../domain/view/types.ts';
import type { Commit } from '../shared/ledger/types.ts';
import * as keys from '../shared/views/view-keys.ts';
import { projectFacts } from './project-bodies.ts';
import type { Projection } from './projection.ts';

/**
 * A commit on the stream of a programme, an exercise or another aggregate. Its stream is short and read whole, so a
 * correction is no case of its own. The entries of its plans come first and its own view last: a commit cut off in the
 * middle is taken up again from what stood before it.
 */
export async function projectAggregate(projection: Projection, commit: Commit): Promise<void> {
  const { ledger, views, scope } = projection;
  const { position, stream } = commit;
  const known = aggregateOfStream(stream);
  if (!known) throw new Error(`no view knows what a stream ${stream} is`);
  const key = keys.aggregateKey(scope, known.aggregate.kind, known.id);
  const stored = await views.item(key);
  if (stored && stored.position >= position) return;
  const { events } = await ledger.load(commit.ledger, stream, { position });
  const view = aggregateView(known.aggregate, {
    ledger: commit.ledger,
    position,
    id: known.id,
    streamVersion: commit.version,
    updatedAt: commit.recordedAt,
    events,
  });
  await replaceMentions(
    projection,
    stored?.view?.kind === 'AGGREGATE' ? stored.view : undefined,
    view,
    position,
  );
  if (bearsFacts(stream)) {
    const registry = projection.registry.current();
    const before = events.filter((event) => event.position < position);
    await projectFacts(
      projection,
      factsIn(stream, before, registry),
      factsIn(stream, events, registry),
      position,
    );
  }
  if (view) await views.save(scope, view);
  else await views.remove(key, position);
}

/** The plans that it names now, and none of those that it named before and names no more, or under another day. */
async function replaceMentions(
  { views, scope }: Projection,
  before: AggregateView | undefined,
  after: AggregateView | undefined,
  position: number,
): Promise<void> {
  const mentions = planMentions(after);
  const kept = new Set(mentions.map((mention) => placeOf(keys.planMentionKey(scope, mention))));
  const gone = planMentions(before)
    .map((mention) => keys.planMentionKey(scope, mention))
    .filter((key) => !kept.has(placeOf(key)));
  await Promise.all([
    ...mentions.map((mention) => views.save(scope, mention)),
    ...gone.map((key) => views.remove(key, position)),
  ]);
}

const placeOf = ({ pk, sk }: keys.ItemKey): string => `${pk} ${sk}`;
