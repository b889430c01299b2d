import * as z from 'zod';
import type { Making as MakingState } from '../../../../domain/plan/making/state.ts';
import * as events from '../../../../events/drafting-events.ts';
import { OrganisationId } from '../../../../events/identifiers.ts';
import { Fact, type Fields, fact } from './fact.ts';

const Opinion = events.OpinionReceived.omit({ version: true, consultationId: true })
  .extend({
    ...Fact.shape,
    answered: events.OpinionAnswered.omit({ version: true, opinionId: true }).extend(Fact.shape).optional(),
  })
  .meta({ id: 'Opinion', description: '一条意见及其答复 / one opinion and its answer' });

const Consultation = events.ConsultationOpened.omit({ version: true })
  .extend({ ...Fact.shape, opinions: z.array(Opinion), closed: Fact.optional() })
  .meta({ id: 'Consultation', description: '一次征求意见 / one consultation with its opinions' });

export const Making = z
  .strictObject({
    group: fact(events.DraftingGroupFormed).optional(),
    evidence: z.array(fact(events.EvidenceAttached)),
    handbooks: z.array(fact(events.HandbookAttached)),
    contentChecks: z.array(fact(events.ContentChecked)),
    dutyBodies: z.array(OrganisationId).optional(),
    majorDecision: fact(events.MajorDecisionDetermined).optional(),
    consultations: z.array(Consultation),
  } satisfies Fields<MakingState>)
  .meta({
    id: 'Making',
    description:
      '一版文本的编制：工作小组、依据、手册、要素核对、征求意见（第十三至二十三条） / what one version rests on',
  });
