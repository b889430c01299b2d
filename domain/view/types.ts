import type { EventBody } from '../../events/catalogue.ts';
import type { CivilDate, Instant } from '../../events/civil-date.ts';
import type { DocumentRef } from '../../events/documents.ts';
import type { LedgerId, OrganisationId, PersonId, PlanId } from '../../events/identifiers.ts';
import type { FilingLegKind } from '../../events/plan-events.ts';
import type { AggregateKind, AggregateSummary } from '../aggregate/aggregate.ts';
import type { BodyFact } from '../obligation/body-facts.ts';
import type { Obligation, UndeterminedDuty } from '../obligation/types.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { PlanState, PlanStatus } from '../plan/state.ts';
import type { Capacity, Channel, Urgency } from '../reminder/terms.ts';

/*
 * Read models: pure folds of the ledger, thrown away and rebuilt at will. Each carries the position it reflects.
 * Nothing here depends on today's date: how a duty stands on a day is computed when it is asked.
 */

export interface PlanView {
  readonly kind: 'PLAN';
  readonly ledger: LedgerId;
  /** Last commit that changed it */
  readonly position: number;
  /** Version of its stream: the ETag */
  readonly streamVersion: number;
  readonly updatedAt: Instant;
  readonly status: PlanStatus;
  readonly state: PlanState;
  readonly undetermined: readonly UndeterminedDuty[];
}

export interface ObligationView {
  readonly kind: 'OBLIGATION';
  readonly ledger: LedgerId;
  readonly position: number;
  /** Title of the plan that it belongs to; absent on duties of an organisation as such */
  readonly planTitle?: string;
  /** Name of the organisation whose duty it is; absent on duties of a plan */
  readonly organisationName?: string;
  /** The plan is not public: its title is not shown where others may see it */
  readonly confidential?: true;
  readonly obligation: Obligation;
  /** Steps of the ladder with the day each falls due; empty when the duty is met, closed or silent */
  readonly reminders: readonly ReminderDay[];
  /** Steps already issued, `<step>@<dueOn>` */
  readonly issued: readonly string[];
  /** The next day on which the sweep must look at it; absent when nothing is pending */
  readonly nextReminderOn?: CivilDate;
  /** How often what a calendar shows of it has changed, and when it last did; absent on views that are not stored */
  readonly revised?: { readonly sequence: number; readonly at: Instant };
}

export interface ReminderDay {
  readonly step: string;
  readonly on: CivilDate;
  readonly to: readonly Capacity[];
}

export interface OrganisationView {
  readonly kind: 'ORGANISATION';
  readonly ledger: LedgerId;
  readonly position: number;
  readonly streamVersion: number;
  /** Position of the commit that first registered it: order of the registry */
  readonly registeredAt: number;
  readonly organisation: Organisation;
}

export interface ReminderView {
  readonly kind: 'REMINDER';
  readonly ledger: LedgerId;
  readonly position: number;
  readonly reminderId: string;
  readonly obligationId: string;
  readonly planId?: PlanId;
  readonly step: string;
  readonly dueOn: CivilDate;
  readonly recipient: PersonId;
  readonly onBehalfOf?: PersonId;
  readonly channel: Channel;
  readonly urgency: Urgency;
  readonly capacity: Capacity;
  readonly issuedAt: Instant;
  readonly status: ReminderStatus;
  readonly messageId?: string;
  /** When it was first sent, dropped or found undeliverable */
  readonly settledAt?: Instant;
  readonly deliveredAt?: Instant;
  readonly acknowledgedAt?: Instant;
  /** Why it can't reach its recipient */
  readonly failure?: EventBody<'ReminderFailed'>['reason'];
  /** The day before which the recipient asked not to be told, and how often they asked */
  readonly snoozed?: { readonly until: CivilDate; readonly times: number };
}

/**
 * ISSUED and SNOOZED wait to be sent; SENT says that the transport took it, DELIVERED that it arrived, ACKNOWLEDGED that
 * the recipient answered. DROPPED was not sent, FAILED can't be.
 */
export type ReminderStatus =
  | 'ISSUED'
  | 'SENT'
  | 'DELIVERED'
  | 'ACKNOWLEDGED'
  | 'SNOOZED'
  | 'FAILED'
  | 'DROPPED';

/** A document number in use: who holds it (文号 is unique). */
export interface DocumentNumberView {
  readonly kind: 'DOCUMENT_NUMBER';
  readonly ledger: LedgerId;
  readonly position: number;
  readonly documentNo: string;
  readonly planId: PlanId;
}

/** One leg of a filing as its recipient's desk sees it (第三十一条): the latest submission of a version to one recipient. */
export interface FilingView {
  readonly kind: 'FILING';
  readonly ledger: LedgerId;
  readonly position: number;
  readonly planId: PlanId;
  readonly planTitle: string;
  readonly version: number;
  readonly leg: FilingLegKind;
  readonly recipient: OrganisationId;
  /** 编制单位 */
  readonly preparingBody?: OrganisationId;
  readonly documentNo?: string;
  readonly submittedOn: CivilDate;
  readonly documents: readonly DocumentRef[];
  readonly status: FilingStatus;
  /** Day of acceptance or return */
  readonly settledOn?: CivilDate;
  readonly receiptNo?: string;
  readonly deficiencies?: number;
}

/** Copies (抄送) and direct deliveries (径送) ask for no answer, but can be returned or acknowledged all the same. */
export type FilingStatus = 'PENDING' | 'ACCEPTED' | 'RETURNED';

/** Which entries of the registry a plan's duties were derived from: when one of them changes, they are derived again. */
export interface PlanPartiesView {
  readonly kind: 'PLAN_PARTIES';
  readonly ledger: LedgerId;
  readonly position: number;
  readonly planId: PlanId;
  /** Asked for by id, registered or not */
  readonly organisations: readonly OrganisationId[];
  /** True when the registry was searched as a whole, for the organisation of a class */
  readonly searched: boolean;
}

/** One fact that counts for what an organisation owes as such: kept beside its duties, so that they are derived anew
 * without reading its plans, programmes and inspections again. */
export interface BodyFactView {
  readonly kind: 'BODY_FACT';
  readonly ledger: LedgerId;
  readonly position: number;
  readonly body: OrganisationId;
  readonly fact: BodyFact;
}

/** One programme, exercise, inspection and so on: everything that has a stream of its own and no views of its own. */
export interface AggregateView {
  readonly kind: 'AGGREGATE';
  readonly aggregate: AggregateKind;
  /** What stands behind the colon of its stream */
  readonly id: string;
  readonly ledger: LedgerId;
  readonly position: number;
  readonly streamVersion: number;
  readonly updatedAt: Instant;
  /** The fold of its stream, plain JSON; what is in it only its own kind knows */
  readonly state: unknown;
  readonly summary: AggregateSummary;
}

/** That an aggregate names a plan: the way from the plan to it. */
export interface PlanMentionView {
  readonly kind: 'PLAN_MENTION';
  readonly ledger: LedgerId;
  readonly position: number;
  readonly planId: PlanId;
  readonly aggregate: AggregateKind;
  readonly id: string;
  /** The day it is filed under */
  readonly on: CivilDate;
}

export type View =
  | PlanView
  | BodyFactView
  | ObligationView
  | OrganisationView
  | ReminderView
  | DocumentNumberView
  | FilingView
  | PlanPartiesView
  | AggregateView
  | PlanMentionView;
