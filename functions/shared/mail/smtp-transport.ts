import nodemailer from 'nodemailer';
import { type Delivery, TransportTrouble } from '../delivery.ts';
import type { MailRoute } from '../routes.ts';
import type { Mail, MailTransport } from './mail.ts';

type Relay = Extract<MailRoute, { via: 'SMTP' }>;
type SignIn = { readonly user: string; readonly pass: string };

/** Shorter than the function's own timeout, so that a silent relay is a failure that we see and not one that kills us. */
const PATIENCE_MS = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 15_000 };

/**
 * Mail by SMTP. Connects at the first message and keeps the connection while the process lives.
 * @param signIn how to find the credentials of the relay; asked once, only when it has a `secretId`
 */
export function smtpTransport(
  config: Relay,
  from: string,
  signIn: (secretId: string) => Promise<SignIn>,
): MailTransport {
  let relay: Promise<ReturnType<typeof connect>> | undefined;
  const connected = () => {
    relay ??= open(config, signIn);
    // A secret that could not be read is asked for again by the next message.
    relay.catch(() => {
      relay = undefined;
    });
    return relay;
  };
  return {
    async send(mail) {
      const transport = await connected();
      return deliver(transport, from, mail);
    },
  };
}

async function open(config: Relay, signIn: (secretId: string) => Promise<SignIn>) {
  return connect(config, config.secretId ? await signIn(config.secretId) : undefined);
}

function connect(config: Relay, auth: SignIn | undefined) {
  return nodemailer.createTransport({
    host: config.host,
    port: config.port,
    secure: config.secure,
    pool: true,
    maxConnections: 2,
    ...PATIENCE_MS,
    ...(auth && { auth }),
  });
}

async function deliver(transport: ReturnType<typeof connect>, from: string, mail: Mail): Promise<Delivery> {
  try {
    const { response } = await transport.sendMail({
      from,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: mail.messageId,
      // Auto-replies and out-of-office notes are asked to stay away (RFC 3834).
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    });
    return { status: 'ACCEPTED', response };
  } catch (error) {
    const code = responseCodeOf(error);
    if (code !== undefined && code >= 500) return { status: 'REFUSED', response: messageOf(error) };
    throw new TransportTrouble(messageOf(error), { cause: error });
  }
}

const responseCodeOf = (error: unknown): number | undefined => {
  const code =
    error instanceof Error ? (error as Error & { responseCode?: unknown }).responseCode : undefined;
  return typeof code === 'number' ? code : undefined;
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
