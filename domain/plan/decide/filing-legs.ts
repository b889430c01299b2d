import { isAfter, type OrganisationId } from '../../../events/identifiers.ts';
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
  const answered = accepted || (last && lastReturn && isAfter(lastReturn.event, last.event));
  return { submissions, returns, accepted, waiting: last !== undefined && !answered };
}
