import type { Delivery } from '../delivery.ts';

/** What a text message says, as the variables of an approved template: no provider in China takes free text. */
export interface SmsVariables {
  /** How much time is left, `还剩 1 个工作日` */
  readonly left: string;
  readonly duty: string;
  /** The plan or the organisation, as it may be shown to others */
  readonly plan: string;
  /** The day it is due, `6月8日` */
  readonly due: string;
}

/** A text message to one person. `key` names it: the provider's reports carry it. */
export interface Sms {
  readonly key: string;
  readonly attempt: number;
  /** E.164 */
  readonly phone: string;
  readonly language: 'zh' | 'en';
  readonly variables: SmsVariables;
}

export interface SmsTransport {
  /** Hands one message over. Rejects with TransportTrouble when trying again may help. */
  send(sms: Sms): Promise<Delivery>;
}
