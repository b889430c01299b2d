import { aboutOperations } from './about-operations.ts';
import { answerOperations } from './answer-operations.ts';
import { auditOperations } from './audit-operations.ts';
import { commandOperations } from './command-operations.ts';
import { dutyOperations } from './duty-operations.ts';
import { feedOperations } from './feed-operations.ts';
import type { Operation } from './operation.ts';
import { organisationCommandOperations } from './organisation-command-operations.ts';
import { organisationDutyOperations } from './organisation-duty-operations.ts';
import { planOperations } from './plan-operations.ts';
import { preferenceOperations } from './preference-operations.ts';
import { referenceOperations } from './reference-operations.ts';

/** Operations of the queries function. */
export const queryOperations = {
  ...planOperations,
  ...dutyOperations,
  ...organisationDutyOperations,
  ...referenceOperations,
  ...auditOperations,
  ...aboutOperations,
} as const;

/** Operations of the commands function. */
export const postOperations = { ...commandOperations, ...organisationCommandOperations } as const;

/** The whole API. */
export const operations: readonly Operation[] = [
  ...Object.values(postOperations),
  ...Object.values(queryOperations),
  ...Object.values(answerOperations),
  ...Object.values(feedOperations),
  ...Object.values(preferenceOperations),
];
