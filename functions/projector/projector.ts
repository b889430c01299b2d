import type { Consumer } from '../shared/consumer.ts';
import { ALL_THAT_IS_KNOWN } from '../shared/facts/ledger-laws.ts';
import type { Commit } from '../shared/ledger/types.ts';
import { KnownRegistry } from './known-registry.ts';
import { projectAggregate } from './project-aggregate.ts';
import { projectLaw } from './project-law.ts';
import { projectOrganisation } from './project-organisation.ts';
import { projectPlan } from './project-plan.ts';
import { projectReminders } from './project-reminders.ts';
import type { Projection, ProjectorTools } from './projection.ts';

/** Name of the checkpoint of the views of one generation. */
export const projectorOf = (generation: string): string => `projector#${generation}`;

/**
 * Folds commits into one generation of the views. Deterministic: the same ledger gives the same items byte for byte,
 * however often it is rung, whoever else runs beside it, and wherever it was interrupted.
 */
export const projector = (tools: ProjectorTools, generation: string): Consumer => ({
  name: projectorOf(generation),
  batch: 50,
  async begin(ledger, checkpoint) {
    const scope = { ledger, generation };
    const registry = await KnownRegistry.load(tools, scope, checkpoint);
    let law = await tools.laws.at(ledger, ALL_THAT_IS_KNOWN, checkpoint);
    return async (commits, applied) => {
      for (const commit of commits) {
        const projection: Projection = { ...tools, scope, registry, law, recordedAt: commit.recordedAt };
        await project(projection, commit);
        law = projection.law;
        applied(commit.position);
      }
    };
  },
});

function project(projection: Projection, commit: Commit): Promise<void> {
  const [aggregate] = commit.stream.split(':', 1);
  switch (aggregate) {
    case 'plan':
      return projectPlan(projection, commit);
    case 'organisation':
      return projectOrganisation(projection, commit);
    case 'reminder':
      return projectReminders(projection, commit);
    case 'law':
      return projectLaw(projection, commit);
    case 'audit':
      // What was proved and redacted is asked of the ledger itself; no view holds it.
      return Promise.resolve();
    default:
      return projectAggregate(projection, commit);
  }
}
