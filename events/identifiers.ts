import * as z from 'zod';

/** Jurisdiction whose ledger it is: a GB/T 2260 code, with `#n` from the second epoch on (`110107`, `110107#2`). */
export const LedgerId = z
  .string()
  .regex(/^\d{6}(#[2-9]|#[1-9]\d+)?$/, { error: 'a six-digit GB/T 2260 code' })
  .brand<'LedgerId'>()
  .meta({ id: 'LedgerId', description: 'GB/T 2260 code of the jurisdiction', example: '110107' });
export type LedgerId = z.infer<typeof LedgerId>;

/** Ids are opaque: letters, digits and hyphens; never a name, a number that means something, or an address. */
const opaque = /^[a-z0-9][a-z0-9-]{1,62}$/;

export const PlanId = z.string().regex(opaque, { error: 'a plan id' }).brand<'PlanId'>();
export type PlanId = z.infer<typeof PlanId>;

export const OrganisationId = z
  .string()
  .regex(opaque, { error: 'an organisation id' })
  .brand<'OrganisationId'>();
export type OrganisationId = z.infer<typeof OrganisationId>;

/** A person of the directory. The ledger holds the id and never the name or an address (personal data law art. 36, 47). */
export const PersonId = z.string().regex(opaque, { error: 'a person id' }).brand<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;

/** Whoever made a suggestion: an entry of the directory under a random UUID, never a name, a number or an address. */
export const ContactId = z
  .string()
  .regex(/^contact-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, { error: 'a contact id, contact-<uuid>' })
  .brand<'ContactId'>();
export type ContactId = z.infer<typeof ContactId>;

/**
 * A programme of plans to be made, revised or repealed (第十二条). The one id that says something: there is one programme
 * of the district and one of each sector a year, `district-2027`, `sector-2027-water-bureau`.
 */
export const ProgrammeId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{1,78}$/, { error: 'a programme id' })
  .brand<'ProgrammeId'>();
export type ProgrammeId = z.infer<typeof ProgrammeId>;

/** A drill of one or several plans, from its planning on (第三十八条). */
export const ExerciseId = z.string().regex(opaque, { error: 'an exercise id' }).brand<'ExerciseId'>();
export type ExerciseId = z.infer<typeof ExerciseId>;

export const InspectionId = z.string().regex(opaque, { error: 'an inspection id' }).brand<'InspectionId'>();
export type InspectionId = z.infer<typeof InspectionId>;

export const ChecklistId = z.string().regex(opaque, { error: 'a checklist id' }).brand<'ChecklistId'>();
export type ChecklistId = z.infer<typeof ChecklistId>;

/** A suggestion to revise a plan (第四十四条). */
export const SuggestionId = z.string().regex(opaque, { error: 'a suggestion id' }).brand<'SuggestionId'>();
export type SuggestionId = z.infer<typeof SuggestionId>;

/** One aggregate's history within a ledger: `plan:…`, `organisation:…`, `reminder:…` and so on. Holds no `@`. */
export const StreamId = z
  .string()
  .regex(
    /^(plan|organisation|reminder|programme|exercise|inspection|checklist|suggestion|expert|law|audit):[a-z0-9][A-Za-z0-9._-]{0,180}$/,
    { error: 'a stream id' },
  )
  .brand<'StreamId'>();
export type StreamId = z.infer<typeof StreamId>;

/** What makes a retried command the same command: 128 bits or more, lower-case hex or a UUID. */
export const CommitId = z
  .string()
  .regex(/^[a-z0-9-]{16,80}$/, { error: 'a commit id' })
  .brand<'CommitId'>();
export type CommitId = z.infer<typeof CommitId>;

export const planStream = (id: PlanId): StreamId => StreamId.parse(`plan:${id}`);
export const organisationStream = (id: OrganisationId): StreamId => StreamId.parse(`organisation:${id}`);
/** Reminders of one duty; `obligationId` as `domain/obligation` makes it. */
export const reminderStream = (obligationId: string): StreamId => StreamId.parse(`reminder:${obligationId}`);
export const exerciseStream = (id: ExerciseId): StreamId => StreamId.parse(`exercise:${id}`);
export const inspectionStream = (id: InspectionId): StreamId => StreamId.parse(`inspection:${id}`);
/** All versions of one checklist */
export const checklistStream = (id: ChecklistId): StreamId => StreamId.parse(`checklist:${id}`);
export const suggestionStream = (id: SuggestionId): StreamId => StreamId.parse(`suggestion:${id}`);
/** Rulings, changes of norms and the catalogue of the district's plans: one stream, read whole by every decision. */
export const lawStream = (): StreamId => StreamId.parse('law:district');

/** What concerns the proof of the ledger itself: its keys, and bodies that were redacted. */
export const auditStream = (): StreamId => StreamId.parse('audit:ledger');

/** One event's place in a ledger: position of its commit and index within it, `17.0`. */
export const EventId = z
  .string()
  .regex(/^[1-9]\d{0,15}\.(0|[1-9]\d{0,2})$/, { error: 'an event id, position.index' })
  .brand<'EventId'>();
export type EventId = z.infer<typeof EventId>;
export const eventId = (position: number, index: number): EventId => `${position}.${index}` as EventId;

/** True when `a` was recorded after `b` in one ledger: several events may bear one date. */
export function isAfter(a: EventId, b: EventId): boolean {
  const [positionA = 0, indexA = 0] = a.split('.').map(Number);
  const [positionB = 0, indexB = 0] = b.split('.').map(Number);
  return positionA === positionB ? indexA > indexB : positionA > positionB;
}
