import type { Rulebook } from '../types.ts';
import { approvals } from './approval.ts';
import { articles } from './articles.ts';
import { contentChecklists } from './content.ts';
import { duties } from './duties.ts';
import { filings } from './filing.ts';
import { interpretations } from './interpretations.ts';
import { issuingNames } from './issuing-names.ts';
import { ladders } from './ladders.ts';
import { occasionDuties } from './occasion-duties.ts';
import { organisationDuties } from './organisation-duties.ts';
import { policies } from './policies.ts';

/**
 * 《石景山区突发事件应急预案管理办法（2025年修订）》（石政办发〔2025〕6号）, in force from 2025-06-03, as rows: art. 13 to 31,
 * 33, 38 and 41 for district overall, special and departmental plans, sub-district and community plans, plans of units,
 * district enterprises and central units. Joint plans and plans for major events have no rows yet.
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
  approvals,
  contentChecklists,
  issuingNames,
  filings,
  duties: [...duties, ...occasionDuties, ...organisationDuties],
  policies,
  ladders,
  interpretations,
  articles,
};
