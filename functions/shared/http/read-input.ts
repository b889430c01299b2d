import type * as z from 'zod';
import type { Operation, OperationInput } from '../openapi/operation.ts';
import { Problem, type RequestReason } from './problem.ts';
import type { HttpEvent, RequestContext } from './request.ts';
import { type Place, schemaReasons } from './schema-reasons.ts';

/**
 * Path, query, headers and body of a request in the types of the operation's schemas. Throws one problem that names
 * everything that is wrong in any of them: 400 when a header or parameter is at fault, 422 when only the body is.
 */
export function readInput<O extends Operation>(
  operation: O,
  event: HttpEvent,
  context: RequestContext,
): OperationInput<O> {
  const envelope: RequestReason[] = [];
  const inBody: RequestReason[] = [];
  const read = (schema: z.ZodType, value: unknown, place: Place): unknown => {
    const parsed = schema.safeParse(value, { reportInput: true });
    if (parsed.success) return parsed.data;
    (place === 'body' ? inBody : envelope).push(...schemaReasons(parsed.error, place));
    return undefined;
  };
  const { proxy: _greedy, ...params } = event.pathParameters ?? {};
  const input = {
    params: read(operation.params, params, 'path'),
    query: read(operation.query, event.queryStringParameters ?? {}, 'query'),
    headers: read(operation.headers, pick(context.headers, operation.headers), 'header'),
    body: operation.body && read(operation.body, event.body, 'body'),
    rawBody: event.body,
  };
  const [first, ...rest] = bounded([...envelope, ...inBody]);
  if (first) throw new Problem(envelope.length ? 'invalid-request' : 'invalid-command', [first, ...rest]);
  return input as OperationInput<O>;
}

/** Reasons of one answer; a body that is wrong in more places than that was not written by a person. */
const MAX_REASONS = 500;

const bounded = (reasons: readonly RequestReason[]): readonly RequestReason[] =>
  reasons.length <= MAX_REASONS
    ? reasons
    : [
        ...reasons.slice(0, MAX_REASONS),
        {
          code: 'MORE_FAULTS',
          zh: `另有 ${reasons.length - MAX_REASONS} 处不符合要求，未逐一列出`,
          en: `${reasons.length - MAX_REASONS} more faults are not listed`,
        },
      ];

/** The headers that the schema names, under the names it gives them: HTTP's own are in any case. */
function pick(headers: RequestContext['headers'], schema: z.ZodObject): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of Object.keys(schema.shape)) {
    const value = headers[name.toLowerCase()];
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}
