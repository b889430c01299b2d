import * as z from 'zod';
import type { InForceFacts } from '../../../../domain/plan/in-force/state.ts';
import * as events from '../../../../events/life-events.ts';
import { Fact, type Fields, factOfPlan } from './fact.ts';

const Activation = factOfPlan(events.PlanActivated)
  .extend({ ended: Fact.optional(), credited: factOfPlan(events.RealActivationCredited).optional() })
  .meta({ id: 'Activation', description: '一次应急响应（第三十五条） / one activation of the plan' });

const Improvement = factOfPlan(events.ImprovementOpened)
  .extend({ closed: factOfPlan(events.ImprovementClosed.omit({ itemId: true })).optional() })
  .meta({ id: 'Improvement', description: '整改项及其完成情况 / an item to improve, and how it was closed' });

export const InForce = z
  .strictObject({
    filingReceipts: z.array(factOfPlan(events.FilingReceived)),
    urgings: z.array(factOfPlan(events.FilingUrged)),
    exemptions: z.array(factOfPlan(events.DisclosureExempted)),
    disclosureWithdrawals: z.array(factOfPlan(events.DisclosureWithdrawn)),
    publicity: z.array(factOfPlan(events.PublicityPublished)),
    activations: z.array(Activation),
    incidentReviews: z.array(factOfPlan(events.IncidentReviewed)),
    regimes: z.array(factOfPlan(events.RegimeDeclared)),
    drillEvaluations: z.array(factOfPlan(events.DrillEvaluated)),
    drillReports: z.array(factOfPlan(events.DrillReported)),
    improvements: z.array(Improvement),
    deferrals: z.array(factOfPlan(events.EvaluationDeferred)),
    assessments: z.array(factOfPlan(events.RevisionAssessed)),
    transfers: z.array(factOfPlan(events.ResponsibilityTransferred)),
    scheduled: factOfPlan(events.EventScheduled).optional(),
    permits: z.array(factOfPlan(events.PermitApplied)),
    waivers: z.array(factOfPlan(events.DutyWaived)),
    attestations: z.array(factOfPlan(events.ClassifiedDutyAttested)),
  } satisfies Fields<InForceFacts>)
  .meta({
    id: 'InForce',
    description:
      '印发之后：收件与督促、不予公开、宣传、响应与复盘、制度、演练评估、整改、延期、研判、移交、免除（第三十一至四十四条、第四十九条） / what happened to an issued plan beside filing, disclosure, drills and evaluations',
  });
