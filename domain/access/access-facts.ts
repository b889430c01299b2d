import type { Actor } from '../../events/commit.ts';
import type { OrganisationId } from '../../events/identifiers.ts';
import type { ReviewGate } from '../../events/plan-events.ts';
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
    case 'record-opinion':
      return [{ preparingBody, actingBody: said.from }];
    default:
      return [{ preparingBody, actingBody: said.by ?? said.recipient ?? said.acceptedBy ?? said.approvedBy }];
  }
}
