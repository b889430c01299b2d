import type { AccessRule } from './access-rule.ts';
import { auditRules } from './audit-rules.ts';
import { correctionRules } from './correction-rules.ts';
import { exerciseRules } from './exercise-rules.ts';
import { expertRules } from './expert-rules.ts';
import { inForceRules } from './in-force-rules.ts';
import { inspectionRules } from './inspection-rules.ts';
import { lawRules } from './law-rules.ts';
import { lifeRules } from './life-rules.ts';
import { makingRules } from './making-rules.ts';
import { organisationRules } from './organisation-rules.ts';
import { programmeRules } from './programme-rules.ts';
import { reviewingRules } from './reviewing-rules.ts';
import { suggestionRules } from './suggestion-rules.ts';

/** Who may do what. What no line allows is forbidden. */
export const accessRules: readonly AccessRule[] = [
  ...lifeRules,
  ...makingRules,
  ...reviewingRules,
  ...inForceRules,
  ...inspectionRules,
  ...lawRules,
  ...organisationRules,
  ...suggestionRules,
  ...exerciseRules,
  ...programmeRules,
  ...expertRules,
  ...correctionRules,
  ...auditRules,
];
