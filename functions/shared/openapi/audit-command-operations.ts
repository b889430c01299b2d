import * as z from 'zod';
import { type AuditCommandName, auditCommands } from '../../../domain/audit/audit-commands.ts';
import { EventId } from '../../../events/identifiers.ts';
import { camelCase, commandProblems, commandPromise } from './command-texts.ts';
import type { Operation } from './operation.ts';
import { commandHeaders, commandQuery, none, replayHeaders } from './parameters.ts';
import { AuditCommandAnswer } from './schemas/redaction.ts';

const requestParams = z.strictObject({ request: EventId });

const paths = {
  'request-redaction': '/v1/audit/redactions',
  'approve-redaction': '/v1/audit/redactions/{request}/approve',
  'refuse-redaction': '/v1/audit/redactions/{request}/refuse',
  'rotate-checkpoint-key': '/v1/audit/checkpoint-key',
} as const satisfies Record<AuditCommandName, Operation['path']>;

export const exampleRedaction = {
  request: '40.0',
  target: '17.0',
  ground: 'PERSONAL_DATA',
  reason: '征求意见正文误录了个人电话',
  on: '2026-11-24',
  by: 'bureau',
  outcome: 'PENDING',
} as const;

function commandOperation<N extends AuditCommandName>(name: N) {
  const { schema, summary, article } = auditCommands[name];
  const path: string = paths[name];
  return {
    method: 'POST',
    path: paths[name],
    operationId: camelCase(name),
    tag: 'audit',
    summary,
    description: commandPromise,
    article,
    params: path.includes('{request}') ? requestParams : none,
    query: commandQuery,
    headers: commandHeaders,
    body: schema as (typeof auditCommands)[N]['schema'],
    answer: { status: 201, schema: AuditCommandAnswer, headers: replayHeaders },
    problems: commandProblems,
    examples: {
      path: path.replace('{request}', exampleRedaction.request),
      body: schema.meta()?.['example'],
      answer: {
        redactions: [exampleRedaction],
        events: [
          {
            id: '40.0',
            type: 'RedactionRequested',
            schema: 1,
            occurredOn: '2026-11-24',
            recordedAt: '2026-11-24T01:00:00.000Z',
            actor: { id: 'bureau', organisation: 'emergency-bureau', roles: ['BUREAU'] },
            stream: 'audit:ledger',
            version: 1,
            position: 40,
            index: 0,
            body: { target: '17.0', ground: 'PERSONAL_DATA', reason: '征求意见正文误录了个人电话' },
          },
        ],
        streamVersion: 1,
        position: 40,
      },
    },
  } as const satisfies Operation;
}

/** Redactions, by two people, and the key of the checkpoints. */
export const auditCommandOperations = {
  'request-redaction': commandOperation('request-redaction'),
  'approve-redaction': commandOperation('approve-redaction'),
  'refuse-redaction': commandOperation('refuse-redaction'),
  'rotate-checkpoint-key': commandOperation('rotate-checkpoint-key'),
} as const;
