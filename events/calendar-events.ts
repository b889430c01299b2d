import * as z from 'zod';
import { CivilDate } from './civil-date.ts';
import { Sha256Hex } from './documents.ts';
import { reason, title, year } from './fields.ts';
import { EventId, OrganisationId, PlanId } from './identifiers.ts';

/* The official calendar as it comes to the district: what is proposed counts only once a second person confirmed it. */

const days = z.array(CivilDate).max(40);

/** 文号, as the notice itself shows it */
const documentNo = z.string().trim().min(3).max(60);

/**
 * 国务院办公厅节假日安排通知, pasted by one person and not in force yet: the text, and what was read from it. Occurred on:
 * the day it was brought in.
 */
export const HolidayNoticeImported = z.strictObject({
  text: z.string().min(1).max(8000),
  /** Of the text's UTF-8 bytes as they were pasted: what the second person confirms */
  sha256: Sha256Hex,
  url: z.url().max(300),
  publishedOn: CivilDate,
  year,
  documentNo: documentNo.optional(),
  /** True for a notice that changes a schedule in mid-year */
  amends: z.boolean(),
  festivals: z
    .array(z.strictObject({ name: z.string().min(1).max(60), off: days, work: days }))
    .min(1)
    .max(12),
});

const closure = {
  title,
  documentNo: documentNo.optional(),
  url: z.url().max(300).optional(),
  announcedOn: CivilDate,
  /** Days off */
  off: days,
  /** Days of work in their place */
  work: days,
  /** Of what stands above, in canonical form */
  sha256: Sha256Hex,
};

/** Days off of a region (《全国年节及纪念日放假办法》第四条, or an order of its government), proposed. Occurred on: that day. */
export const RegionalClosureDeclared = z.strictObject({
  ...closure,
  /** GB/T 2260, `110000` for the whole of Beijing; `100000` for the whole country */
  region: z.string().regex(/^[1-9]\d{5}$/, { error: 'a six-digit GB/T 2260 code' }),
});

/** Days on which an organisation can't act: the duties that it prepares are counted without them. Proposed. */
export const OrganisationClosureDeclared = z.strictObject({ ...closure, organisation: OrganisationId });

/** A second person stands for it: from this commit on the calendar of the ledger holds it. Occurred on: that day. */
export const CalendarChangeConfirmed = z.strictObject({ proposal: EventId, sha256: Sha256Hex });

/** It never comes into force. Occurred on: that day. */
export const CalendarChangeRejected = z.strictObject({ proposal: EventId, reason });

const date = z.strictObject({
  dueOn: CivilDate,
  status: z.enum(['FINAL', 'PROVISIONAL']),
  /** Safe whatever the notice will say; only while provisional */
  safeActBy: CivilDate.optional(),
});

/** An open duty is due on another day because the calendar changed. Stands with the duty's reminders. Occurred on: that day. */
export const DutyDatesMoved = z.strictObject({
  obligationId: z.string().min(3).max(200),
  planId: PlanId.optional(),
  ruleId: z.string().max(60),
  /** The event that changed the calendar */
  by: EventId,
  direction: z.enum(['EARLIER', 'LATER']),
  before: date,
  after: date,
});
