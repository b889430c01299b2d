import type { Registry } from '../../domain/organisation/organisation.ts';
import type { LedgerId } from '../../events/identifiers.ts';
import type { Log } from '../shared/consumer.ts';
import type { People } from '../shared/directory/people.ts';
import type { DutySources } from '../shared/duty-now.ts';
import type { AnswerUrl } from '../shared/links/answer-url.ts';
import type { Claims } from '../shared/operations/claims.ts';
import type { ViewReader } from '../shared/views/view-reader.ts';
import type { Transports } from './transports.ts';

/** What the notifier works with. */
export interface NotifierTools extends DutySources, Transports {
  readonly people: People;
  readonly claims: Claims;
  readonly views: Pick<ViewReader, 'served' | 'organisations' | 'bodyFacts'>;
  readonly consoleUrl: string;
  /** The link by which a person answers a reminder */
  readonly answerUrl: AnswerUrl;
  /** Right side of Message-IDs */
  readonly mailDomain: string;
  readonly log: Log;
}

/** One ledger with its registry, as of the run that works on it. */
export interface Place {
  readonly ledger: LedgerId;
  readonly registry: Registry;
}

/** Somebody else is sending this message at this moment; look again later. */
export class ClaimHeld extends Error {
  override readonly name = 'ClaimHeld';
}

/** Longer than the longest send, shorter than the queue's visibility: then another may try. */
export const LEASE_MS = 2 * 60_000;
