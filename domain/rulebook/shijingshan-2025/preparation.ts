import type { Requirement } from '../types.ts';

/*
 * What the text of a plan rests on before it goes in for approval (第三章). Approval rows name one of these.
 */

/** 第十三条 speaks of every plan. */
const evidence: readonly Requirement[] = [
  { needs: 'EVIDENCE', evidence: 'RISK_ASSESSMENT', article: '第十三条' },
  { needs: 'EVIDENCE', evidence: 'RESOURCE_SURVEY', article: '第十三条' },
  { needs: 'EVIDENCE', evidence: 'CASE_ANALYSIS', article: '第十三条' },
];

const contentCheck: Requirement = { needs: 'CONTENT_CHECK', article: '第十五至十九条' };

/** 政府及其有关部门: whoever is given duties is asked in writing (第二十三条第一款). */
export const governmentPreparation: readonly Requirement[] = [
  ...evidence,
  contentCheck,
  { needs: 'DUTY_BODIES_CONSULTED', article: '第二十三条第一款' },
];

/** 区级专项: a handbook goes with the plan (第二十条). */
export const specialPreparation: readonly Requirement[] = [
  ...governmentPreparation,
  { needs: 'HANDBOOK', article: '第二十条' },
];

/** 单位和基层组织: whom they ask is up to other laws and to need (第二十三条第二款). */
export const unitPreparation: readonly Requirement[] = [...evidence, contentCheck];
