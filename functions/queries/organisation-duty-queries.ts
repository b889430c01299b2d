import type { OrganisationDuties } from '../../domain/obligation/organisation-duties.ts';
import type { Law } from '../../domain/view/law.ts';
import type { OrganisationId } from '../../events/identifiers.ts';
import { bodyFactsNow } from '../shared/facts/body-facts-now.ts';
import type { ApiRequest, OperationHandlers } from '../shared/openapi/operation.ts';
import type { organisationDutyOperations } from '../shared/openapi/organisation-duty-operations.ts';
import type { QueryDependencies } from './dependencies.ts';
import { type DutyEntry, dutyEntries } from './duty-entry.ts';
import { dutyExplained } from './duty-explained.ts';
import { organisationUnknown } from './organisation-unknown.ts';
import { type Freshness, freshFromLedger } from './read-point.ts';

/** What the law asks of one organisation as such, and why. */
export function organisationDutyQueries(
  deps: QueryDependencies,
): OperationHandlers<typeof organisationDutyOperations> {
  return {
    listOrganisationObligations: async ({ params: { organisationId } }, request) => {
      const { entries, undetermined, freshness } = await knownDuties(deps, request, organisationId);
      return { body: { items: entries, undetermined, ledger: freshness } };
    },

    explainOrganisationObligation: async ({ params: { organisationId, obligationId } }, request) => {
      const known = await knownDuties(deps, request, organisationId);
      const unknown = {
        zh: `该单位没有义务“${obligationId}”`,
        en: `this organisation has no duty "${obligationId}"`,
      };
      const rulebook = known.law.rulebookOn(request.today);
      return dutyExplained(known, obligationId, { rulebook, unknown }, request);
    },
  };
}

interface KnownDuties {
  /** Soonest due first */
  readonly entries: readonly DutyEntry[];
  readonly undetermined: OrganisationDuties['undetermined'];
  readonly law: Law;
  readonly freshness: Freshness;
}

/** Derived from the ledger as it stands. */
async function knownDuties(
  deps: QueryDependencies,
  { caller: { ledger }, today }: ApiRequest,
  id: OrganisationId,
): Promise<KnownDuties> {
  const tail = await deps.ledger.tail(ledger);
  const registry = await deps.facts.registryAt(ledger, tail.position);
  const facts = await bodyFactsNow(deps, ledger, id, registry);
  if (!facts) throw organisationUnknown(id);
  const law = await deps.laws.at(ledger, today, tail.position);
  const { obligations, undetermined } = law.organisationDutiesOf(facts, registry);
  const stored = await deps.views.bodyObligations(await deps.views.served(ledger), id);
  const whose = { organisationName: facts.organisation.name };
  const entries = dutyEntries(obligations, stored, whose, { today, calendar: law.calendar });
  return { entries, undetermined, law, freshness: freshFromLedger(ledger, tail) };
}
