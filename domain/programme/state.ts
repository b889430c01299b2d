import type { EventBody } from '../../events/catalogue.ts';
import type { CivilDate } from '../../events/civil-date.ts';
import type { OrganisationId } from '../../events/identifiers.ts';
import type { Fact } from '../plan/fact.ts';

/** A programme of plans to be made, revised or repealed (第十二条). */
export interface ProgrammeState extends EventBody<'ProgrammeDrafted'> {
  readonly draftedOn: CivilDate;
  /** Absent before approval, and again after an amendment until that is approved */
  readonly approval?: Fact & { readonly by: OrganisationId };
  /** Copies of the list as it now stands */
  readonly copies: readonly (Fact & { readonly to: OrganisationId })[];
  readonly amendments: readonly (Fact & { readonly reason: string })[];
}
