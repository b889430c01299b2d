import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { aggregates } from '../../../domain/aggregate/aggregates.ts';
import { type ProblemType, problemTypes } from '../http/problem-types.ts';
import type { Operation, Tag } from './operation.ts';
import { operations } from './operations.ts';
import { ProblemDocument } from './schemas/common.ts';

/** Version of the contract: the first part of every path. */
const API_VERSION = '1';

export type OpenApiDocument = ReturnType<typeof createDocument>;

const tags: Partial<Readonly<Record<Tag, string>>> = {
  plans: '预案 / plans',
  commands: '办理 / acts on plans',
  duties: '义务与期限 / duties and dates',
  filings: '备案 / filings',
  ...Object.fromEntries(aggregates.map(({ kind, names }) => [kind, `${names.zh} / ${names.en}`])),
  reminders: '提醒 / reminders',
  organisations: '单位 / organisations',
  calendar: '工作日 / working days',
  audit: '审计 / audit',
  about: '说明 / about',
};

const bodyTypes = { json: 'application/json', form: 'application/x-www-form-urlencoded' } as const;

const security = { signIn: [] };

let made: OpenApiDocument | undefined;

/** The API as an OpenAPI 3.1 document, made from the table of operations once per process. */
export function openApiDocument(): OpenApiDocument {
  made ??= createDocument({
    openapi: '3.1.1',
    info: {
      title: '预案台账 Plan Ledger',
      version: API_VERSION,
      description:
        '石景山区突发事件应急预案全过程管理。日期为北京时间的民用日期，时刻为 UTC；每个拒绝都一次列明全部原因和条款。' +
        ' / Emergency plans under the Shijingshan measures of 2025. Dates are civil dates in Beijing, instants are UTC; every refusal names all its reasons with their articles.',
    },
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    security: [security],
    paths: pathsOf(operations),
    components: {
      securitySchemes: { signIn: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  });
  return made;
}

function pathsOf(table: readonly Operation[]) {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const operation of table)
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: describe(operation),
    };
  return paths;
}

function describe(operation: Operation): ZodOpenApiOperationObject {
  const { params, query, headers, body, examples, summary, description, article } = operation;
  const about = description ? `${description.zh}\n\n${description.en}` : undefined;
  return {
    operationId: operation.operationId,
    tags: [operation.tag],
    summary: `${summary.zh} / ${summary.en}`,
    ...(about && { description: article ? `${about}\n\n${article}` : about }),
    ...(article && { 'x-article': article }),
    'x-example-path': examples.path,
    ...(operation.open && { security: [] }),
    requestParams: { path: params, query, header: headers },
    ...(body && {
      requestBody: {
        required: true,
        content: { [bodyTypes[operation.bodyType ?? 'json']]: { schema: body, example: examples.body } },
      },
    }),
    responses: responsesOf(operation),
  };
}

const always: readonly ProblemType[] = ['invalid-request', 'internal', 'unavailable'];
const signedIn: readonly ProblemType[] = ['unauthenticated'];
const withBody: readonly ProblemType[] = [
  'unsupported-media-type',
  'invalid-command',
  'undetermined',
  'idempotency-key-reused',
];

function responsesOf(operation: Operation): ZodOpenApiResponsesObject {
  const { answer, examples, problems, open, body } = operation;
  const types = [...always, ...(open ? [] : signedIn), ...(body ? withBody : []), ...problems];
  const byStatus = Map.groupBy(new Set(types), (type) => problemTypes[type].status);
  const refusals = [...byStatus].map(([status, ofStatus]) => [
    String(status),
    {
      description: ofStatus
        .map((type) => `${type}: ${problemTypes[type].title.zh} / ${problemTypes[type].title.en}`)
        .join('; '),
      content: { 'application/problem+json': { schema: ProblemDocument } },
    },
  ]);
  return {
    [String(answer.status)]: {
      description: operation.summary.en,
      ...(answer.headers && { headers: answer.headers }),
      content: {
        [answer.contentType?.split(';')[0] ?? 'application/json']: {
          schema: answer.schema,
          example: examples.answer,
        },
      },
    },
    ...(answer.notModified && { 304: { description: 'If-None-Match' } }),
    // A dry run begins nothing, so it answers 200 where the act itself answers 201.
    ...(answer.status === 201 && {
      200: {
        description: 'dryRun=true',
        content: { 'application/json': { schema: answer.schema, example: examples.answer } },
      },
    }),
    ...Object.fromEntries(refusals),
  };
}
