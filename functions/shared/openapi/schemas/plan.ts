import * as z from 'zod';
import { aggregates } from '../../../../domain/aggregate/aggregates.ts';
import type * as plan from '../../../../domain/plan/state.ts';
import { CivilDate, Instant } from '../../../../events/civil-date.ts';
import { EventId, OrganisationId, PlanId } from '../../../../events/identifiers.ts';
import { PlanAttributes } from '../../../../events/plan-attributes.ts';
import * as events from '../../../../events/plan-events.ts';
import { BilingualText } from './common.ts';
import { type Fields, fact, factOfPlan } from './fact.ts';
import { InForce } from './in-force.ts';
import { Making } from './making.ts';
import { Reviewing } from './reviewing.ts';

export const Stage = z
  .enum(['DRAFTING', 'UNDER_REVIEW', 'APPROVED', 'ISSUED', 'SUPERSEDED', 'REPEALED'])
  .meta({ id: 'Stage', description: '文本版本所处阶段 / stage of a version of the text' });

export const PlanStatus = z
  .enum([
    'DRAFTING',
    'UNDER_REVIEW',
    'APPROVED',
    'IN_FORCE',
    'IN_REVISION',
    'SUPERSEDED',
    'REPEALED',
    'REGISTERED',
  ])
  .meta({ id: 'PlanStatus', description: '预案状态 / status of the plan as a whole' });

const PlanVersion = z
  .strictObject({
    version: z.int().min(1),
    stage: Stage,
    begunOn: CivilDate,
    revision: z
      .strictObject({
        revisionClass: z.enum(['MAJOR', 'MINOR']),
        changedHeads: z.array(z.string()),
        reason: z.string(),
      })
      .optional(),
    making: Making.optional(),
    reviewing: Reviewing.optional(),
    reviews: z.array(fact(events.ReviewRecorded)),
    submission: fact(events.SubmittedForApproval).optional(),
    approval: fact(events.Approved).optional(),
    issue: fact(events.Issued).optional(),
    filingSubmissions: z.array(fact(events.FilingSubmitted)),
    filingAcceptances: z.array(fact(events.Filed)),
    filingReturns: z.array(fact(events.FilingReturned)),
    disclosures: z.array(fact(events.Disclosed)),
  } satisfies Fields<plan.PlanVersion>)
  .meta({ id: 'PlanVersion', description: '预案文本的一个版本 / one version of the text' });

const PlanState = z
  .strictObject({
    planId: PlanId,
    title: z.string(),
    attributes: PlanAttributes,
    preparingBody: OrganisationId.optional(),
    dutyBodies: z.array(OrganisationId),
    legacy: factOfPlan(events.PlanRegistered)
      .omit({ planId: true, title: true, attributes: true, preparingBody: true })
      .optional(),
    versions: z.array(PlanVersion),
    drills: z.array(factOfPlan(events.Drilled)),
    evaluations: z.array(factOfPlan(events.Evaluated)),
    triggers: z.array(factOfPlan(events.RevisionTriggered)),
    inForce: InForce.optional(),
    end: z
      .strictObject({
        event: EventId,
        on: CivilDate,
        kind: z.enum(['REPEALED', 'SUPERSEDED']),
        byPlan: PlanId.optional(),
      })
      .optional(),
  } satisfies Fields<plan.PlanState>)
  .meta({
    id: 'PlanState',
    description: '由事件推得的预案全貌 / all that is known of a plan, folded from its events',
  });

export const UndeterminedDutyView = z
  .strictObject({
    planId: PlanId.optional(),
    organisation: OrganisationId.optional(),
    ruleId: z.string(),
    article: z.string(),
    questions: z.array(BilingualText),
  })
  .meta({
    id: 'UndeterminedDuty',
    description: '须先回答问题才能判定的义务 / a duty that waits for an answer',
  });

export const Plan = z
  .strictObject({
    planId: PlanId,
    status: PlanStatus,
    streamVersion: z.int().min(1),
    position: z.int().min(1),
    updatedAt: Instant,
    state: PlanState,
    undetermined: z.array(UndeterminedDutyView),
  })
  .meta({ id: 'Plan' });

export const PlanMention = z
  .strictObject({
    kind: z.enum(aggregates.map(({ kind }) => kind)),
    id: z.string(),
    title: z.string(),
    status: z.string(),
    on: CivilDate,
    href: z.string(),
  })
  .meta({
    id: 'PlanMention',
    description:
      '涉及该预案的演练、工作计划、建议等 / an exercise, programme, suggestion … that names the plan',
  });

export const RegisterEntry = z
  .strictObject({
    planId: PlanId,
    title: z.string(),
    status: PlanStatus,
    attributes: PlanAttributes,
    preparingBody: OrganisationId.optional(),
    documentNo: z.string().optional(),
    issuedOn: CivilDate.optional(),
    effectiveOn: CivilDate.optional(),
    /** Number of the text's latest version; 0 for a plan that was only registered */
    version: z.int().min(0),
    /** Questions that must be answered before every duty is known */
    openQuestions: z.int().min(0),
    /** What was missing or odd in the source of a plan taken over from an older register */
    findings: z.int().min(0),
    streamVersion: z.int().min(1),
    position: z.int().min(1),
    updatedAt: Instant,
  })
  .meta({ id: 'RegisterEntry', description: '台账一行 / one row of the register' });
