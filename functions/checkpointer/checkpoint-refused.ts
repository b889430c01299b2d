import type { LedgerId } from '../../events/identifiers.ts';

export type RefusalCode =
  /** the ledger ends before the last checkpoint */
  | 'CUT'
  /** a commit that was signed is not the one that stands in the ledger now */
  | 'REWRITTEN'
  /** a commit is not what it claims to be, or does not follow the one before it */
  | 'BROKEN'
  /** the stored tiles do not lead to the signed root, or other bytes stand where a tile belongs */
  | 'TILES'
  /** the head and the bucket name different checkpoints of one size, or one can't be read */
  | 'CHECKPOINT'
  /** the last checkpoint was signed by a key that no recorded rotation names */
  | 'KEY';

/** The ledger does not extend what was signed before: nothing is signed, and a person has to look. */
export class CheckpointRefused extends Error {
  override readonly name = 'CheckpointRefused';
  /** What the log's metric filter counts */
  readonly alarm = 'CHECKPOINT_REFUSED';
  readonly ledger: LedgerId;
  readonly code: RefusalCode;
  readonly position: number | undefined;
  constructor(
    ledger: LedgerId,
    code: RefusalCode,
    detail: string,
    options: ErrorOptions & { position?: number } = {},
  ) {
    super(`ledger ${ledger} is not signed (${code}): ${detail}`, options);
    this.ledger = ledger;
    this.code = code;
    this.position = options.position;
  }
}
