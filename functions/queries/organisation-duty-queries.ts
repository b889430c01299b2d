import { explain } from '../../domain/obligation/explain.ts';
import type { OrganisationDuties } from '../../domain/obligation/organisation-duties.ts';
import type { Law } from '../../domain/view/law.ts';
import type { OrganisationId } from '../../events/identifiers.ts';
import { bodyFactsNow } from '../shared/facts/body-facts-now.ts';
import { languageTag } from '../shared/http/locale.ts';
import { problem } from '../shared/http/problem.ts';
import type { ApiRequest, OperationHandlers } from '../shared/openapi/operation.ts';
import type { organisationDutyOperations } from '../shared/openapi/organisation-duty-operations.ts';
import type { QueryDependencies } from './dependencies.ts';
import { byDueDate, type DutyEntry, dutyEntry } from './duty-entry.ts';
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
      const { entries, law, freshness } = await knownDuties(deps, request, organisationId);
      const entry = entries.find(({ obligation }) => obligation.id === obligationId);
      if (!entry)
        throw problem('not-found', 'OBLIGATION_UNKNOWN', {
          zh: `该单位没有义务“${obligationId}”`,
          en: `this organisation has no duty "${obligationId}"`,
        });
      const { obligation, phase, workingDaysLeft } = entry;
      return {
        headers: { 'Content-Language': languageTag[request.locale] },
        body: {
          explanation: explain(obligation, law.rulebookOn(request.today), request.locale),
          state: obligation.state,
          phase,
          ...(workingDaysLeft !== undefined && { workingDaysLeft }),
          ledger: freshness,
        },
      };
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

/** Derived from the ledger as it stands; which reminder comes next is what the views know. */
async function knownDuties(
  deps: QueryDependencies,
  { caller: { ledger }, today }: ApiRequest,
  id: OrganisationId,
): Promise<KnownDuties> {
  const tail = await deps.ledger.tail(ledger);
  const registry = await deps.facts.registryAt(ledger, tail.position);
  const facts = await bodyFactsNow(deps, ledger, id, registry);
  if (!facts)
    throw problem('not-found', 'ORGANISATION_UNKNOWN', {
      zh: `登记册中没有单位“${id}”`,
      en: `the registry knows no organisation "${id}"`,
    });
  const law = await deps.laws.at(ledger, today, tail.position);
  const { obligations, undetermined } = law.organisationDutiesOf(facts, registry);
  const stored = await deps.views.bodyObligations(await deps.views.served(ledger), id);
  const reminders = new Map(stored.map((one) => [one.obligation.id, one.nextReminderOn]));
  const entries = obligations.map((obligation) => {
    const nextReminderOn = reminders.get(obligation.id);
    const whose = { organisationName: facts.organisation.name };
    return dutyEntry(
      { obligation, ...whose, ...(nextReminderOn && { nextReminderOn }) },
      today,
      law.calendarOf(obligation),
    );
  });
  return {
    entries: entries.toSorted(byDueDate),
    undetermined,
    law,
    freshness: freshFromLedger(ledger, tail),
  };
}
