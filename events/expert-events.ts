import * as z from 'zod';
import { reason } from './fields.ts';
import { OrganisationId, PersonId, PlanId } from './identifiers.ts';

/* 专家顾问（第四十八条）, one stream per person; name and address are in the directory. */

/** 入库. Occurred on: the day of entry; a later one changes fields and institution. */
export const ExpertRegistered = z.strictObject({
  expert: PersonId,
  fields: z.array(z.string().trim().min(1).max(60)).min(1).max(20),
  institution: z.string().trim().min(2).max(200),
});

/** 利益关系声明 before an expert review (第二十七条第（一）项), on one plan or on a body; the later one on the same holds. */
export const ConflictOfInterestDeclared = z.strictObject({
  about: z.union([z.strictObject({ plan: PlanId }), z.strictObject({ organisation: OrganisationId })]),
  hasConflict: z.boolean(),
  declaration: reason,
});
