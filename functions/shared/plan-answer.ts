import type { PlanView } from '../../domain/view/types.ts';

/** A plan as answers show it. */
export const planAnswer = ({
  state,
  status,
  streamVersion,
  position,
  updatedAt,
  undetermined,
}: PlanView) => ({
  planId: state.planId,
  status,
  streamVersion,
  position,
  updatedAt,
  state,
  undetermined,
});

/** Headers of an answer that speaks of one stream. */
export const streamHeaders = (version: number, position: number) => ({
  ETag: `"${version}"`,
  'Ledger-Position': String(position),
});

/** Headers of a command's answer; a repeated one says so. */
export const commandHeaders = (outcome: {
  readonly version: number;
  readonly position: number;
  readonly replayed: boolean;
}) => ({
  ...streamHeaders(outcome.version, outcome.position),
  ...(outcome.replayed && { 'Idempotent-Replayed': 'true' }),
});
