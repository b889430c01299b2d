import { randomUUID } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { expect } from 'vitest';
import { auditApi } from '../../../functions/audit/api.ts';
import type { ProofDependencies } from '../../../functions/audit/proof-queries.ts';
import { ProblemDocument } from '../../../functions/shared/openapi/schemas/common.ts';
import { httpEvent } from '../api/http-event.ts';
import { type Asking, people } from '../api/people.ts';

export interface AuditReply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers
  readonly body: any;
}

/** Asks the audit function as the gateway would. */
export function auditClient(deps: ProofDependencies) {
  const handler = auditApi(deps, new Logger({ logLevel: 'SILENT' }));
  return async (target: string, as: Asking | undefined = people.drafter): Promise<AuditReply> => {
    const event = httpEvent({
      method: 'GET',
      target: `/v1/audit/ledgers/${target}`,
      headers: {},
      as,
      at: '2026-11-24T02:00:00.000Z',
      requestId: randomUUID(),
    });
    const { statusCode = 0, body } = await handler(event, {} as Context);
    const parsed: unknown = JSON.parse(String(body));
    if (statusCode >= 400) expect(ProblemDocument.parse(parsed).status).toBe(statusCode);
    return { status: statusCode, body: parsed };
  };
}
