import type { AggregateKind } from '../../../domain/aggregate/aggregate.ts';
import { dateOf, ordinalOf } from '../../../domain/calendar/ordinal.ts';
import { sourceOf } from '../../../domain/obligation/body-facts.ts';
import { subjectOf } from '../../../domain/obligation/subject.ts';
import type {
  AggregateView,
  BodyFactView,
  FilingStatus,
  FilingView,
  ObligationView,
  PlanMentionView,
  PlanView,
  ReminderView,
} from '../../../domain/view/types.ts';
import type { CivilDate } from '../../../events/civil-date.ts';
import type { LedgerId, OrganisationId, PlanId } from '../../../events/identifiers.ts';
import { REMINDER_SHARDS } from '../tables.ts';

/*
 * Keys of the views (functions/shared/tables.ts), said once for those who write and those who read them. Every key
 * starts with ledger and generation, so that a rebuild beside the live views can never touch them.
 */

/** Which set of views: a ledger's, in one generation (`g1` until a rebuild was swapped in). */
export interface ViewScope {
  readonly ledger: LedgerId;
  readonly generation: string;
}

export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

const scopeKey = ({ ledger, generation }: ViewScope): string => `${ledger}#${generation}`;

/** Partition of a plan with its duties and filing legs; `sk` tells them apart by the prefixes below. */
export const planPk = (scope: ViewScope, planId: PlanId): string => `${scopeKey(scope)}#plan#${planId}`;
export const OBLIGATION_PREFIX = 'obligation#';
export const DUTY_PREFIX = 'duty#';
export const FILING_PREFIX = 'filing#';

export const planKey = (scope: ViewScope, planId: PlanId): ItemKey => ({
  pk: planPk(scope, planId),
  sk: 'plan',
});

/** Partition of what an organisation owes as such, with the facts that its duties are derived from */
export const bodyPk = (scope: ViewScope, id: OrganisationId): string => `${scopeKey(scope)}#body#${id}`;
export const FACT_PREFIX = 'fact#';
export const isBodyFactSk = (sk: string): boolean => sk.startsWith(FACT_PREFIX);
export const bodyFactItemKey = (
  scope: ViewScope,
  { body, fact }: Pick<BodyFactView, 'body' | 'fact'>,
): ItemKey => ({ pk: bodyPk(scope, body), sk: `${FACT_PREFIX}${sourceOf(fact)}` });

/** Partition of the plan or the organisation whose duty it is. */
function subjectPk(scope: ViewScope, obligationId: string): string {
  const subject = subjectOf(obligationId);
  return 'plan' in subject ? planPk(scope, subject.plan) : bodyPk(scope, subject.organisation);
}

export const obligationKey = (scope: ViewScope, obligationId: string): ItemKey => ({
  pk: subjectPk(scope, obligationId),
  sk: `${OBLIGATION_PREFIX}${obligationId}`,
});

export const dutyKey = (scope: ViewScope, obligationId: string, organisation: OrganisationId): ItemKey => ({
  pk: subjectPk(scope, obligationId),
  sk: `${DUTY_PREFIX}${obligationId}#${organisation}`,
});

export const filingKey = (
  scope: ViewScope,
  { planId, version, recipient, leg }: Pick<FilingView, 'planId' | 'version' | 'recipient' | 'leg'>,
): ItemKey => ({ pk: planPk(scope, planId), sk: `${FILING_PREFIX}${version}#${recipient}#${leg}` });

/** Partition that lists all plans of a ledger with what their duties rest on; read consistently, as no index can be */
export const plansPk = (scope: ViewScope): string => `${scopeKey(scope)}#plans`;
export const planPartiesKey = (scope: ViewScope, planId: PlanId): ItemKey => ({
  pk: plansPk(scope),
  sk: planId,
});

/** One aggregate, under what stands behind the colon of its stream */
export const aggregateKey = (scope: ViewScope, kind: AggregateKind, id: string): ItemKey => ({
  pk: `${scopeKey(scope)}#${kind}#${id}`,
  sk: 'aggregate',
});

/** Partition of all aggregates that name a plan. Not the plan's own, whose items are replaced as a whole. */
export const planMentionsPk = (scope: ViewScope, planId: PlanId): string =>
  `${scopeKey(scope)}#mentions#${planId}`;
