/** Text as HTML. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export const element = (name: string, text: string): string => `<${name}>${escapeHtml(text)}</${name}>`;

/** A value as readable JSON in HTML. */
export const json = (value: unknown): string => escapeHtml(JSON.stringify(value, null, 2) ?? '');
