import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Answer, Operation } from '../openapi/operation.ts';
import { languageTag } from './locale.ts';
import { type Problem, problemDocument } from './problem.ts';
import type { RequestContext } from './request.ts';

/** Nothing that the API answers is a page: no script, no frame, no form. The documentation page brings its own policy. */
const API_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const shared = (context: RequestContext) => ({
  'X-Request-Id': context.traceId,
  // What is true of a plan changes with the next commit, and much of it is not for everybody.
  'Cache-Control': 'no-store',
  'Content-Security-Policy': API_POLICY,
  Vary: 'Accept-Language, Authorization',
});

/** An answer as the gateway wants it. */
export function answerResponse(
  operation: Operation,
  answer: Answer,
  context: RequestContext,
): APIGatewayProxyStructuredResultV2 {
  const contentType = operation.answer.contentType ?? 'application/json; charset=utf-8';
  return {
    statusCode: answer.status ?? operation.answer.status,
    headers: { ...shared(context), 'Content-Type': contentType, ...answer.headers },
    body: typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body),
  };
}

/** A problem as the gateway wants it (RFC 9457). */
export function problemResponse(
  problem: Problem,
  context: RequestContext,
): APIGatewayProxyStructuredResultV2 {
  const { locale, path, traceId } = context;
  return {
    statusCode: problem.status,
    headers: {
      ...shared(context),
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Content-Language': languageTag[locale],
      ...problem.headers,
    },
    body: JSON.stringify(problemDocument(problem, { locale, instance: path, traceId })),
  };
}
