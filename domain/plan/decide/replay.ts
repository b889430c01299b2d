import type { EventType } from '../../../events/catalogue.ts';
import type { RecordedEvent } from '../../../events/recorded-event.ts';
import { faultsAlong, type HistoryFault } from '../../decision/correction.ts';
import type { Fault } from '../../decision/fault.ts';
import { evolvePlan } from '../evolve.ts';
import { inForceChecks } from '../in-force/in-force-checks.ts';
import { makingChecks } from '../making/making-checks.ts';
import { reviewingChecks } from '../reviewing/reviewing-checks.ts';
import type { PlanState } from '../state.ts';
import { checkFiled, checkFilingReturned } from './answer-filing.ts';
import { checkApproved } from './approve.ts';
import type { Check, Checks } from './checks.ts';
import type { PlanContext } from './context.ts';
import { checkDisclosed } from './disclose.ts';
import { checkDrafted } from './draft.ts';
import { checkDrilled } from './drill.ts';
import { checkRepealed, checkSuperseded } from './end.ts';
import { checkEvaluated } from './evaluate.ts';
import { checkFilingSubmitted } from './file.ts';
import { checkIssued } from './issue.ts';
import { checkRegistered } from './register.ts';
import { checkReviewed } from './review.ts';
import { checkRevisionStarted, checkRevisionTriggered } from './revision.ts';
import { living } from './standing.ts';
import { checkSubmitted } from './submit.ts';

/** What each event of a plan must meet in the state before it: the same checks that its command went through. */
const checks: Checks = {
  ...makingChecks,
  ...reviewingChecks,
  ...inForceChecks,
  PlanDrafted: checkDrafted,
  PlanRegistered: checkRegistered,
  ReviewRecorded: checkReviewed,
  SubmittedForApproval: checkSubmitted,
  Approved: checkApproved,
  Issued: checkIssued,
  FilingSubmitted: checkFilingSubmitted,
  Filed: checkFiled,
  FilingReturned: checkFilingReturned,
  Disclosed: checkDisclosed,
  Drilled: checkDrilled,
  Evaluated: checkEvaluated,
  RevisionTriggered: checkRevisionTriggered,
  RevisionStarted: checkRevisionStarted,
  Superseded: checkSuperseded,
  Repealed: checkRepealed,
};

/** Everything in a plan's history that the rules of today would not let in, event by event. */
export const faultsOfHistory = (
  history: readonly RecordedEvent[],
  context: PlanContext,
): readonly HistoryFault[] =>
  faultsAlong<PlanState>(
    history,
    (state, event) => {
      const begins = event.type === 'PlanDrafted' || event.type === 'PlanRegistered';
      return [...(begins ? [] : living(state, context)), ...check(state, event, context)];
    },
    evolvePlan,
  );

function check(state: PlanState | undefined, event: RecordedEvent, context: PlanContext): Fault[] {
  const rule = checks[event.type] as Check<EventType> | undefined;
  return rule ? rule(state, event, context) : [];
}
