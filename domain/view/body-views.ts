import type { BodyFact } from '../obligation/body-facts.ts';
import { factsOf } from '../obligation/facts-of.ts';
import type { OrganisationLife } from '../organisation/life.ts';
import type { Registry } from '../organisation/organisation.ts';
import type { Law } from './law.ts';
import { obligationView } from './obligation-view.ts';
import type { Origin } from './origin.ts';
import type { ObligationView } from './types.ts';

/** What an organisation owes as such, from its own life and the facts that it and the bodies merged into it hold. */
export function bodyObligations(
  law: Law,
  origin: Origin,
  of: { readonly life: OrganisationLife; readonly facts: readonly BodyFact[]; readonly registry: Registry },
): readonly ObligationView[] {
  const { life, facts, registry } = of;
  const { obligations } = law.organisationDutiesOf(factsOf(life, facts), registry);
  const whose = { organisationName: life.organisation.name };
  return obligations.map((obligation) => obligationView(law, origin, whose, obligation));
}
