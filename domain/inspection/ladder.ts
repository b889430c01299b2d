import type { FindingOutcome } from '../../events/inspection-events.ts';
import type { Finding } from './state.ts';

/* 提醒 → 责令整改 → 通报 (优化营商环境工作方案第18项: 首违不罚、轻微免罚). */

const steps: readonly FindingOutcome[] = ['REMIND', 'RECTIFY', 'NOTIFY'];

/** What a finding leads to: a reminder the first time, and one step more than the finding that it repeats. */
export function outcomeByLadder(earlier: Pick<Finding, 'outcome'> | undefined): FindingOutcome {
  if (!earlier) return 'REMIND';
  return earlier.outcome === 'REMIND' ? 'RECTIFY' : 'NOTIFY';
}

export const isGraver = (outcome: FindingOutcome, than: FindingOutcome): boolean =>
  steps.indexOf(outcome) > steps.indexOf(than);

export const outcomeNames: Readonly<Record<FindingOutcome, readonly [zh: string, en: string]>> = {
  REMIND: ['提醒', 'a reminder'],
  RECTIFY: ['责令整改', 'an order to rectify'],
  NOTIFY: ['通报', 'a notice of criticism'],
};
