import type { EventId, OrganisationId } from '../../../events/identifiers.ts';
import type { FilingSubmissionFact, PlanVersion } from '../state.ts';

/** Where the filing of one version stands with one recipient. */
export interface RecipientStanding {
  /** Submissions that went to the recipient, in the order of recording */
  readonly submissions: readonly FilingSubmissionFact[];
  readonly returns: PlanVersion['filingReturns'];
  readonly accepted: boolean;
  /** Submitted, and neither accepted nor returned since: it lies on the recipient's desk */
  readonly waiting: boolean;
}

export function standingWith(version: PlanVersion, recipient: OrganisationId): RecipientStanding {
  const submissions = version.filingSubmissions.filter(({ legs }) =>
    legs.some((leg) => leg.recipient === recipient),
  );
  const returns = version.filingReturns.filter((one) => one.recipient === recipient);
  const accepted = version.filingAcceptances.some((one) => one.recipient === recipient);
  const last = submissions.at(-1);
  const lastReturn = returns.at(-1);
  const answered = accepted || (last && lastReturn && recordedBefore(last.event, lastReturn.event));
  return { submissions, returns, accepted, waiting: last !== undefined && !answered };
}

/** Several of these may bear one date; the order of recording tells which came first. */
export function recordedBefore(a: EventId, b: EventId): boolean {
  const [[positionA, indexA], [positionB, indexB]] = [placeOf(a), placeOf(b)];
  return positionA < positionB || (positionA === positionB && indexA < indexB);
}

function placeOf(id: EventId): readonly [position: number, index: number] {
  const [position, index] = id.split('.');
  return [Number(position), Number(index)];
}
