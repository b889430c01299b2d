import * as z from 'zod';
import { ContactId, OrganisationId, PlanId, SuggestionId } from './identifiers.ts';

/* 修订建议（第四十四条）, by anybody. Who it was is not in the ledger, and the text names nobody. */

const text = z.string().trim().min(1).max(4000);

/** 收集. Occurred on: the day it came in. */
export const SuggestionReceived = z.strictObject({
  suggestionId: SuggestionId,
  /** The plan it speaks of, where it names one */
  plan: PlanId.optional(),
  from: z.enum(['GOVERNMENT', 'ENTERPRISE', 'SOCIAL_ORGANISATION', 'CITIZEN']),
  source: z.enum(['WEB', 'HOTLINE_12345', 'LETTER', 'VISIT']),
  text,
  /** Where the answer goes: an entry of the directory, which can be deleted there */
  contact: ContactId.optional(),
});

/** 分类办理: who handles it, and the plan it turned out to be about. Occurred on: the day it was taken on. */
export const SuggestionAcknowledged = z.strictObject({ handler: OrganisationId, plan: PlanId.optional() });

/** 答复. Occurred on: the day the answer went out. */
export const SuggestionAnswered = z.strictObject({
  outcome: z.enum(['ADOPTED', 'PARTLY', 'NOT_ADOPTED']),
  answer: text,
});
