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

/** What the relay said for good. Anything that may pass (4xx, no connection, no answer) is thrown instead. */
export type Delivery =
  | { readonly status: 'ACCEPTED'; readonly response: string }
  | { readonly status: 'REFUSED'; readonly response: string };

export interface MailTransport {
  /** Hands one message over. Rejects with TransportTrouble when trying again may help. */
  send(mail: Mail): Promise<Delivery>;
}

/** The relay did not take the message this time; it may or may not have it (a connection lost after the last dot). */
export class TransportTrouble extends Error {
  override readonly name = 'TransportTrouble';
}
