import { problemTypes } from '../http/problem-types.ts';
import { schemaSection, typeText } from './docs-schemas.ts';
import { DOCS_STYLE } from './docs-style.ts';
import type { OpenApiDocument } from './document.ts';
import { element, escapeHtml, json } from './html.ts';

interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: object;
}

interface Media {
  readonly example?: unknown;
  readonly schema?: object;
}

/** As much of an operation of the document as the page shows. */
interface Described {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: Readonly<Record<string, Media>> }>
  >;
  readonly security?: readonly unknown[];
  readonly 'x-example-path': string;
}

/** The API as one page that needs nothing from outside and no script. */
export function docsPage(document: OpenApiDocument): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Described>).map(([method, described]) => ({
      path,
      method: method.toUpperCase(),
      described,
    })),
  );
  const chapters = (document.tags ?? []).map(({ name, description }) => {
    const own = operations.filter(({ described }) => described.tags.includes(name));
    return `${element('h2', description ?? name)}${own.map(operationSection).join('')}`;
  });
  return [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(document.info.title)}</title><style>${DOCS_STYLE}</style></head><body><main>`,
    element('h1', document.info.title),
    element('p', document.info.description ?? ''),
    '<p><a href="/v1/openapi.json">openapi.json</a> · <a href="#problems">问题类型 / problems</a> · <a href="#schemas">数据结构 / schemas</a></p>',
    ...chapters,
    problemsSection(),
    '<h2 id="schemas">数据结构 / schemas</h2>',
    ...Object.entries(document.components?.schemas ?? {}).map(([name, schema]) =>
      schemaSection(name, schema),
    ),
    '</main></body></html>',
  ].join('\n');
}

function operationSection(operation: { path: string; method: string; described: Described }): string {
  const { path, method, described } = operation;
  const [type, request] = Object.entries(described.requestBody?.content ?? {})[0] ?? [];
  return [
    `<details id="${escapeHtml(described.operationId)}"><summary><b class="${method}">${method}</b> <code>${escapeHtml(path)}</code> ${escapeHtml(described.summary)}</summary>`,
    ...(described.description ?? '')
      .split('\n\n')
      .filter(Boolean)
      .map((text) => element('p', text)),
    parametersTable(described.parameters ?? []),
    request ? `<h4>请求 / request: ${typeText(request.schema)}</h4><pre>${json(request.example)}</pre>` : '',
    answersSection(described),
    `<h4>试用 / try it</h4><pre>${escapeHtml(curl(method, described, type, request))}</pre>`,
    '</details>',
  ].join('\n');
}

function parametersTable(parameters: readonly Parameter[]): string {
  if (!parameters.length) return '';
  const rows = parameters.map(
    ({ in: place, name, required, description, schema }) =>
      `<tr><td><code>${escapeHtml(name)}</code>${required ? ' *' : ''}</td><td>${escapeHtml(place)}</td><td>${typeText(schema)}</td><td>${escapeHtml(description ?? '')}</td></tr>`,
  );
  return `<table><tr><th>参数 / parameter</th><th></th><th>类型 / type</th><th></th></tr>${rows.join('')}</table>`;
}

function answersSection({ responses }: Described): string {
  return Object.entries(responses)
    .map(([status, { description, content }]) => {
      const media = Object.values(content ?? {})[0];
      const example = media?.example === undefined ? '' : `<pre>${json(media.example)}</pre>`;
      return `<p><b>${status}</b> ${escapeHtml(description)}</p>${example}`;
    })
    .join('');
}

/** A command line to paste: `$API` is the address, `$TOKEN` the bearer token. */
function curl(
  method: string,
  described: Described,
  type: string | undefined,
  request: Media | undefined,
): string {
  const isOpen = described.security?.length === 0;
  const sent = !type || type.endsWith('json') ? JSON.stringify(request?.example) : formOf(request?.example);
  return [
    `curl -sS ${method === 'GET' ? '' : `-X ${method} `}"$API${described['x-example-path']}"`,
    ...(isOpen ? [] : ['-H "Authorization: Bearer $TOKEN"']),
    ...(request ? [`-H 'Content-Type: ${type}'`] : []),
    ...(request && !isOpen ? [`-H "Idempotency-Key: $(uuidgen)"`] : []),
    ...(sent !== undefined ? [`-d '${sent.replaceAll("'", "'\\''")}'`] : []),
  ].join(' \\\n  ');
}

const formOf = (fields: unknown): string => new URLSearchParams(fields as Record<string, string>).toString();

function problemsSection(): string {
  const rows = Object.entries(problemTypes).map(
    ([type, { status, title }]) =>
      `<tr id="${type}"><td>${status}</td><td><code>${type}</code></td><td>${escapeHtml(title.zh)}</td><td>${escapeHtml(title.en)}</td></tr>`,
  );
  return `<h2 id="problems">问题类型 / problems (RFC 9457)</h2><table>${rows.join('')}</table>`;
}
