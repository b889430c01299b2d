import type { Law } from '../../domain/view/law.ts';
import type { Consumer } from '../shared/consumer.ts';
import type { Commit, Ledger } from '../shared/ledger/types.ts';
import type { ViewWriter } from '../shared/views/view-writer.ts';
import { KnownRegistry } from './known-registry.ts';
import { projectOrganisation } from './project-organisation.ts';
import { projectPlan } from './project-plan.ts';
import { projectReminders } from './project-reminders.ts';

export interface ProjectorTools {
  readonly ledger: Ledger;
  readonly views: ViewWriter;
  readonly law: Law;
}

/** One run over one ledger into one generation of its views. */
export interface Projection extends ProjectorTools {
  readonly scope: { readonly ledger: Commit['ledger']; readonly generation: string };
  readonly registry: KnownRegistry;
}

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
    const projection: Projection = { ...tools, scope, registry };
    return async (commits, applied) => {
      for (const commit of commits) {
        await project(projection, commit);
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
