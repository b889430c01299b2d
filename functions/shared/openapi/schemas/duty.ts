import * as z from 'zod';
import { dutyNames } from '../../../../domain/obligation/duty-names.ts';
import { CivilDate } from '../../../../events/civil-date.ts';
import { EventId, OrganisationId, PlanId } from '../../../../events/identifiers.ts';
import { FilingLegKind } from '../../../../events/plan-events.ts';
import { BilingualText, Freshness } from './common.ts';

export const DayVerdict = z
  .strictObject({
    date: CivilDate,
    kind: z.enum(['WORKDAY', 'WEEKEND', 'HOLIDAY', 'MAKE_UP_WORKDAY']),
    working: z.boolean(),
    number: z.int().min(1).optional(),
    festival: z.string().optional(),
    source: z.string().optional(),
    assumed: z.boolean(),
  })
  .meta({ id: 'DayVerdict', description: '这一天算不算工作日及其依据 / whether a day counts, and why' });

const because = {
  anchor: CivilDate,
  rule: z.enum([
    'WORKING_DAYS',
    'DAYS',
    'MONTHS',
    'YEARS',
    'CALENDAR_MONTHS',
    'CALENDAR_YEARS',
    'WORKING_DAYS_BEFORE',
    'DAYS_BEFORE',
    'FIXED_DATE',
  ]),
  n: z.int().min(0),
  nominalDueOn: CivilDate.optional(),
  trace: z.array(DayVerdict),
  calendar: z.string(),
  basis: z.array(z.string()),
};

/** `safeActBy` is there only while the date is provisional. */
export const ExplainedDueDate = z
  .discriminatedUnion('status', [
    z.strictObject({ status: z.literal('final'), dueOn: CivilDate, ...because }),
    z.strictObject({
      status: z.literal('provisional'),
      dueOn: CivilDate,
      safeActBy: CivilDate,
      because: BilingualText,
      ...because,
    }),
  ])
  .meta({
    id: 'ExplainedDueDate',
    description: '到期日及每一天的依据 / a due date with every day that led to it',
  });

const Party = z
  .union([z.strictObject({ organisation: OrganisationId }), z.strictObject({ unresolved: BilingualText })])
  .meta({ id: 'Party' });

const Recipient = z
  .strictObject({
    kind: z.union([FilingLegKind, z.literal('AUDIENCE')]),
    to: z.union([Party, BilingualText]),
    article: z.string(),
    metOn: CivilDate.optional(),
  })
  .meta({ id: 'Recipient', description: '向谁履行，及是否已履行 / to whom, and whether it is done' });

export const ObligationState = z
  .discriminatedUnion('status', [
    z.strictObject({
      status: z.literal('OPEN'),
      reopened: z.strictObject({ on: CivilDate, event: EventId }).optional(),
    }),
    z.strictObject({
      status: z.literal('DISCHARGED'),
      on: CivilDate,
      event: EventId.optional(),
      timeliness: z.enum(['ON_TIME', 'LATE', 'LATE_AFTER_RETURN', 'UNDETERMINED']),
    }),
    z.strictObject({ status: z.literal('CLOSED'), on: CivilDate, event: EventId, why: BilingualText }),
    z.strictObject({ status: z.literal('WAIVED'), on: CivilDate, event: EventId, legalBasis: z.string() }),
  ])
  .meta({ id: 'ObligationState' });

export const DutyKind = z
  .enum(Object.keys(dutyNames) as [keyof typeof dutyNames, ...(keyof typeof dutyNames)[]])
  .meta({ id: 'DutyKind', description: '义务种类 / what is to be done' });

const Severity = z.enum(['MANDATORY', 'PRINCIPLE', 'ADVISORY']).meta({ id: 'Severity' });

