import type { Logger } from '@aws-lambda-powertools/logger';
import { apiHandler } from '../shared/http/api-handler.ts';
import { proofOperations } from '../shared/openapi/proof-operations.ts';
import { type ProofDependencies, proofQueries } from './proof-queries.ts';

/** Every question about the proof of the ledger as one Lambda handler. It reads no ledger and no view. */
export const auditApi = (deps: ProofDependencies, logger?: Logger) =>
  apiHandler(proofOperations, proofQueries(deps), {
    // Its routes are those under /v1/audit alone: whatever else is asked there is unknown.
    known: Object.values(proofOperations),
    ...(logger && { logger }),
  });
