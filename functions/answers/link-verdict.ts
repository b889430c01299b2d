import type { Reason } from '../../domain/refusal.ts';
import type { CivilDate } from '../../events/civil-date.ts';

/** What became of opening a link, or of answering by it. */
export type LinkVerdict =
  | { readonly status: 'ASKED' | 'ACKNOWLEDGED' | 'EXPIRED' | 'FORGED' }
  | { readonly status: 'SNOOZED'; readonly until: CivilDate }
  | { readonly status: 'REFUSED'; readonly reasons: readonly Reason[] };
