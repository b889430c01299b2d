import type { Policies } from '../types.ts';

/** How the gaps that no row carries are settled; each names its interpretation there (第五十条). */
export const policies: Policies = {
  gateOrder: 'ANY',
  revisionTable: 'ON_REVISION',
  meeting: 'WHEN_DECIDED',
  reviewPoints: 'WHEN_RECORDED',
  triggerBy: 'ANYONE',
  evidenceMonths: 36,
  attestation: true,
  successors: true,
  repeatedFiling: 'REFUSED',
  overdueFrom: 'DAY_AFTER',
};
