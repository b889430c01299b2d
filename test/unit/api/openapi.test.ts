import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { planCommands } from '../../../domain/plan/plan-commands.ts';
import { docsPage } from '../../../functions/shared/openapi/docs-page.ts';
import { openApiDocument } from '../../../functions/shared/openapi/document.ts';
import { operations } from '../../../functions/shared/openapi/operations.ts';

/** As JSON, the way clients get it. */
const document = JSON.parse(JSON.stringify(openApiDocument()));

const resolve = (pointer: string): unknown =>
  pointer
    .replace(/^#\//, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((node: unknown, part) => (node as Record<string, unknown> | undefined)?.[part], document);

function* walk(node: unknown): Generator<Record<string, unknown>> {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) yield node as Record<string, unknown>;
  for (const value of Object.values(node)) yield* walk(value);
}

interface Media {
  schema: object;
  example?: unknown;
}
interface Described {
  operationId: string;
  summary: string;
  security?: unknown[];
  parameters?: { name: string; in: string }[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, { description: string; content?: Record<string, Media> }>;
}
const described = Object.entries<Record<string, Described>>(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })),
);

describe('the OpenAPI document', () => {
  it('is of version 3.1 with a title, a version and a chapter for every tag in use', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    const chapters = new Set(document.tags.map((tag: { name: string }) => tag.name));
    for (const operation of operations) expect(chapters).toContain(operation.tag);
  });

  it('resolves every reference', () => {
    const references = [...walk(document)].map((node) => node['$ref']).filter((ref) => ref !== undefined);
    expect(references.length).toBeGreaterThan(100);
    for (const reference of references) expect(resolve(String(reference)), String(reference)).toBeDefined();
  });

  it('holds every operation of the router, and nothing else', () => {
    const name = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;
    expect(described.map(name).sort()).toEqual(operations.map(name).sort());
    expect(new Set(described.map((operation) => operation.operationId)).size).toBe(operations.length);
  });

  it('offers every command of the plan', () => {
    for (const command of Object.keys(planCommands)) {
      const path =
        { draft: '/v1/plans', register: '/v1/plans/register' }[command] ?? `/v1/plans/{planId}/${command}`;
      expect(described).toContainEqual(expect.objectContaining({ method: 'POST', path }));
    }
  });

  it('declares every path parameter that a path names', () => {
    for (const { path, parameters = [] } of described) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      expect(parameters.filter((one) => one.in === 'path').map((one) => one.name)).toEqual(named);
    }
  });

  it('asks for a sign-in everywhere but where the API speaks of itself, and where the address itself is the key', () => {
    const open = described.filter((operation) => operation.security?.length === 0);
    expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'GET /docs',
      'GET /v1/feeds/{file}',
      'GET /v1/links/{token}',
      'GET /v1/openapi.json',
      'POST /v1/links/{token}',
    ]);
    expect(document.security).toEqual([{ signIn: [] }]);
  });

  it('asks for an Idempotency-Key on every POST of somebody who is signed in', () => {
    for (const { method, security, parameters = [] } of described)
      expect(parameters.some((one) => one.name === 'Idempotency-Key')).toBe(
        method === 'POST' && security?.length !== 0,
      );
  });

  it('shows for every operation an example of its answer, and of its body if it takes one', () => {
    for (const { operationId, method, requestBody, responses } of described) {
      const success = Object.entries(responses).filter(([status]) => status.startsWith('2'));
      for (const [status, { content }] of success)
        for (const media of Object.values(content ?? {}))
          expect(media.example, `${operationId} ${status}`).toBeDefined();
      expect(Boolean(requestBody)).toBe(method === 'POST');
      for (const media of Object.values(requestBody?.content ?? {}))
        expect(media.example, operationId).toBeDefined();
    }
  });

  it('shows only examples that its own schemas accept', () => {
    for (const { operationId, answer, body, examples } of operations) {
      expect(answer.schema.safeParse(examples.answer).error?.issues, `${operationId} answer`).toBeUndefined();
      if (body) expect(body.safeParse(examples.body).error?.issues, `${operationId} body`).toBeUndefined();
    }
  });

  it('holds schemas that an independent judge compiles, and that accept its examples', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(document, 'openapi.json');
    // One schema stands in many places; compiling it once says all there is to say of it.
    const compiled = new Map<string, ReturnType<typeof ajv.getSchema>>();
    const compile = (pointer: string, schema: object) => {
      const text = JSON.stringify(schema);
      const uri = `openapi.json${encodeURI(pointer).replaceAll('%23', '#')}`;
      if (!compiled.has(text)) compiled.set(text, ajv.getSchema(uri));
      return compiled.get(text);
    };
    for (const [path, item] of Object.entries<Record<string, Described>>(document.paths))
      for (const [method, { responses, requestBody }] of Object.entries(item)) {
        const at = `#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}`;
        const medias = [
          ...Object.entries(requestBody?.content ?? {}).map(([type, media]) => ({
            at: `${at}/requestBody`,
            type,
            media,
          })),
          ...Object.entries(responses).flatMap(([status, { content }]) =>
            Object.entries(content ?? {}).map(([type, media]) => ({
              at: `${at}/responses/${status}`,
              type,
              media,
            })),
          ),
        ];
        for (const { at: place, type, media } of medias) {
          const pointer = `${place}/content/${type.replaceAll('/', '~1')}/schema`;
          const validate = compile(pointer, media.schema);
          expect(validate, pointer).toBeDefined();
          if (media.example !== undefined)
            expect(validate?.(media.example), `${pointer} ${JSON.stringify(validate?.errors)}`).toBe(true);
        }
      }
  });
});

describe('the documentation page', () => {
  const page = docsPage(openApiDocument());

  it('shows every operation with a command line to try it', () => {
    for (const { operationId, path } of operations) {
      expect(page).toContain(`<details id="${operationId}">`);
      expect(page).toContain(`<code>${path}</code>`);
    }
    expect(page.match(/curl -sS/g)?.length).toBe(operations.length);
  });

  it('needs nothing from outside and runs no script', () => {
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(/i);
    expect(page).not.toMatch(/(?:src|href)="(?!#|\/v1\/openapi\.json)/);
  });

  it('has a place for every link within it', () => {
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });
});
