import type { EventBody } from '../../../events/catalogue.ts';
import type { OrganisationId } from '../../../events/identifiers.ts';
import type { Fact } from '../fact.ts';

export type EvidenceFact = Fact & Omit<EventBody<'EvidenceAttached'>, 'version'>;
export type HandbookFact = Fact & Omit<EventBody<'HandbookAttached'>, 'version'>;
export type ContentCheckFact = Fact & Omit<EventBody<'ContentChecked'>, 'version'>;
export type DraftingGroupFact = Fact & Omit<EventBody<'DraftingGroupFormed'>, 'version'>;
export type MajorDecisionFact = Fact & Omit<EventBody<'MajorDecisionDetermined'>, 'version'>;

/** One opinion and what became of it. */
export type Opinion = Fact &
  Omit<EventBody<'OpinionReceived'>, 'version' | 'consultationId'> & {
    readonly answered?: Fact & Omit<EventBody<'OpinionAnswered'>, 'version' | 'opinionId'>;
  };

/** One consultation with its opinions (第二十三条). */
export type Consultation = Fact &
  Omit<EventBody<'ConsultationOpened'>, 'version'> & {
    readonly opinions: readonly Opinion[];
    readonly closed?: Fact;
  };

/** What the text of one version rests on while it is made (第十三至二十三条). */
export interface Making {
  readonly group?: DraftingGroupFact;
  readonly evidence: readonly EvidenceFact[];
  readonly handbooks: readonly HandbookFact[];
  readonly contentChecks: readonly ContentCheckFact[];
  /** As last stated for this version; the plan's own list before */
  readonly dutyBodies?: readonly OrganisationId[];
  readonly majorDecision?: MajorDecisionFact;
  readonly consultations: readonly Consultation[];
}
