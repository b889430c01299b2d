import { hash } from 'node:crypto';
import { dutyNames } from '../../domain/obligation/duty-names.ts';
import type { Obligation } from '../../domain/obligation/types.ts';
import type { Reason } from '../../domain/refusal.ts';
import type { CivilDate } from '../../events/civil-date.ts';
import type { DutyOwner } from '../shared/duty-now.ts';
import { dayInWords } from '../shared/mail/day-in-words.ts';
import { citationOf, holderInWords } from '../shared/mail/duty-in-words.ts';
import { words } from '../shared/mail/reminder-words.ts';
import { escapeHtml } from '../shared/openapi/html.ts';
import { type LinkWords, linkWords } from './link-words.ts';

/** What the page is about. */
export interface LinkMatter {
  readonly language: 'zh' | 'en';
  /** Absent when the law no longer sees the duty, or the link is no good */
  readonly duty?: { readonly owner: DutyOwner; readonly obligation: Obligation };
  /** The last day to which the reminder can be put off; absent when it can't */
  readonly latest?: CivilDate;
}

export type LinkVerdict =
  | { readonly status: 'ASKED' | 'ACKNOWLEDGED' | 'EXPIRED' | 'FORGED' }
  | { readonly status: 'SNOOZED'; readonly until: CivilDate }
  | { readonly status: 'REFUSED'; readonly reasons: readonly Reason[] };

const STYLE = `
body{margin:0;font:16px/1.6 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#1d2733;background:#f7f8fa}
main{max-width:36em;margin:0 auto;padding:24px}
h1{font-size:20px}fieldset{margin:16px 0;padding:12px 16px;border:1px solid #8a94a3;border-radius:6px;background:#fff}
label{display:block;margin:8px 0}input,textarea{display:block;width:100%;box-sizing:border-box;font:inherit;padding:6px}
button{font:inherit;padding:8px 20px;min-height:44px;color:#fff;background:#0b5394;border:0;border-radius:4px;cursor:pointer}
.note{color:#4a5563;font-size:14px}
`;

/** The page runs no script and loads nothing; its forms go back to where it came from, and its address to nobody. */
export const PAGE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${hash('sha256', STYLE, 'base64')}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
};

/** The small page of a message's link: what it is about, and the two things that can be done, each behind a button. */
export function linkPage(matter: LinkMatter, verdict: LinkVerdict): string {
  const { language } = matter;
  const say = linkWords[language];
  const asks = verdict.status === 'ASKED' || verdict.status === 'REFUSED';
  return [
    `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width"><title>${escapeHtml(say.title)}</title><style>${STYLE}</style></head>`,
    `<body><main><h1>${escapeHtml(headingOf(verdict, say, language))}</h1>`,
    ...(verdict.status === 'REFUSED'
      ? [
          `<ul role="alert">${verdict.reasons.map((one) => `<li>${escapeHtml(one[language])}</li>`).join('')}</ul>`,
        ]
      : []),
    ...aboutOf(matter),
    ...(asks && matter.duty ? forms(matter, say) : []),
    '</main></body></html>',
  ].join('\n');
}

function headingOf(verdict: LinkVerdict, say: LinkWords, language: 'zh' | 'en'): string {
  if (verdict.status === 'SNOOZED') return say.snoozed(dayInWords(verdict.until, language));
  return say.headings[verdict.status];
}

function aboutOf({ duty, language }: LinkMatter): readonly string[] {
  if (!duty) return [];
  const { owner, obligation } = duty;
  const say = words[language];
  const facts = [
    say.dutyName(dutyNames[obligation.duty]),
    holderInWords({ owner, language }).shown,
    `${say.due} ${dayInWords(obligation.due.dueOn, language)}`,
    citationOf(obligation),
  ];
  return [`<p>${facts.map(escapeHtml).join(' · ')}</p>`];
}

function forms({ latest }: LinkMatter, say: LinkWords): readonly string[] {
  return [
    '<form method="post"><fieldset>',
    `<p>${escapeHtml(say.acknowledgeNote)}</p>`,
    `<button name="answer" value="acknowledge">${escapeHtml(say.acknowledge)}</button>`,
    '</fieldset></form>',
    ...(latest
      ? [
          '<form method="post"><fieldset>',
          `<label>${escapeHtml(say.until)} <input type="date" name="until" max="${latest}" required></label>`,
          `<label>${escapeHtml(say.reason)} <textarea name="reason" rows="2" maxlength="2000" required></textarea></label>`,
          `<p class="note">${escapeHtml(say.snoozeNote(latest))}</p>`,
          `<button name="answer" value="snooze">${escapeHtml(say.snooze)}</button>`,
          '</fieldset></form>',
        ]
      : []),
  ];
}
