import { isWaiting } from '../../../domain/view/reminder-views.ts';
import type { ObligationView, View } from '../../../domain/view/types.ts';
import { canonicalise } from '../../../events/canonical.ts';
import type { OrganisationId } from '../../../events/identifiers.ts';
import { viewsTable } from '../tables.ts';
import * as keys from './view-keys.ts';

/** A view as it is stored: keys, the position it reflects, its text, and the keys of the indexes that it is in. */
export interface ViewItem extends keys.ItemKey {
  readonly position: number;
  /** Canonical JSON; absent on what a correction left of a view */
  readonly view?: string;
  readonly indexes: Readonly<Record<string, string>>;
}

/** The items of one view: one, and for a duty one more for each organisation that owes or handles it. */
export function itemsOf(scope: keys.ViewScope, view: View): readonly ViewItem[] {
  const item = (key: keys.ItemKey, indexes: Readonly<Record<string, string>> = {}): ViewItem => ({
    ...key,
    position: view.position,
    view: canonicalise(view),
    indexes,
  });
  switch (view.kind) {
    case 'PLAN':
      return [
        item(keys.planKey(scope, view.state.planId), {
          ...entry(viewsTable.register, keys.registerPk(scope), keys.registerSk(view)),
          ...ofOrganisation(scope, view.state.preparingBody, keys.organisationPlanSk(view.state.planId)),
        }),
      ];
    case 'OBLIGATION':
      return obligationItems(scope, view, item);
    case 'FILING':
      return [
        item(
          keys.filingKey(scope, view),
          ofOrganisation(scope, view.recipient, keys.organisationFilingSk(view)),
        ),
      ];
    case 'BODY_FACT':
      return [item(keys.bodyFactItemKey(scope, view))];
    case 'ORGANISATION':
      return [item(keys.organisationKey(scope, view.organisation.organisationId))];
    case 'REMINDER':
      return [
        item(
          keys.reminderKey(scope, view.obligationId, view.reminderId),
          isWaiting(view)
            ? entry(viewsTable.undelivered, keys.undeliveredPk(scope), keys.undeliveredSk(view))
            : {},
        ),
      ];
    case 'DOCUMENT_NUMBER':
      return [item(keys.documentNumberKey(scope, view.documentNo, view.planId))];
    case 'PLAN_PARTIES':
      return [item(keys.planPartiesKey(scope, view.planId))];
    case 'AGGREGATE':
      return [
        item(keys.aggregateKey(scope, view.aggregate, view.id), {
          ...entry(viewsTable.register, keys.aggregatesPk(scope), keys.aggregateSkOf(view)),
          ...ofOrganisation(scope, view.summary.organisation, keys.aggregateSkOf(view)),
        }),
      ];
    case 'PLAN_MENTION':
      return [item(keys.planMentionKey(scope, view))];
  }
}

type MakeItem = (key: keys.ItemKey, indexes?: Readonly<Record<string, string>>) => ViewItem;

function obligationItems(scope: keys.ViewScope, view: ObligationView, item: MakeItem): readonly ViewItem[] {
  const { id } = view.obligation;
  const open = view.obligation.state.status === 'OPEN';
  const main = item(keys.obligationKey(scope, id), {
    ...(open && entry(viewsTable.byDue, keys.duePk(scope), keys.dueSk(view))),
    ...(view.nextReminderOn &&
      entry(
        viewsTable.byReminder,
        keys.reminderPk(scope, keys.reminderShard(id)),
        keys.reminderSk(view.nextReminderOn, id),
      )),
  });
  const sk = open ? keys.organisationDutySk(view) : keys.organisationDoneSk(view);
  const entries = [...partiesOf(view)].map((organisation) =>
    item(keys.dutyKey(scope, id, organisation), ofOrganisation(scope, organisation, sk)),
  );
  return [main, ...entries];
}

/** Organisations that owe a duty or handle it. */
function partiesOf({ obligation }: ObligationView): ReadonlySet<OrganisationId> {
  const parties = [...obligation.handler, ...obligation.obligor];
  return new Set(parties.flatMap((party) => ('organisation' in party ? [party.organisation] : [])));
}

const entry = (
  index: { readonly partitionKey: string; readonly sortKey: string },
  pk: string,
  sk: string,
) => ({
  [index.partitionKey]: pk,
  [index.sortKey]: sk,
});

const ofOrganisation = (scope: keys.ViewScope, id: OrganisationId | undefined, sk: string) =>
  id ? entry(viewsTable.byOrganisation, keys.organisationPk(scope, id), sk) : {};
