import { type PlanState, versionInForce } from '../../domain/plan/state.ts';
import type { PlanView } from '../../domain/view/types.ts';

/** One row of the register: what a list shows of a plan. */
export function registerEntry(view: PlanView) {
  const { state, status, streamVersion, position, updatedAt } = view;
  return {
    planId: state.planId,
    title: state.title,
    status,
    attributes: state.attributes,
    ...(state.preparingBody && { preparingBody: state.preparingBody }),
    ...issueOf(state),
    version: state.versions.at(-1)?.version ?? 0,
    openQuestions: view.undetermined.length,
    findings: state.legacy?.findings.length ?? 0,
    streamVersion,
    position,
    updatedAt,
  };
}

/** Number and dates of the text in force; of a plan that was taken over, as its source states them. */
function issueOf(state: PlanState) {
  const issue = versionInForce(state)?.issue;
  const { documentNo, effectiveOn } = issue ?? state.legacy ?? {};
  const issuedOn = issue?.on ?? state.legacy?.issuedOn;
  return {
    ...(documentNo && { documentNo }),
    ...(issuedOn && { issuedOn }),
    ...(effectiveOn && { effectiveOn }),
  };
}
