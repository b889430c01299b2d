import * as z from 'zod';
import { reason } from './fields.ts';
import { PersonId, PlanId } from './identifiers.ts';

/* 专家顾问（第四十八条）, one stream per person; name and address are in the directory. */

/** 入库. Occurred on: the day of entry; a later one changes fields and institution. */
export const ExpertRegistered = z.strictObject({
  expert: PersonId,
  fields: z.array(z.string().trim().min(1).max(60)).min(1).max(20),
  institution: z.string().trim().min(2).max(200),
});

/** 利益关系声明 before an expert review (第二十七条第（一）项); the later one on the same plan holds. */
export const ConflictOfInterestDeclared = z.strictObject({
  plan: PlanId,
  hasConflict: z.boolean(),
  declaration: reason,
});
