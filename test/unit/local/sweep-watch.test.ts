import { describe, expect, it } from 'vitest';
import { type SweepWatchParts, watchSweeps } from '../../../local/sweep-watch.ts';

type Outcome = Parameters<Parameters<SweepWatchParts['invocations']['onOutcome']>[0]>[0];

function watched(serviceName = 'sweep') {
  const lines: string[] = [];
  const listeners: { moved?: () => void; outcome?: (outcome: Outcome) => void } = {};
  let now = 0;
  const stop = watchSweeps({
    deployment: {
      functions: [{ name: 'Sweep1', environment: { POWERTOOLS_SERVICE_NAME: serviceName } }],
    } as unknown as SweepWatchParts['deployment'],
    invocations: {
      onOutcome: (listener) => {
        listeners.outcome = listener;
      },
    },
    clock: {
      now: () => now,
      onMove: (listener) => {
        listeners.moved = listener;
      },
    },
    print: (line) => lines.push(line),
  });
  stop();
  return {
    lines,
    hour(hours: number) {
      now = hours * 3_600_000;
      listeners.moved?.();
    },
    ran: (functionName: string, ok: boolean) => listeners.outcome?.({ functionName, ok }),
  };
}

describe('the dead man’s switch of this machine', () => {
  it('is silent for 26 hours, and prints once after them', () => {
    const { lines, hour } = watched();
    hour(26);
    expect(lines).toEqual([]);
    hour(27);
    hour(90);
    expect(lines).toEqual([expect.stringContaining('no sweep has succeeded for 26 hours')]);
  });

  it('is put off by a sweep that succeeded, and by nothing else', () => {
    const { lines, hour, ran } = watched();
    hour(20);
    ran('Sweep1', true);
    hour(46);
    expect(lines).toEqual([]);
    ran('Sweep1', false);
    ran('Relay', true);
    hour(47);
    expect(lines).toHaveLength(1);
    ran('Sweep1', true);
    expect(lines.at(-1)).toBe('sweeps succeed again');
    hour(74);
    expect(lines).toHaveLength(3);
  });

  it('has nothing to watch in an app without a sweep', () => {
    const { lines, hour } = watched('other');
    hour(100);
    expect(lines).toEqual([]);
  });
});