const Citation = z
  .strictObject({
    ruleId: z.string(),
    article: z.string(),
    severity: Severity,
    dueOn: CivilDate,
    operative: z.boolean(),
  })
  .meta({
    id: 'Citation',
    description:
      '多项规定要求同一事项时的每一项，以先到期者为准 / each of several rules that ask for the same thing',
  });

export const ObligationDetail = z
  .strictObject({
    id: z.string(),
    planId: PlanId.optional(),
    organisation: OrganisationId.optional(),
    ruleId: z.string(),
    article: z.string(),
    duty: DutyKind,
    severity: Severity,
    text: BilingualText,
    version: z.int().optional(),
    obligor: z.array(Party),
    handler: z.array(Party),
    recipients: z.array(Recipient),
    anchor: z.strictObject({
      field: z.string(),
      on: CivilDate,
      event: EventId.optional(),
      assumed: BilingualText.optional(),
    }),
    due: ExplainedDueDate,
    state: ObligationState,
    interpretations: z.array(z.string()),
    because: z.array(z.string()).optional(),
    ladder: z.string(),
    silent: z.boolean(),
    overdueFrom: z.literal('DUE_DAY').optional(),
    target: z.literal(true).optional().meta({
      description: '法律未定期限，此为目标 / no law sets the period: a target of the rulebook',
    }),
    verified: z.literal(false).optional(),
    deferred: z.array(z.strictObject({ from: CivilDate, event: EventId })).optional(),
    citations: z.array(Citation).optional(),
  })
  .meta({ id: 'Obligation', description: '依法推得的义务 / a duty derived from the law' });

export const Phase = z
  .enum(['UPCOMING', 'DUE_SOON', 'DUE_TODAY', 'OVERDUE', 'MET', 'MET_LATE', 'CLOSED', 'WAIVED'])
  .meta({ id: 'Phase', description: '义务今日所处情形 / how a duty stands today' });

export const Duty = z
  .strictObject({
    obligation: ObligationDetail,
    planTitle: z.string().optional(),
    organisationName: z.string().optional().meta({
      description: '单位自身义务的单位名称 / whose duty it is when it belongs to no plan',
    }),
    phase: Phase,
    /** Working days from today to the day to act by: the due date, or the safe date while that is provisional */
    workingDaysLeft: z.int().optional(),
    nextReminderOn: CivilDate.optional(),
  })
  .meta({ id: 'Duty', description: '义务及其今日情形 / a duty and how it stands today' });

export const ExemptDutyView = z
  .strictObject({
    planId: PlanId,
    ruleId: z.string(),
    article: z.string(),
    exemptedBy: z.string(),
    text: BilingualText,
  })
  .meta({
    id: 'ExemptDuty',
    description: '依法豁免的义务及其条款（第四十九条） / a duty that does not arise, and why',
  });

export const Explanation = z
  .strictObject({
    obligationId: z.string(),
    duty: z.string(),
    article: z.string(),
    sentence: z.string().optional(),
    because: z.array(z.string()),
    anchor: z.strictObject({ on: CivilDate, text: z.string() }),
    count: z.string(),
    due: z.strictObject({
      on: CivilDate,
      nominal: CivilDate.optional(),
      status: z.enum(['final', 'provisional']),
      safeActBy: CivilDate.optional(),
      text: z.string(),
    }),
    recipients: z.array(Recipient),
    interpretations: z.array(
      z.strictObject({
        id: z.string(),
        question: z.string(),
        answer: z.string(),
        reason: z.string().optional(),
      }),
    ),
    trace: z.array(DayVerdict),
    basis: z.array(z.string()),
    rulebook: z.string(),
    calendar: z.string(),
  })
  .meta({
    id: 'Explanation',
    description: '义务的由来和到期日的由来 / why a duty exists and falls due on its day',
  });

/** A duty explained, with how it stands today. */
export const ExplainedDuty = z.strictObject({
  explanation: Explanation,
  state: ObligationState,
  phase: Phase,
  workingDaysLeft: z.int().optional(),
  ledger: Freshness,
});
