import { hash } from 'node:crypto';
import type { aboutOperations } from '../shared/openapi/about-operations.ts';
import { docsPage } from '../shared/openapi/docs-page.ts';
import { DOCS_STYLE } from '../shared/openapi/docs-style.ts';
import { openApiDocument } from '../shared/openapi/document.ts';
import type { OperationHandlers } from '../shared/openapi/operation.ts';

/** The page runs no script and loads nothing; its one style is named by its hash. */
const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${hash('sha256', DOCS_STYLE, 'base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

/** What the API is, for machines and for people; the same for everybody and until the next release. */
const headers = { 'Cache-Control': 'public, max-age=300' };

export const aboutQueries = (): OperationHandlers<typeof aboutOperations> => ({
  getOpenApi: async () => ({ headers, body: openApiDocument() }),
  getDocs: async () => ({
    headers: { ...headers, 'Content-Security-Policy': PAGE_POLICY },
    body: docsPage(openApiDocument()),
  }),
});
