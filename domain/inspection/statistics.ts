import type { CivilDate } from '../../events/civil-date.ts';
import type { FindingOutcome } from '../../events/inspection-events.ts';
import { type InspectionState, isOpen } from './state.ts';

/** 非现场检查量占比达到50%以上（优化营商环境工作方案第15项）, in per cent. */
export const OFF_SITE_TARGET = 50;

/** Figures of the inspections that were opened within a period. */
export interface InspectionStatistics {
  readonly onSite: number;
  readonly offSite: number;
  /** Absent while nothing was opened: a share of nothing is neither met nor missed */
  readonly offSiteShare?: { readonly percent: number; readonly target: number; readonly met: boolean };
  readonly findings: Readonly<Record<FindingOutcome, number>>;
  /** Findings that were the first against their body under their article (首违) */
  readonly firstTime: number;
  /** Findings that nobody has verified as mended yet */
  readonly open: number;
}

/** @param from first day of the period @param to its last day */
export function inspectionStatistics(
  inspections: readonly InspectionState[],
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
): InspectionStatistics {
  const opened = inspections.filter(({ opened: fact }) => fact && fact.on >= from && fact.on <= to);
  const offSite = opened.filter(({ manner }) => manner === 'OFF_SITE').length;
  const findings = opened.flatMap((one) => one.findings);
  const withOutcome = (outcome: FindingOutcome) => findings.filter((one) => one.outcome === outcome).length;
  return {
    onSite: opened.length - offSite,
    offSite,
    ...(opened.length > 0 && { offSiteShare: shareOf(offSite, opened.length) }),
    findings: {
      REMIND: withOutcome('REMIND'),
      RECTIFY: withOutcome('RECTIFY'),
      NOTIFY: withOutcome('NOTIFY'),
    },
    firstTime: findings.filter(({ firstTime }) => firstTime).length,
    open: findings.filter(isOpen).length,
  };
}

/** Rounded down, so that a share that is shown as the target has met it. */
const shareOf = (part: number, whole: number) => ({
  percent: Math.floor((part * 100) / whole),
  target: OFF_SITE_TARGET,
  met: part * 100 >= OFF_SITE_TARGET * whole,
});
