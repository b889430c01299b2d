import { PlanId } from '../../events/identifiers.ts';
import type { Commit } from '../shared/ledger/types.ts';
import { projectAggregate } from './project-aggregate.ts';
import { projectLaw } from './project-law.ts';
import { projectOrganisation } from './project-organisation.ts';
import { foldPlanAgain } from './project-plan.ts';
import type { Projection } from './projection.ts';

/**
 * A body was taken out of the ledger: what the views still say of it goes with it. Its stream is folded anew, as at this
 * commit, from what is left. Everything else in the audit stream is asked of the ledger itself; no view holds it.
 */
export async function projectRedactions(projection: Projection, commit: Commit): Promise<void> {
  for (const event of commit.events)
    if (event.type === 'RedactionCarriedOut') await foldAgain(projection, commit, event.body.target);
}

async function foldAgain(projection: Projection, commit: Commit, target: string): Promise<void> {
  const { ledger } = projection;
  const { position } = commit;
  const stream = await streamAt(projection, commit, Number(target.split('.')[0]));
  if (!stream) return;
  const [last] = (await ledger.load(commit.ledger, stream, { position, reverse: true, limit: 1 })).commits;
  if (!last) return;
  // As if the stream itself had come to this position, with nothing new in it.
  const { version, recordedAt } = last;
  const again: Commit = { ...commit, stream, version, recordedAt, events: [] };
  switch (stream.slice(0, stream.indexOf(':'))) {
    case 'plan':
      return foldPlanAgain(projection, PlanId.parse(stream.slice('plan:'.length)), again);
    case 'organisation':
      return projectOrganisation(projection, again);
    case 'law':
      return projectLaw(projection, again);
    // Reminders hold ids and nothing of a person; the audit stream itself is not redacted.
    case 'reminder':
    case 'audit':
      return undefined;
    default:
      return projectAggregate(projection, again);
  }
}

async function streamAt(
  { ledger }: Projection,
  commit: Commit,
  position: number,
): Promise<Commit['stream'] | undefined> {
  for await (const { stream } of ledger.read(commit.ledger, { after: position - 1, limit: 1 })) return stream;
  return undefined;
}
