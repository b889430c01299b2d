import * as z from 'zod';
import { CivilDate } from './civil-date.ts';
import { DocumentRefs } from './documents.ts';
import { itemId, reason, version } from './fields.ts';
import { OrganisationId, PersonId } from './identifiers.ts';
import { PlanAttributes } from './plan-attributes.ts';

/* What happens to a plan while its text is made (measures art. 10, 13 to 23). */

/** Answers to questions that rules asked: axes that were unknown, or wrong, with the ground for saying so. */
export const AttributesStated = z.strictObject({ attributes: PlanAttributes, basis: reason });

/** 列入区级专项或部门应急预案管理（第十条）: from now on the plan goes the route of that form. */
export const PlanListed = z.strictObject({
  listedAs: z.enum(['SPECIAL', 'DEPARTMENTAL']),
  by: OrganisationId,
  basis: reason,
});

/** 编制工作小组（第十四条）. */
export const DraftingGroupFormed = z.strictObject({
  version,
  leader: PersonId,
  /** Must be the preparing body: 组长由编制部门或单位有关负责人担任 */
  leaderOf: OrganisationId,
  members: z
    .array(
      z.strictObject({
        person: PersonId.optional(),
        organisation: OrganisationId.optional(),
        capacity: z.enum(['DEPARTMENT', 'EXPERT', 'EXPERIENCED']),
      }),
    )
    .max(100),
});

/** 风险评估、资源调查、案例分析（第十三条） */
export const EvidenceKind = z
  .enum(['RISK_ASSESSMENT', 'RESOURCE_SURVEY', 'CASE_ANALYSIS'])
  .meta({ id: 'EvidenceKind', description: '编制依据（第十三条）：风险评估、资源调查、案例分析' });
export type EvidenceKind = z.infer<typeof EvidenceKind>;

/** 编制依据（第十三条）: the ground a draft stands on. Occurred on: the day of the report. */
export const EvidenceAttached = z.strictObject({
  version,
  evidence: EvidenceKind,
  documents: DocumentRefs.min(1),
});

/** 应急工作手册、行动方案（第二十条）. */
export const HandbookAttached = z.strictObject({
  version,
  handbook: z.enum(['HANDBOOK', 'ACTION_PLAN']),
  documents: DocumentRefs.min(1),
});

/** Required content elements looked up in the text (第十五至十九、二十一、二十二条), as the rulebook's checklist names them. */
export const ContentChecked = z.strictObject({
  version,
  checklist: z.string().max(60),
  items: z
    .array(
      z.strictObject({
        element: z.string().max(60),
        present: z.boolean(),
        /** Chapter or section where it stands */
        where: z.string().max(200).optional(),
        /** What the reader should know of it: why it is left out, what is to be mended */
        note: z.string().max(500).optional(),
      }),
    )
    .min(1)
    .max(60),
  /** 安全风险单一、危险性小: why elements are left out (第十九条第三款) */
  simplifiedBecause: reason.optional(),
});

/** Bodies that the text gives duties to, as it stands now: each must be consulted in writing (第二十三条). */
export const DutyBodiesStated = z.strictObject({ version, dutyBodies: z.array(OrganisationId).max(200) });

/** 涉及重大公共利益或者社会公众切身利益（第二十三条）, decided with its reason. */
export const MajorDecisionDetermined = z.strictObject({ version, majorDecision: z.boolean(), reason });

/** 征求意见开始（第二十三条）. */
export const ConsultationOpened = z.strictObject({
  version,
  consultationId: itemId,
  manner: z.enum(['WRITTEN', 'EXPERT', 'PUBLIC', 'HEARING']),
  recipients: z.array(OrganisationId).max(200),
  closesOn: CivilDate,
  documents: DocumentRefs.default([]),
  /** Why a public consultation on a major decision is open for less than 30 days (国务院令第713号第十五条) */
  shorterBecause: reason.optional(),
});

/** One opinion as it came in. The text holds no personal data; a citizen's name is not recorded. */
export const OpinionReceived = z.strictObject({
  version,
  consultationId: itemId,
  opinionId: itemId,
  from: OrganisationId.optional(),
  position: z.enum(['AGREES', 'SUGGESTS', 'OBJECTS']),
  text: z.string().trim().max(4000).default(''),
});

/** 采纳、部分采纳、未采纳及理由. */
export const OpinionAnswered = z.strictObject({
  version,
  opinionId: itemId,
  answer: z.enum(['ADOPTED', 'PARTLY', 'NOT_ADOPTED']),
  reason: z.string().trim().max(4000).default(''),
});

export const ConsultationClosed = z.strictObject({ version, consultationId: itemId });
