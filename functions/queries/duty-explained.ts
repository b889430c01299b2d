import { explain } from '../../domain/obligation/explain.ts';
import type { Bilingual } from '../../domain/refusal.ts';
import type { Rulebook } from '../../domain/rulebook/types.ts';
import { languageTag } from '../shared/http/locale.ts';
import { problem } from '../shared/http/problem.ts';
import type { ApiRequest } from '../shared/openapi/operation.ts';
import type { DutyEntry } from './duty-entry.ts';
import type { Freshness } from './read-point.ts';

/** One of somebody's duties with its reasons, in the caller's language. Throws the `not-found` problem, saying `unknown`. */
export function dutyExplained(
  known: { readonly entries: readonly DutyEntry[]; readonly freshness: Freshness },
  obligationId: string,
  { rulebook, unknown }: { readonly rulebook: Rulebook; readonly unknown: Bilingual },
  { locale }: Pick<ApiRequest, 'locale'>,
) {
  const entry = known.entries.find(({ obligation }) => obligation.id === obligationId);
  if (!entry) throw problem('not-found', 'OBLIGATION_UNKNOWN', unknown);
  const { obligation, phase, workingDaysLeft } = entry;
  return {
    headers: { 'Content-Language': languageTag[locale] },
    body: {
      explanation: explain(obligation, rulebook, locale),
      state: obligation.state,
      phase,
      ...(workingDaysLeft !== undefined && { workingDaysLeft }),
      ledger: known.freshness,
    },
  };
}
