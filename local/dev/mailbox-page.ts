import type { CaughtMail } from '../mail/mail-catcher.ts';
import { html, page } from './page.ts';

/** The mailbox for people: newest last, each mail as text. */
export function mailboxPage(mails: readonly CaughtMail[]): string {
  const list = mails.map(
    (mail) => html`<article>
<h2>${mail.subject}</h2>
<dl><dt>收件 to</dt><dd>${mail.to.join(', ')}</dd><dt>发件 from</dt><dd>${mail.from}</dd>
<dt>时间 date</dt><dd>${mail.date ?? mail.receivedAt}</dd><dt>Message-ID</dt><dd>${mail.messageId}</dd></dl>
<pre>${mail.text}</pre>
</article>`,
  );
  const empty = html`<p>没有邮件。 No mail has arrived yet.</p>`;
  return page(`邮箱 Mailbox (${mails.length})`, list.length > 0 ? list.join('\n') : empty);
}
