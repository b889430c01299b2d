import { aboutOperations } from './about-operations.ts';
import { aggregateCommandOperations } from './aggregate-command-operations.ts';
import { aggregateOperations } from './aggregate-operations.ts';
import { answerOperations } from './answer-operations.ts';
import { auditOperations } from './audit-operations.ts';
import { commandOperations } from './command-operations.ts';
import { coverageOperations } from './coverage-operations.ts';
import { dutyOperations } from './duty-operations.ts';
import { feedOperations } from './feed-operations.ts';
import type { Operation } from './operation.ts';
import { organisationCommandOperations } from './organisation-command-operations.ts';
import { organisationDutyOperations } from './organisation-duty-operations.ts';
import { organisationLifeOperations } from './organisation-life-operations.ts';
import { planOperations } from './plan-operations.ts';
import { preferenceOperations } from './preference-operations.ts';
import { proofOperations } from './proof-operations.ts';
import { referenceOperations } from './reference-operations.ts';
import { routeOperations } from './route-operations.ts';
import { supervisionOperations } from './supervision-operations.ts';

/** Operations of the queries function. */
export const queryOperations = {
  ...planOperations,
  ...routeOperations,
  ...dutyOperations,
  ...organisationDutyOperations,
  ...coverageOperations,
  ...supervisionOperations,
  ...aggregateOperations,
  ...referenceOperations,
  ...auditOperations,
  ...aboutOperations,
} as const;

/** Operations of the commands function. */
export const postOperations = {
  ...commandOperations,
  ...aggregateCommandOperations,
  ...organisationCommandOperations,
  ...organisationLifeOperations,
} as const;

/** The whole API; `proofOperations` are those of the audit function. */
export const operations: readonly Operation[] = [
  ...Object.values(postOperations),
  ...Object.values(queryOperations),
  ...Object.values(proofOperations),
  ...Object.values(answerOperations),
  ...Object.values(feedOperations),
  ...Object.values(preferenceOperations),
];
