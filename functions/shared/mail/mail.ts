import type { Delivery } from '../delivery.ts';

/** What a mail says. */
export interface MailContent {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A message to one person. `messageId` is chosen by us: a message sent twice is the same message to every mail program. */
export interface Mail extends MailContent {
  readonly messageId: string;
  readonly to: { readonly name: string; readonly address: string };
}

export interface MailTransport {
  /** Hands one message over. Rejects with TransportTrouble when trying again may help. */
  send(mail: Mail): Promise<Delivery>;
}
