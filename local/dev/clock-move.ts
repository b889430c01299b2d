import type { ScheduledRun } from '../time/scheduler.ts';

/** How often one scheduled rule ran while the clock moved. */
export interface RuleRuns {
  readonly rule: string;
  readonly runs: number;
  readonly first: string;
  readonly last: string;
}

/** What happened while the clock was moved. */
export interface ClockMove {
  readonly from: string;
  readonly now: string;
  readonly ran: readonly RuleRuns[];
  /** Invocations that failed for good, with the last error */
  readonly failed: readonly { readonly function: string; readonly error: string }[];
  /** What had not come to rest when time went on; empty when all is well */
  readonly unsettled: readonly string[];
  /** Mails that arrived on the way */
  readonly mails: number;
}

export function summarise(runs: readonly ScheduledRun[]): readonly RuleRuns[] {
  const iso = (instant: number): string => new Date(instant).toISOString();
  return [...Map.groupBy(runs, (run) => run.rule)].map(([rule, group]) => {
    const instants = group.map((run) => run.at);
    return { rule, runs: group.length, first: iso(Math.min(...instants)), last: iso(Math.max(...instants)) };
  });
}
