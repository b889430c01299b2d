import type { CivilDate } from '../../events/civil-date.ts';
import { type EventId, isAfter, type OrganisationId } from '../../events/identifiers.ts';
import type { FilingLegKind } from '../../events/plan-events.ts';
import { successorOf } from '../organisation/successor.ts';
import type { PlanVersion } from '../plan/state.ts';
import { type PartyContext, resolveParty } from '../rulebook/parties.ts';
import type { FilingRow, VersionDutyRow } from '../rulebook/types.ts';
import type { Party } from './types.ts';

/** One leg that art. 31 asks for, and where it stands. */
export interface LegState {
  readonly kind: FilingLegKind;
  readonly to: Party;
  readonly article: string;
  /** When it was last sent and not returned since */
  readonly met?: { readonly on: CivilDate; readonly event: EventId };
  /** When it was first sent, returned or not (G1) */
  readonly firstSentOn?: CivilDate;
  readonly returned?: { readonly on: CivilDate; readonly event: EventId };
}

/** The legs that the row asks for, each with the organisation that it goes to. */
export function legsOf(
  row: FilingRow,
  context: PartyContext,
  metBy: VersionDutyRow['metBy'] = 'SUBMISSION',
): readonly LegState[] {
  return row.legs.flatMap((leg) =>
    resolveParty(leg.to, context).map((to) => ({
      kind: leg.kind,
      to,
      article: leg.article ?? row.article,
      ...('organisation' in to &&
        context.version &&
        standing(context.version, leg.kind, reaches(to.organisation, context), metBy)),
    })),
  );
}

/** What went to a body that was since merged went to its successor (G32). */
const reaches =
  (recipient: OrganisationId, { registry, rulebook }: PartyContext) =>
  (id: OrganisationId): boolean =>
    id === recipient || (rulebook.policies.successors && successorOf(registry, id) === recipient);

/**
 * A leg is met by the first submission after its last return. A return speaks of all that was sent to its recipient;
 * what came in the same order is told apart by the ledger's order, not by the dates alone.
 */
function standing(
  version: PlanVersion,
  kind: FilingLegKind,
  isRecipient: (id: OrganisationId) => boolean,
  metBy: VersionDutyRow['metBy'],
): Pick<LegState, 'met' | 'firstSentOn' | 'returned'> {
  const sent = version.filingSubmissions.filter((submission) =>
    submission.legs.some((leg) => leg.kind === kind && isRecipient(leg.recipient)),
  );
  const returned = version.filingReturns.filter((back) => isRecipient(back.recipient)).at(-1);
  const after = ({ event }: { readonly event: EventId }) => !returned || isAfter(event, returned.event);
  // Copies and direct deliveries are answered by nobody: only the filing itself can wait for its receipt (G1).
  const receipts = version.filingAcceptances.filter((acceptance) => isRecipient(acceptance.recipient));
  const valid = metBy === 'ACCEPTANCE' && kind === 'FILING' ? receipts.find(after) : sent.find(after);
  const first = sent[0];
  return {
    ...(valid && { met: { on: valid.on, event: valid.event } }),
    ...(first && { firstSentOn: first.on }),
    ...(returned && first && { returned: { on: returned.on, event: returned.event } }),
  };
}
