import type { LedgerId } from '../../events/identifiers.ts';
import { type Following, type FollowTools, follow } from '../shared/consumer.ts';
import type { Generations } from '../shared/views/generations.ts';
import type { ProjectorTools } from './projection.ts';
import { projector } from './projector.ts';

export interface RebuildTools extends ProjectorTools, Pick<FollowTools, 'checkpoints'> {
  readonly generations: Generations;
}

/**
 * Builds the views of a ledger anew into a fresh generation, beside the live one that goes on being served. Stops when
 * time runs out and goes on from its checkpoint when called again with the same generation.
 * Throws ConsumerStopped where the projector would.
 */
export const rebuildViews = (
  tools: RebuildTools,
  ledger: LedgerId,
  generation: string,
  timeLeft?: () => number,
): Promise<Following> => follow(tools, projector(tools, generation), ledger, timeLeft);

/**
 * Serves a rebuilt generation instead of `current` once it has reached the end of the ledger. False when it has not, or
 * when another generation is live by now.
 */
export async function serveGeneration(
  tools: RebuildTools,
  ledger: LedgerId,
  current: string,
  next: string,
  timeLeft?: () => number,
): Promise<boolean> {
  const { caughtUp } = await rebuildViews(tools, ledger, next, timeLeft);
  return caughtUp && tools.generations.swap(ledger, current, next);
}
