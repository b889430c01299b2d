/** What a simple mail page holds. All of it is text. */
export interface Page {
  readonly language: 'zh' | 'en';
  readonly heading: string;
  readonly lines: readonly (readonly [label: string, value: string])[];
  readonly link: { readonly href: string; readonly text: string };
  readonly footer: readonly string[];
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (char) => ESCAPES[char] ?? char);

/** A page that every mail program shows alike: one table, no picture, nothing loaded from anywhere. */
export function htmlOf({ language, heading, lines, link, footer }: Page): string {
  const rows = lines.map(
    ([label, value]) =>
      `<tr><th align="left" valign="top" style="padding:4px 12px 4px 0;color:#595959;font-weight:normal;white-space:nowrap">${escapeHtml(label)}</th><td style="padding:4px 0">${escapeHtml(value)}</td></tr>`,
  );
  return [
    `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><meta charset="utf-8"><body style="font-family:sans-serif;font-size:15px;color:#1f1f1f">`,
    `<p style="font-size:18px;font-weight:bold">${escapeHtml(heading)}</p>`,
    `<table cellspacing="0">${rows.join('')}</table>`,
    `<p><a href="${escapeHtml(link.href)}">${escapeHtml(link.text)}</a></p>`,
    ...footer.map((line) => `<p style="color:#595959;font-size:13px">${escapeHtml(line)}</p>`),
    '</body></html>',
  ].join('\n');
}
