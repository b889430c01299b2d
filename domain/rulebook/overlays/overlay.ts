import type { Bilingual } from '../../refusal.ts';
import type { DutyRow, Interpretation, LadderStep, Rulebook } from '../types.ts';

/** Rank of a norm, highest first (第四十九条：法律、法规、规章或者国务院另有规定的，从其规定). */
export type Rank = 'LAW' | 'ADMINISTRATIVE_REGULATION' | 'LOCAL_REGULATION' | 'RULE' | 'NORMATIVE_DOCUMENT';

/** Duties that another norm lays on the same bodies beside the rulebook. Data, as the rulebook itself. */
export interface Overlay {
  readonly id: string;
  readonly title: Bilingual;
  readonly rank: Rank;
  /** Since when the norm has asked for this */
  readonly validFrom: string;
  readonly duties: readonly DutyRow[];
  readonly ladders?: Readonly<Record<string, readonly LadderStep[]>>;
  readonly interpretations?: readonly Interpretation[];
  readonly articles?: Readonly<Record<string, Bilingual>>;
}

/**
 * The rulebook with other norms beside it. Nothing is taken away: where two ask for the same thing, the derivation keeps
 * every citation and lets the stricter one decide (`domain/obligation/stricter-of.ts`).
 */
export function withOverlays(rulebook: Rulebook, overlays: readonly Overlay[]): Rulebook {
  if (overlays.length === 0) return rulebook;
  return {
    ...rulebook,
    version: `${rulebook.version}+${overlays.map(({ id }) => id).join('+')}`,
    duties: [
      ...rulebook.duties,
      ...overlays.flatMap(({ duties, title }) => duties.map((row) => ({ norm: title.zh, ...row }))),
    ],
    ladders: Object.assign({}, ...overlays.map(({ ladders }) => ladders ?? {}), rulebook.ladders),
    interpretations: [
      ...rulebook.interpretations,
      ...overlays.flatMap(({ interpretations }) => interpretations ?? []),
    ],
    articles: Object.assign({}, ...overlays.map(({ articles }) => articles ?? {}), rulebook.articles),
  };
}
