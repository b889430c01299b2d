import type { Actor } from '../../events/commit.ts';
import type { OrganisationId } from '../../events/identifiers.ts';
import type { Registry } from '../organisation/organisation.ts';
import { successorOf } from '../organisation/successor.ts';
import type { PlanState } from '../plan/state.ts';
import { accept, type Decision, decideOn } from '../refusal.ts';
import { relationsOf } from './relations.ts';
import type { Role } from './roles.ts';

/** Roles that read every plan of the district (第五、四十六条). */
const readEverything: readonly Role[] = ['BUREAU', 'COMMISSION', 'LEADER', 'AUDITOR'];

/** True of those who oversee all plans: no plan is hidden from them. */
export const readsEveryPlan = (actor: Actor): boolean =>
  readEverything.some((role) => actor.roles.includes(role));

/**
 * May this person read this plan? Everyone who is signed in reads plans that are not INTERNAL; an INTERNAL one (第四十九条)
 * is read by those who oversee all plans and by the organisations that have a part in it. For the others it does not
 * exist: the refusal is NOT_FOUND and tells nothing.
 */
export function mayRead(
  actor: Actor,
  { state }: { readonly state: PlanState },
  registry: Registry,
): Decision<void> {
  if (isReadable(actor, state, registry)) return accept(undefined);
  const reason = {
    code: 'PLAN_UNKNOWN',
    zh: `没有预案“${state.planId}”`,
    en: `there is no plan "${state.planId}"`,
  };
  return decideOn('NOT_FOUND', [reason], () => undefined);
}

function isReadable(actor: Actor, state: PlanState, registry: Registry): boolean {
  const { secrecy } = state.attributes;
  if (secrecy !== 'INTERNAL' && secrecy !== 'CLASSIFIED_STUB') return true;
  if (readsEveryPlan(actor)) return true;
  const parties = new Set(
    [...partiesOf(state)].flatMap((id) => [id, successorOf(registry, id as OrganisationId)]),
  );
  if (parties.has(actor.organisation) || isDelegate(actor, state, registry)) return true;
  // The bureau's desk answers what is filed with the district government.
  const bureauDesk =
    actor.roles.includes('DESK') && classOf(registry, actor.organisation) === 'EMERGENCY_BUREAU';
  return bureauDesk && [...parties].some((party) => classOf(registry, party) === 'DISTRICT_GOVERNMENT');
}

/** Whoever files or discloses a plan by delegation reads it (G5). */
function isDelegate(actor: Actor, { preparingBody, versions }: PlanState, registry: Registry): boolean {
  const approvers = versions.flatMap(({ approval }) => approval?.approvals.map(({ by }) => by) ?? []);
  const relations = relationsOf(actor, { preparingBody, approvers }, registry);
  return relations.has('FILING_DELEGATE') || relations.has('DISCLOSURE_DELEGATE');
}

const classOf = (registry: Registry, id: string) => registry.find(id as OrganisationId)?.class;

/** Organisations with a part in the plan: who prepares it, is asked about it, reviews, approves and issues it, and who it was sent to. */
function partiesOf(state: PlanState): ReadonlySet<string> {
  const versions = state.versions.flatMap((version) => [
    ...(version.making?.consultations.flatMap((consultation) => consultation.recipients) ?? []),
    ...version.reviews.map((review) => review.by),
    ...(version.submission ? [version.submission.submittedTo] : []),
    ...(version.approval?.approvals.map((approval) => approval.by) ?? []),
    ...(version.issue?.inNameOf ?? []),
    ...version.filingSubmissions.flatMap((submission) => submission.legs.map((leg) => leg.recipient)),
  ]);
  return new Set<string>([...(state.preparingBody ? [state.preparingBody] : []), ...versions]);
}
