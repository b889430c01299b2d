import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { groupBots } from '../../functions/shared/bot/group-bot.ts';
import { answerUrl } from '../../functions/shared/links/answer-url.ts';
import type { LinkKeys } from '../../functions/shared/links/signed-link.ts';
import { smtpTransport } from '../../functions/shared/mail/smtp-transport.ts';
import type { District } from './district.ts';

/** What the relay does with the next message: take it, refuse it for now or for good, or hang up after it has it. */
export type Mood = 'TAKE' | 'LATER' | 'NEVER' | 'HANG_UP';

/** A real SMTP server whose mood a test sets. */
export async function startMailRelay() {
  const mails: ParsedMail[] = [];
  let mood: Mood = 'TAKE';
  const refusal = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 100,
    onRcptTo: (address, _session, done) =>
      done(
        mood === 'LATER'
          ? refusal(451, 'try later')
          : mood === 'NEVER'
            ? refusal(550, `no such user <${address.address}>`)
            : null,
      ),
    onData: (stream, session, done) => {
      simpleParser(stream).then((mail) => {
        mails.push(mail);
        if (mood === 'HANG_UP') {
          for (const connection of server.connections) if (connection.id === session.id) connection.close();
        } else done();
      }, done);
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    be: (next: Mood) => {
      mood = next;
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** By which the links of the tests are signed. */
export const LINK_KEYS: LinkKeys = [Buffer.alloc(32, 7)];

/** What the notifier works with: a district and this relay. */
export const notifierTools = (district: District, relay: { readonly port: number }) => ({
  ...district,
  views: district.reader,
  consoleUrl: 'http://127.0.0.1:3000',
  answerUrl: answerUrl('http://127.0.0.1:3000', async () => LINK_KEYS),
  mailDomain: 'example.invalid',
  bot: groupBots(() => new Date()),
  mail: smtpTransport(
    { via: 'SMTP', host: '127.0.0.1', port: relay.port, secure: false },
    '预案台账 <ledger@example.invalid>',
    () => Promise.reject(new Error('no sign-in here')),
  ),
});
