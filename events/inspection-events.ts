import * as z from 'zod';
import { CivilDate } from './civil-date.ts';
import { DocumentRefs } from './documents.ts';
import { itemId, reason, title } from './fields.ts';
import { ChecklistId, InspectionId, OrganisationId } from './identifiers.ts';

/* 监督检查（第四十六条; measures of 2025 on the business environment, nos. 15 to 18). */

const note = z.string().max(2000).default('');
/** Number of an item on its checklist */
const item = z.int().min(1).max(300);
/** 检查码 as the city's platform gives it out */
const code = z.string().regex(/^[A-Z0-9]{8,24}$/, { error: 'an inspection code' });

export const ChecklistItem = z
  .strictObject({
    item,
    text: reason,
    /** The article that the item checks */
    article: z.string().trim().min(2).max(60),
    /** Where the ledger itself shows the answer, for a check without a visit (no. 15): duties of one kind, `obligations:FILING` */
    evidence: z
      .string()
      .regex(/^obligations:[A-Z_]{3,40}$/, { error: 'an evidence query, as obligations:FILING' })
      .optional(),
  })
  .meta({ id: 'ChecklistItem' });
export type ChecklistItem = z.infer<typeof ChecklistItem>;

/** 检查单（no. 17）: immutable; a change is a further version. Occurred on: the day from which it is used. */
export const ChecklistPublished = z.strictObject({
  checklistId: ChecklistId,
  version: z.int().min(1).max(999),
  title,
  items: z.array(ChecklistItem).min(1).max(300),
});

/** 检查任务: one version of one checklist is pinned to it for good (不得擅自改变检查内容). Occurred on: the day of the task. */
export const InspectionPlanned = z.strictObject({
  inspectionId: InspectionId,
  title,
  inspectee: OrganisationId,
  inspectors: z.array(OrganisationId).min(1).max(20),
  checklist: z.strictObject({ checklistId: ChecklistId, version: z.int().min(1).max(999) }),
  /** 现场、非现场 */
  manner: z.enum(['ON_SITE', 'OFF_SITE']),
  from: CivilDate,
  to: CivilDate,
});

/** 赋码（no. 16）: without its code an inspection can't be opened. Occurred on: the day the platform gave it. */
export const InspectionCoded = z.strictObject({ code });
/** 查前扫码、检查亮码, by each side once. Occurred on: the day of the scan. */
export const InspectionScanned = z.strictObject({ code, by: z.enum(['INSPECTOR', 'INSPECTEE']) });
/** 开始检查. Occurred on: the first day of the inspection. */
export const InspectionOpened = z.strictObject({});
/** The task falls away before it is opened, also because its visit joins another one (综合查一次). */
export const InspectionCancelled = z.strictObject({ reason, inFavourOf: InspectionId.optional() });

/** The verdict on one item of the pinned checklist; a later one takes its place. Occurred on: the day of the check. */
export const InspectionItemChecked = z.strictObject({
  item,
  verdict: z.enum(['MET', 'NOT_MET', 'NOT_APPLICABLE']),
  note,
});

/** 提醒、责令整改、通报: the ladder of what a finding leads to (no. 18: 首违不罚、轻微免罚). */
export const FindingOutcome = z.enum(['REMIND', 'RECTIFY', 'NOTIFY']).meta({ id: 'FindingOutcome' });
export type FindingOutcome = z.infer<typeof FindingOutcome>;

/** 发现问题. Open until somebody verifies that it is mended. `dueOn`: 整改期限. */
export const FindingRecorded = z.strictObject({
  findingId: itemId,
  item,
  /** The article of the item: what a later finding repeats */
  article: ChecklistItem.shape.article,
  text: reason,
  /** The inspectee's first finding under that article, as known when it was recorded */
  firstTime: z.boolean(),
  /** The finding of an earlier inspection that this one repeats; absent the first time */
  earlier: z.strictObject({ inspection: InspectionId, finding: itemId }).optional(),
  outcome: FindingOutcome,
  /** Why a graver outcome was taken than the ladder gives */
  graveBecause: reason.optional(),
  dueOn: CivilDate.optional(),
});
/** 报告整改 */
export const RectificationReported = z.strictObject({
  findingId: itemId,
  how: reason,
  documents: DocumentRefs.default([]),
});
/** 复查; not satisfied leaves the finding open. */
export const RectificationVerified = z.strictObject({ findingId: itemId, satisfied: z.boolean(), note });
/** 办结: every item has its verdict, every finding is mended. */
export const InspectionClosed = z.strictObject({ summary: reason });
