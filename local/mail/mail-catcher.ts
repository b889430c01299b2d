import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { Journal } from '../messaging/journal.ts';

/** A mail that arrived, as a person reads it. */
export interface CaughtMail {
  readonly messageId: string;
  /** When it arrived, by the steerable clock, ISO */
  readonly receivedAt: string;
  /** The `Date` header, ISO */
  readonly date: string | undefined;
  readonly from: string;
  /** Where the envelope sent it */
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly bytes: number }[];
}

type Entry = { readonly mail: CaughtMail };

const LARGEST_MAIL = 10 * 1024 * 1024;

/** A real SMTP server on a free port that keeps what it gets; its mailbox outlives the process. */
export class MailCatcher {
  private readonly now: () => number;
  private readonly onMail: () => void;
  private readonly journal: Journal<Entry>;
  private readonly caught: CaughtMail[] = [];
  private readonly server: SMTPServer;

  /** @param now epoch milliseconds of the clock by which mails are stamped */
  constructor(dataDir: string, now: () => number, onMail: () => void) {
    this.now = now;
    this.onMail = onMail;
    this.journal = new Journal<Entry>(join(dataDir, 'mailbox.ndjson'), ({ mail }) => this.caught.push(mail));
    this.server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      size: LARGEST_MAIL,
      onData: (stream, session, callback) => {
        const to = session.envelope.rcptTo.map((recipient) => recipient.address);
        simpleParser(stream).then(
          (parsed) => {
            this.keep(parsed, to);
            callback();
          },
          (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
        );
      },
    });
    this.server.on('error', (error) => process.stderr.write(`mail catcher: ${error.message}\n`));
  }

  /** Listens on the loopback interface and gives its port. */
  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return (this.server.server.address() as AddressInfo).port;
  }

  /** Oldest first. */
  mails(): readonly CaughtMail[] {
    return [...this.caught];
  }

  empty(): void {
    this.caught.length = 0;
    this.journal.rewrite([]);
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(resolve));
    this.journal.close();
  }

  private keep(parsed: ParsedMail, to: readonly string[]): void {
    const mail: CaughtMail = {
      messageId: parsed.messageId ?? '',
      receivedAt: new Date(this.now()).toISOString(),
      date: parsed.date?.toISOString(),
      from: parsed.from?.text ?? '',
      to: to.length > 0 ? to : addresses(parsed.to),
      subject: parsed.subject ?? '',
      text: parsed.text ?? '',
      html: parsed.html === false ? undefined : parsed.html,
      headers: Object.fromEntries(
        parsed.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()]),
      ),
      attachments: parsed.attachments.map((attachment) => ({
        name: attachment.filename ?? '',
        type: attachment.contentType,
        bytes: attachment.size,
      })),
    };
    this.journal.append({ mail });
    this.caught.push(mail);
    this.onMail();
  }
}

function addresses(field: AddressObject | AddressObject[] | undefined): readonly string[] {
  return [field ?? []].flat().flatMap((object) => object.value.map((entry) => entry.address ?? ''));
}
