export interface Anchor {
  readonly href: string;
  readonly text: string;
}

/** What a simple mail page holds. All of it is text. */
export interface Page {
  readonly language: 'zh' | 'en';
  readonly heading: string;
  readonly lines: readonly (readonly [label: string, value: string])[];
  readonly links: readonly Anchor[];
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
export function htmlOf({ language, heading, lines, links, footer }: Page): string {
  const rows = lines.map(
    ([label, value]) =>
      `<tr><th align="left" valign="top" style="padding:4px 12px 4px 0;color:#595959;font-weight:normal;white-space:nowrap">${escapeHtml(label)}</th><td style="padding:4px 0">${escapeHtml(value)}</td></tr>`,
  );
  return documentOf(language, heading, [
    `<table cellspacing="0">${rows.join('')}</table>`,
    `<p>${links.map(anchor).join(' · ')}</p>`,
    ...footer.map(small),
  ]);
}

/** A list of duties under headings. All of it is text. */
export interface DigestPage {
  readonly language: 'zh' | 'en';
  readonly heading: string;
  readonly sections: readonly {
    readonly heading: string;
    readonly lines: readonly {
      readonly heading: string;
      readonly facts: readonly string[];
      readonly links: readonly Anchor[];
    }[];
  }[];
  readonly footer: readonly string[];
}

export function digestHtml({ language, heading, sections, footer }: DigestPage): string {
  return documentOf(language, heading, [
    ...sections.flatMap((section) => [
      `<p style="font-weight:bold;margin:16px 0 4px">${escapeHtml(section.heading)}</p>`,
      `<ul style="margin:0;padding-left:20px">${section.lines
        .map(
          (line) =>
            `<li style="padding:2px 0">${escapeHtml(line.heading)}<br><span style="color:#595959">${escapeHtml(line.facts.join(' · '))}</span> ${line.links.map(anchor).join(' · ')}</li>`,
        )
        .join('')}</ul>`,
    ]),
    ...footer.map(small),
  ]);
}

const documentOf = (language: 'zh' | 'en', heading: string, body: readonly string[]): string =>
  [
    `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><meta charset="utf-8"><body style="font-family:sans-serif;font-size:15px;color:#1f1f1f">`,
    `<p style="font-size:18px;font-weight:bold">${escapeHtml(heading)}</p>`,
    ...body,
    '</body></html>',
  ].join('\n');

const anchor = ({ href, text }: Anchor): string => `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`;

const small = (line: string): string => `<p style="color:#595959;font-size:13px">${escapeHtml(line)}</p>`;
