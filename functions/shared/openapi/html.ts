import { escapeHtml } from '../escape-html.ts';

export const element = (name: string, text: string): string => `<${name}>${escapeHtml(text)}</${name}>`;

/** A value as readable JSON in HTML. */
export const json = (value: unknown): string => escapeHtml(JSON.stringify(value, null, 2) ?? '');
