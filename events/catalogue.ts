import type * as z from 'zod';
import { EventCorrected } from './correction-events.ts';
import { OrganisationRegistered } from './organisation-events.ts';
import * as plan from './plan-events.ts';
import * as reminder from './reminder-events.ts';

/**
 * Every event type ever released, with its current schema and that schema's number. A schema never changes meaning:
 * a field that is added is optional, anything else is a new number with an upcaster (`upcasters.ts`) and a golden file.
 */
export const catalogue = {
  PlanDrafted: { schema: 1, body: plan.PlanDrafted },
  PlanRegistered: { schema: 1, body: plan.PlanRegistered },
  SubmittedForApproval: { schema: 1, body: plan.SubmittedForApproval },
  ReviewRecorded: { schema: 1, body: plan.ReviewRecorded },
  Approved: { schema: 1, body: plan.Approved },
  Issued: { schema: 1, body: plan.Issued },
  FilingSubmitted: { schema: 1, body: plan.FilingSubmitted },
  Filed: { schema: 1, body: plan.Filed },
  FilingReturned: { schema: 1, body: plan.FilingReturned },
  Disclosed: { schema: 1, body: plan.Disclosed },
  Drilled: { schema: 1, body: plan.Drilled },
  Evaluated: { schema: 1, body: plan.Evaluated },
  RevisionTriggered: { schema: 1, body: plan.RevisionTriggered },
  RevisionStarted: { schema: 1, body: plan.RevisionStarted },
  Superseded: { schema: 1, body: plan.Superseded },
  Repealed: { schema: 1, body: plan.Repealed },
  EventCorrected: { schema: 1, body: EventCorrected },
  OrganisationRegistered: { schema: 1, body: OrganisationRegistered },
  ReminderIssued: { schema: 1, body: reminder.ReminderIssued },
  ReminderSent: { schema: 1, body: reminder.ReminderSent },
  ReminderDropped: { schema: 1, body: reminder.ReminderDropped },
} as const;

export type EventType = keyof typeof catalogue;
export type EventBody<T extends EventType> = z.infer<(typeof catalogue)[T]['body']>;

export const isEventType = (name: string): name is EventType => Object.hasOwn(catalogue, name);
