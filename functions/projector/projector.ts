import type { Consumer } from '../shared/consumer.ts';
import type { Commit } from '../shared/ledger/types.ts';
import { KnownRegistry } from './known-registry.ts';
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
    const shared = { ...tools, scope, registry };
    return async (commits, applied) => {
      for (const commit of commits) {
        await project({ ...shared, recordedAt: commit.recordedAt }, commit);
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
    default:
      throw new Error(`no view knows what a stream ${commit.stream} is`);
  }
}
