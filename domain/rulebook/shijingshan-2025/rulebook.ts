import type { Rulebook } from '../types.ts';
import { approvals } from './approval.ts';
import { approvalInterpretations } from './approval-interpretations.ts';
import { articles } from './articles.ts';
import { contentChecklists } from './content.ts';
import { drafters } from './drafters.ts';
import { duties } from './duties.ts';
import { filings } from './filing.ts';
import { interpretations } from './interpretations.ts';
import { issuingNames } from './issuing-names.ts';
import { ladders } from './ladders.ts';
import { occasionDuties } from './occasion-duties.ts';
import { organisationDuties } from './organisation-duties.ts';
import { policies } from './policies.ts';
import { reviewPoints } from './review-points.ts';
import { routeInterpretations } from './route-interpretations.ts';

/**
 * 《石景山区突发事件应急预案管理办法（2025年修订）》（石政办发〔2025〕6号）, in force from 2025-06-03, as rows, for
 * every kind of plan that they know: who makes, approves, issues and files it, and every duty with a period.
 */
export const shijingshan2025: Rulebook = {
  id: 'CN-BJ-SJS-2025',
  version: '1.0.0',
  title: {
    zh: '石景山区突发事件应急预案管理办法（2025年修订）',
    en: 'Measures of Shijingshan District on the Management of Emergency Plans (revised 2025)',
  },
  jurisdiction: '110107',
  validFrom: '2025-06-03',
  drafters,
  approvals,
  reviewPoints,
  contentChecklists,
  issuingNames,
  filings,
  duties: [...duties, ...occasionDuties, ...organisationDuties],
  policies,
  ladders,
  interpretations: [...interpretations, ...routeInterpretations, ...approvalInterpretations],
  articles,
};
