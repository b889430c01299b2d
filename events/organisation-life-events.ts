import * as z from 'zod';
import { DocumentRefs } from './documents.ts';
import { itemId, reason, title, year } from './fields.ts';
import { OrganisationId, PersonId, PlanId } from './identifiers.ts';
import { OrganisationRegistered } from './organisation-events.ts';

/* What happens to an organisation (measures art. 2, 5, 6, 11, 36, 47; G5, G32), in its own stream. */

/** 更名（G32）. What was recorded under the old name keeps it. Occurred on: the day from which it bears the new one. */
export const OrganisationRenamed = z.strictObject({
  name: OrganisationRegistered.shape.name,
  nameEn: OrganisationRegistered.shape.nameEn,
  reason,
});

/** 合并、撤销（G32）: its duties are the successor's from then on. Occurred on: the day it ceased to be. */
export const OrganisationMerged = z.strictObject({ into: OrganisationId, reason });

/** 指定专门机构和人员（第四十七条）; takes the place of whoever was appointed before. Occurred on: the first day. */
export const PlanManagerAppointed = z.strictObject({
  person: PersonId,
  deputy: PersonId.optional(),
  /** 专门机构 */
  unit: z.string().trim().min(2).max(100).optional(),
});
/** Occurred on: the first day without. */
export const PlanManagerRelieved = z.strictObject({ person: PersonId });

/** 应急预案数据管理（第五条第二款） */
export const DataStewardAssigned = z.strictObject({ person: PersonId });

/** 年度工作计划（第三十六条） and whether training of plans is in it. A later one of the same year takes its place. */
export const AnnualWorkPlanAdopted = z.strictObject({
  year,
  includesTraining: z.boolean(),
  documents: DocumentRefs.default([]),
});

/** 培训（第三十六条）. Occurred on: the day it was held. */
export const TrainingHeld = z.strictObject({
  plans: z.array(PlanId).min(1).max(100),
  attendees: z.int().min(1).max(1_000_000),
  content: reason,
  documents: DocumentRefs.default([]),
});

/** 指导性文件（第十一条第二款） */
export const GuidanceIssued = z.strictObject({ title, documents: DocumentRefs.default([]) });

/** What one organisation may do for another by standing delegation (G5). */
export const DelegatedDuty = z.enum(['FILING', 'DISCLOSURE']).meta({ id: 'DelegatedDuty' });
export type DelegatedDuty = z.infer<typeof DelegatedDuty>;
/** 常设委托（G5）: `to` acts for this organisation, which still owes the duty. */
export const DelegationGranted = z.strictObject({ to: OrganisationId, duty: DelegatedDuty, reason });
export const DelegationRevoked = z.strictObject({ to: OrganisationId, duty: DelegatedDuty, reason });

const area = z.string().trim().min(1).max(60);
/** 风险评估（第六条）. A later one of the same risk takes its place. Occurred on: the day of the report. */
export const RiskAssessed = z.strictObject({
  riskId: itemId,
  name: z.string().trim().min(2).max(100),
  /** 重点区域 */
  areas: z.array(area).min(1).max(60),
  level: z.enum(['LOW', 'MODERATE', 'HIGH', 'EXTREME']),
});
/** 覆盖主要风险和重点区域（第六条）: this plan answers that risk there. */
export const PlanCoverageLinked = z.strictObject({ riskId: itemId, area, plan: PlanId });
