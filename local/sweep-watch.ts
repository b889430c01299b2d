import { SWEEP_PATIENCE_HOURS } from '../domain/reminder/heartbeat.ts';
import type { AsyncInvocations } from './messaging/async-invocations.ts';
import type { Deployment } from './template/deployment.ts';
import type { SteerableClock } from './time/clock.ts';

const PATIENCE_MS = SWEEP_PATIENCE_HOURS * 3_600_000;
const LOOK_MS = 60_000;

export interface SweepWatchParts {
  readonly deployment: Deployment;
  readonly invocations: Pick<AsyncInvocations, 'onOutcome'>;
  readonly clock: Pick<SteerableClock, 'now' | 'onMove'>;
  readonly print: (line: string) => void;
}

/**
 * The dead man's switch of this machine, as CloudWatch's is in the cloud: prints when no sweep has succeeded for 26 hours
 * by the steerable clock, once, until one does. Gives what stops it.
 */
export function watchSweeps({ deployment, invocations, clock, print }: SweepWatchParts): () => void {
  const sweep = deployment.functions.find(
    ({ environment }) => environment['POWERTOOLS_SERVICE_NAME'] === 'sweep',
  );
  if (!sweep) return () => undefined;
  let [sweptAt, told] = [clock.now(), false];
  const look = (): void => {
    if (told || clock.now() - sweptAt <= PATIENCE_MS) return;
    told = true;
    print(`ALARM: no sweep has succeeded for ${SWEEP_PATIENCE_HOURS} hours; reminders may have stopped`);
  };
  invocations.onOutcome(({ functionName, ok }) => {
    if (functionName !== sweep.name || !ok) return;
    if (told) print('sweeps succeed again');
    [sweptAt, told] = [clock.now(), false];
  });
  clock.onMove(look);
  const timer = setInterval(look, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
