import type { EventBody } from '../../events/catalogue.ts';
import type { Proposal } from '../calendar-change/state.ts';
import type { Fact } from '../plan/fact.ts';

/** 区应急局的解释（第五十条） */
export type IssuedRuling = Fact & EventBody<'InterpretationIssued'>;
/** 法律、法规、规章、标准的变化（第四十二条第（一）项）; `on` is the day it was made public. */
export type NormChange = Fact & EventBody<'NormChanged'>;
/** 区级应急预案体系构成（第十一条） */
export type SystemCatalogue = Fact & EventBody<'SystemCatalogueDefined'>;

/** The law as it came to this district: one stream, in ledger order. */
export interface LawState {
  readonly rulings: readonly IssuedRuling[];
  readonly norms: readonly NormChange[];
  /** Changes of the calendar that were brought in, and what became of each */
  readonly calendar: readonly Proposal[];
  /** The last one that was defined */
  readonly catalogue?: SystemCatalogue;
}
