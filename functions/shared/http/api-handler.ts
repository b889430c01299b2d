import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy, { type MiddlewareObj } from '@middy/core';
import httpHeaderNormalizer from '@middy/http-header-normalizer';
import httpSecurityHeaders from '@middy/http-security-headers';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Operation, OperationHandlers } from '../openapi/operation.ts';
import { problemResponse } from './answer-response.ts';
import { problemOf } from './failure.ts';
import { type HttpEvent, requestContext } from './request.ts';
import { operationRouter } from './router.ts';

type ApiMiddleware = MiddlewareObj<HttpEvent, APIGatewayProxyStructuredResultV2, Error>;

/** One API function: log, headers, problems, then the router with its operations. */
export function apiHandler<T extends Readonly<Record<string, Operation>>>(
  operations: T,
  handlers: OperationHandlers<T>,
  options: { readonly known: readonly Operation[]; readonly logger?: Logger },
) {
  const logger = options.logger ?? new Logger();
  return middy<HttpEvent, APIGatewayProxyStructuredResultV2>()
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .use(accessLog(logger))
    .use(httpHeaderNormalizer())
    .use(
      // The policy for contents differs by answer; permissions speak of pages, and there is none but the documentation.
      httpSecurityHeaders({ contentSecurityPolicy: false, permissionsPolicy: false, xssProtection: false }),
    )
    .use(problemAnswers(logger))
    .handler(operationRouter(operations, handlers, options.known));
}

/** One line per request: what was asked and how it ended. No body, no query, no name, no address of anybody. */
function accessLog(logger: Logger): ApiMiddleware {
  const write: NonNullable<ApiMiddleware['after']> = ({ event, response }) => {
    const { http, requestId } = event.requestContext;
    logger.info('request', {
      requestId,
      method: http.method,
      path: pathToLog(event.rawPath),
      status: response?.statusCode,
    });
  };
  return { after: write, onError: write };
}

/** A path without what would open something: the tokens of feeds and of the links of messages. */
const pathToLog = (path: string): string =>
  path.replace(/^(\/v1\/links\/).+$/, '$1…').replace(/^(\/v1\/feeds\/)[^/]+\.ics$/, '$1….ics');

/** Whatever was thrown becomes a problem document; only what nobody foresaw, or the engine caused, is logged as a fault. */
function problemAnswers(logger: Logger): ApiMiddleware {
  return {
    onError: (request) => {
      const problem = problemOf(request.error);
      const context = requestContext(request.event);
      if (problem.status >= 500)
        logger.error('request failed', {
          requestId: context.traceId,
          problem: problem.type,
          cause: faultOf(problem.cause),
        });
      request.response = problemResponse(problem, context);
    },
  };
}

const faultOf = (cause: unknown): Error => (cause instanceof Error ? cause : new Error(String(cause)));
