import { PlanId } from '../../events/identifiers.ts';
import { ALL_THAT_IS_KNOWN } from '../shared/facts/ledger-laws.ts';
import type { Commit } from '../shared/ledger/types.ts';
import { plansPk } from '../shared/views/view-keys.ts';
import { projectAggregate } from './project-aggregate.ts';
import { deriveBody } from './project-bodies.ts';
import { deriveAgain } from './project-plan.ts';
import type { Projection } from './projection.ts';

/**
 * A commit on what the ledger says of the law. A ruling (第五十条) changes what is owed: all duties are derived anew. A run
 * that is cut off in the middle goes on with the plans that it has not reached, for the others stand at this position.
 */
export async function projectLaw(projection: Projection, commit: Commit): Promise<void> {
  const { laws, views, scope, registry } = projection;
  const before = projection.law;
  projection.law = await laws.at(commit.ledger, ALL_THAT_IS_KNOWN, commit.position);
  if (projection.law !== before) {
    for (const planId of (await views.partition(plansPk(scope))).keys())
      await deriveAgain(projection, PlanId.parse(planId), commit.position);
    for (const { organisationId } of registry.current().all())
      await deriveBody(projection, organisationId, commit.position);
  }
  await projectAggregate(projection, commit);
}
