import type { LedgerId } from '../../../events/identifiers.ts';

/**
 * What is stored at `position` is not what a ledger stores there: an attribute is missing, does not parse, or says
 * something else than the hashed header. A reader stops there and skips nothing.
 */
export class LedgerDamaged extends Error {
  override readonly name: string = 'LedgerDamaged';
  readonly ledger: LedgerId;
  readonly position: number;
  readonly detail: string;
  constructor(ledger: LedgerId, position: number, detail: string, options?: ErrorOptions) {
    super(`ledger ${ledger}, position ${position}: ${detail}`, options);
    this.ledger = ledger;
    this.position = position;
    this.detail = detail;
  }
}

/** There is a commit after `position` and none at it. */
export class LedgerGap extends LedgerDamaged {
  override readonly name = 'LedgerGap';
  constructor(ledger: LedgerId, position: number) {
    super(ledger, position, 'no commit stands here, though one stands after it');
  }
}
