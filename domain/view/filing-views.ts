import { type EventId, isAfter, type OrganisationId } from '../../events/identifiers.ts';
import type { FilingSubmissionFact, PlanState, PlanVersion } from '../plan/state.ts';
import type { Origin } from './origin.ts';
import type { FilingView } from './types.ts';

/** What the desks of all recipients have of a plan's filings (第三十一条). */
export const filingViews = (origin: Origin, state: PlanState): readonly FilingView[] =>
  state.versions.flatMap((version) => versionFilings(origin, state, version));

function versionFilings(origin: Origin, state: PlanState, version: PlanVersion): readonly FilingView[] {
  const latest = new Map<
    string,
    { submission: FilingSubmissionFact; leg: FilingSubmissionFact['legs'][number] }
  >();
  for (const submission of version.filingSubmissions)
    for (const leg of submission.legs) latest.set(`${leg.recipient} ${leg.kind}`, { submission, leg });
  const documentNo = version.issue?.documentNo;
  return [...latest.values()].map(({ submission, leg }) => ({
    kind: 'FILING',
    ...origin,
    planId: state.planId,
    planTitle: state.title,
    version: version.version,
    leg: leg.kind,
    recipient: leg.recipient,
    ...(state.preparingBody && { preparingBody: state.preparingBody }),
    ...(documentNo && { documentNo }),
    submittedOn: submission.on,
    documents: submission.documents,
    ...verdictOn(version, leg.recipient, submission.event),
  }));
}

type Verdict = Pick<FilingView, 'status' | 'settledOn' | 'receiptNo' | 'deficiencies'>;

/** What the recipient last said about a submission; a verdict on an earlier one says nothing about it. */
function verdictOn(version: PlanVersion, recipient: OrganisationId, submitted: EventId): Verdict {
  const since = <F extends { recipient: OrganisationId; event: EventId }>(facts: readonly F[]) =>
    facts.findLast((fact) => fact.recipient === recipient && isAfter(fact.event, submitted));
  const accepted = since(version.filingAcceptances);
  const returned = since(version.filingReturns);
  if (accepted && !(returned && isAfter(returned.event, accepted.event)))
    return { status: 'ACCEPTED', settledOn: accepted.on, receiptNo: accepted.receiptNo };
  if (returned)
    return { status: 'RETURNED', settledOn: returned.on, deficiencies: returned.deficiencies.length };
  return { status: 'PENDING' };
}
