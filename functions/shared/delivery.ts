/** What a transport said for good. Anything that may pass (no connection, no answer, "later") is thrown instead. */
export type Delivery =
  | { readonly status: 'ACCEPTED'; readonly response: string }
  /** This recipient can't be reached this way */
  | { readonly status: 'REFUSED'; readonly response: string };

/** The transport did not take the message this time; it may or may not have it (a connection lost after the last dot). */
export class TransportTrouble extends Error {
  override readonly name = 'TransportTrouble';
}
