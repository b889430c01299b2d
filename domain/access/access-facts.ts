import type { Actor } from '../../events/commit.ts';
import type { EventId, OrganisationId } from '../../events/identifiers.ts';
import type { ReviewGate } from '../../events/plan-events.ts';
import { numberIssued, versionOf } from '../plan/decide/standing.ts';
import type { PlanCommandName } from '../plan/plan-commands.ts';
import type { PlanState } from '../plan/state.ts';
import type { AccessFacts } from './relations.ts';

/** What the bodies of commands say about whose act they record. */
interface Actors {
  readonly preparingBody?: OrganisationId | undefined;
  readonly by?: OrganisationId;
  readonly from?: OrganisationId | undefined;
  readonly gate?: ReviewGate;
  readonly approvals?: readonly { readonly by: OrganisationId }[];
  readonly inNameOf?: readonly OrganisationId[];
  readonly recipient?: OrganisationId;
  readonly acceptedBy?: OrganisationId;
  readonly approvedBy?: OrganisationId;
  readonly version?: number | undefined;
  readonly drill?: EventId;
  readonly itemId?: string;
}

/** The acts that a plan command records, each of which `mayDo` must allow. `command` has passed its schema. */
export function accessFactsOf(
  name: PlanCommandName,
  command: object,
  state: PlanState | undefined,
  actor: Actor,
): readonly AccessFacts[] {
  const said: Actors = command;
  const preparingBody =
    name === 'draft' ? (said.preparingBody ?? (actor.organisation as OrganisationId)) : state?.preparingBody;
  switch (name) {
    case 'review':
      return [{ preparingBody, actingBody: said.by, gate: said.gate }];
    case 'approve':
      return (said.approvals ?? []).map(({ by }) => ({ preparingBody, actingBody: by }));
    case 'issue':
      return (said.inNameOf ?? []).map((actingBody) => ({ preparingBody, actingBody }));
    case 'file':
      return [{ preparingBody, approvers: approversOf(state, said.version) }];
    case 'evaluate-drill':
    case 'report-drill':
      return [{ preparingBody, actingBody: organiserOf(state, said.drill) }];
    case 'close-improvement':
      return [{ preparingBody, actingBody: ownerOf(state, said.itemId) }];
    case 'record-opinion':
      return [{ preparingBody, actingBody: said.from }];
    default:
      return [{ preparingBody, actingBody: said.by ?? said.recipient ?? said.acceptedBy ?? said.approvedBy }];
  }
}

/** Who approved the version that is filed: they owe the filing (第三十一条). */
const approversOf = (
  state: PlanState | undefined,
  version = numberIssued(state),
): readonly OrganisationId[] => versionOf(state, version)?.approval?.approvals.map(({ by }) => by) ?? [];
/** 演练组织单位（第三十九条）, which may be another body than the one that prepared the plan */
const organiserOf = (state: PlanState | undefined, drill: EventId | undefined): OrganisationId | undefined =>
  state?.drills.find(({ event }) => event === drill)?.organiser;

const ownerOf = (state: PlanState | undefined, itemId: string | undefined): OrganisationId | undefined =>
  state?.inForce?.improvements.find((one) => one.itemId === itemId)?.owner;