export const planMentionKey = (scope: ViewScope, view: PlanMentionView): ItemKey => ({
  pk: planMentionsPk(scope, view.planId),
  sk: aggregateSk(view),
});

/** Partition of the whole registry */
export const organisationsPk = (scope: ViewScope): string => `${scopeKey(scope)}#organisations`;
export const organisationKey = (scope: ViewScope, id: OrganisationId): ItemKey => ({
  pk: organisationsPk(scope),
  sk: id,
});

/** Partition of all reminders of one duty */
export const remindersPk = (scope: ViewScope, obligationId: string): string =>
  `${scopeKey(scope)}#reminder#${obligationId}`;
export const reminderKey = (scope: ViewScope, obligationId: string, reminderId: string): ItemKey => ({
  pk: remindersPk(scope, obligationId),
  sk: reminderId,
});

/** Partition of all plans that hold a document number (文号) */
export const documentNumberPk = (scope: ViewScope, documentNo: string): string =>
  `${scopeKey(scope)}#documentNo#${documentNo}`;
export const documentNumberKey = (scope: ViewScope, documentNo: string, planId: PlanId): ItemKey => ({
  pk: documentNumberPk(scope, documentNo),
  sk: planId,
});

/* Keys of the indexes */

export const registerPk = scopeKey;
export const registerSk = (view: PlanView): string =>
  `${view.state.attributes.form ?? 'UNKNOWN'}#${view.status}#${view.state.title}#${view.state.planId}`;

/** Aggregates stand beside the plans in the register's index, and never among them. */
export const aggregatesPk = (scope: ViewScope): string => `${scopeKey(scope)}#aggregates`;
export const aggregatePrefix = (kind: AggregateKind): string => `${kind}#`;
/** The place of an aggregate in every list: of all, of an organisation, of a plan */
export const aggregateSk = ({
  aggregate,
  on,
  id,
}: Pick<PlanMentionView, 'aggregate' | 'on' | 'id'>): string => `${aggregatePrefix(aggregate)}${on}#${id}`;
export const aggregateSkOf = ({ aggregate, id, summary }: AggregateView): string =>
  aggregateSk({ aggregate, id, on: summary.on });

export const organisationPk = (scope: ViewScope, id: OrganisationId): string => `${scopeKey(scope)}#${id}`;
export const organisationPlanSk = (planId: PlanId): string => `plan#${planId}`;
export const organisationDutySk = ({ obligation }: ObligationView): string =>
  `${DUTY_PREFIX}${obligation.due.dueOn}#${obligation.id}`;
export const DONE_PREFIX = 'done#';
export const organisationDoneSk = ({ obligation, revised }: ObligationView): string =>
  `${DONE_PREFIX}${revised?.at ?? ''}#${obligation.id}`;
export const organisationFilingPrefix = (status: FilingStatus): string => `${FILING_PREFIX}${status}#`;
export const organisationFilingSk = (view: FilingView): string =>
  `${organisationFilingPrefix(view.status)}${view.submittedOn}#${view.planId}#${view.version}#${view.leg}`;

export const duePk = scopeKey;
export const dueSk = ({ obligation }: ObligationView): string => `${obligation.due.dueOn}#${obligation.id}`;

export const reminderPk = (scope: ViewScope, shard: number): string => `${scopeKey(scope)}#${shard}`;
export const reminderSk = (nextReminderOn: CivilDate, obligationId: string): string =>
  `${nextReminderOn}#${obligationId}`;

/** Shard of a duty in the reminder index: the same for ever, spread evenly (FNV-1a). */
export function reminderShard(obligationId: string): number {
  let hash = 0x811c9dc5;
  for (const character of obligationId)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash % REMINDER_SHARDS;
}

export const undeliveredPk = scopeKey;
export const undeliveredSk = ({ issuedAt, snoozed, reminderId }: ReminderView): string =>
  `${snoozed ? startOfDay(snoozed.until) : issuedAt}#${reminderId}`;

/** The first instant of a civil date: Beijing has been eight hours ahead without summer time since 1991. */
const startOfDay = (date: CivilDate): string => `${dateOf(ordinalOf(date) - 1)}T16:00:00.000Z`;
