import * as z from 'zod';
import { CivilDate } from './civil-date.ts';
import { itemId, reason, title, year } from './fields.ts';
import { OrganisationId, PlanId, ProgrammeId } from './identifiers.ts';

/* 应急预案制修订工作计划（第十二条）: which plans are to be made, revised or repealed, by whom and until when. */

/** DISTRICT 本区计划, approved by the district government; SECTOR 本部门（行业、领域）计划, signed by the body's own head. */
export const ProgrammeScope = z.enum(['DISTRICT', 'SECTOR']).meta({ id: 'ProgrammeScope' });
export type ProgrammeScope = z.infer<typeof ProgrammeScope>;

export const ProgrammeItem = z
  .strictObject({
    itemId,
    title,
    /** The plan to be revised or repealed; a new plan has none until it is begun */
    plan: PlanId.optional(),
    action: z.enum(['NEW', 'REVISE', 'REPEAL']),
    responsible: OrganisationId,
    /** A target and no legal period: art. 12 sets none */
    targetOn: CivilDate,
  })
  .meta({ id: 'ProgrammeItem' });
export type ProgrammeItem = z.infer<typeof ProgrammeItem>;
const items = z.array(ProgrammeItem).min(1).max(300);

/** 编制计划. Occurred on: the day the draft was ready. */
export const ProgrammeDrafted = z.strictObject({
  programmeId: ProgrammeId,
  year,
  scope: ProgrammeScope,
  preparedBy: OrganisationId,
  items,
});

/** 报区政府批准（第十二条第一款）; a sector's own head for its own programme. Occurred on: the day of approval. */
export const ProgrammeApproved = z.strictObject({ by: OrganisationId });

/** 抄送（第十二条第一、二款）. Occurred on: the day it was sent. */
export const ProgrammeCopied = z.strictObject({ to: z.array(OrganisationId).min(1).max(50) });

/** 适时调整（第十二条第三款）: the whole list as it now stands; it needs approval and copies again. */
export const ProgrammeAmended = z.strictObject({ items, reason });
