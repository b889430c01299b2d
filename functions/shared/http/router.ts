import middy from '@middy/core';
import httpRouterHandler from '@middy/http-router';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Operation, OperationHandler, OperationHandlers } from '../openapi/operation.ts';
import { answerResponse } from './answer-response.ts';
import { callerOf } from './caller.ts';
import { formBody } from './form-body.ts';
import { jsonBody } from './json-body.ts';
import { problem } from './problem.ts';
import { readInput } from './read-input.ts';
import { type HttpEvent, requestContext } from './request.ts';

/**
 * Routes a function's own operations to their handlers. `known` is the whole API: a path that exists under another
 * method is 405 with what it allows, any other 404.
 */
export function operationRouter<T extends Readonly<Record<string, Operation>>>(
  operations: T,
  handlers: OperationHandlers<T>,
  known: readonly Operation[],
) {
  return httpRouterHandler<HttpEvent, APIGatewayProxyStructuredResultV2>({
    routes: Object.entries(operations).map(([name, operation]) => {
      const handle = handlers[name] as OperationHandler<Operation>;
      return { method: operation.method, path: operation.path, handler: routeHandler(operation, handle) };
    }),
    notFoundResponse: ({ method, path }) => refuseRoute(method, path, known),
  });
}

function routeHandler(operation: Operation, handle: OperationHandler<Operation>) {
  const run = async (event: HttpEvent): Promise<APIGatewayProxyStructuredResultV2> => {
    const context = requestContext(event);
    // An open operation has no claims and its handler asks for none; any other is refused before its input is looked at.
    const request = operation.open ? context : { ...context, caller: callerOf(context.claims) };
    const answer = await handle(
      readInput(operation, event, context),
      request as Parameters<typeof handle>[1],
    );
    return answerResponse(operation, answer, context);
  };
  const handler = middy<HttpEvent, APIGatewayProxyStructuredResultV2>(run);
  if (!operation.body) return handler;
  return handler.use(operation.bodyType === 'form' ? formBody() : jsonBody());
}

function refuseRoute(method: string, path: string, known: readonly Operation[]): never {
  const allowed = [
    ...new Set(known.filter((operation) => matches(operation.path, path)).map((o) => o.method)),
  ];
  if (allowed.length)
    throw problem(
      'method-not-allowed',
      'METHOD_NOT_ALLOWED',
      {
        zh: `该地址只支持 ${allowed.join('、')}`,
        en: `${method} is not allowed here, only ${allowed.join(', ')}`,
      },
      { headers: { Allow: allowed.join(', ') } },
    );
  throw problem('not-found', 'NO_SUCH_ROUTE', {
    zh: '没有这个地址，全部地址见 /docs',
    en: 'there is no such address; /docs lists them all',
  });
}

function matches(template: string, path: string): boolean {
  const wanted = template.split('/');
  const given = path.replace(/\/$/, '').split('/');
  return (
    wanted.length === given.length && wanted.every((part, i) => part.startsWith('{') || part === given[i])
  );
}
