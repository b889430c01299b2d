import { escapeHtml } from '../escape-html.ts';
import { json } from './html.ts';

/** As much of a JSON schema as the page tells apart. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** A type in one line, component schemas as links. */
export function typeText(given: unknown): string {
  const schema = (given ?? {}) as Schema;
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return `<a href="#schema-${escapeHtml(name)}">${escapeHtml(name)}</a>`;
  }
  if (schema.enum) return schema.enum.map((value) => `<code>${escapeHtml(String(value))}</code>`).join(' | ');
  if (schema.const !== undefined) return `<code>${json(schema.const)}</code>`;
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map(typeText).join(' | ');
  if (schema.items) return `${typeText(schema.items)}[]`;
  return escapeHtml([schema.type ?? 'any'].flat().join(' | '));
}

/** One component schema with its fields. */
export function schemaSection(name: string, given: unknown): string {
  const schema = given as Schema;
  const required = new Set(schema.required);
  const rows = Object.entries(schema.properties ?? {}).map(
    ([field, type]) =>
      `<tr><td><code>${escapeHtml(field)}</code>${required.has(field) ? ' *' : ''}</td><td>${typeText(type)}</td><td>${escapeHtml(type.description ?? '')}</td></tr>`,
  );
  return [
    `<details id="schema-${escapeHtml(name)}"><summary><code>${escapeHtml(name)}</code> ${escapeHtml(schema.description ?? '')}</summary>`,
    rows.length ? `<table>${rows.join('')}</table>` : `<p>${typeText(schema)}</p>`,
    '</details>',
  ].join('');
}
