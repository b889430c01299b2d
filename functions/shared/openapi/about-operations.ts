import * as z from 'zod';
import type { Operation } from './operation.ts';
import { noHeaders, none } from './parameters.ts';

/** The API about itself; open to all. */
export const aboutOperations = {
  getOpenApi: {
    method: 'GET',
    path: '/v1/openapi.json',
    operationId: 'getOpenApi',
    tag: 'about',
    summary: { zh: '本接口的 OpenAPI 3.1 说明', en: 'This API as an OpenAPI 3.1 document' },
    params: none,
    query: none,
    headers: noHeaders,
    answer: {
      status: 200,
      schema: z
        .looseObject({ openapi: z.string(), info: z.looseObject({ title: z.string(), version: z.string() }) })
        .meta({ id: 'OpenApiDocument' }),
    },
    problems: [],
    open: true,
    examples: {
      path: '/v1/openapi.json',
      answer: { openapi: '3.1.1', info: { title: 'Plan Ledger', version: '1' } },
    },
  },
  getDocs: {
    method: 'GET',
    path: '/docs',
    operationId: 'getDocs',
    tag: 'about',
    summary: { zh: '本接口的说明页', en: 'This API as a page to read' },
    params: none,
    query: none,
    headers: noHeaders,
    answer: { status: 200, schema: z.string(), contentType: 'text/html; charset=utf-8' },
    problems: [],
    open: true,
    examples: { path: '/docs', answer: '<!doctype html>…' },
  },
} as const satisfies Record<string, Operation>;
