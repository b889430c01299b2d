import { subjectOf } from '../../domain/obligation/subject.ts';
import type { Obligation } from '../../domain/obligation/types.ts';
import type { Organisation, Registry } from '../../domain/organisation/organisation.ts';
import { foldPlan } from '../../domain/plan/evolve.ts';
import type { PlanState } from '../../domain/plan/state.ts';
import type { Law } from '../../domain/view/law.ts';
import {
  type LedgerId,
  type OrganisationId,
  type PlanId,
  planStream,
  type StreamId,
} from '../../events/identifiers.ts';
import { bodyFactsNow } from './facts/body-facts-now.ts';
import type { Ledger } from './ledger/types.ts';
import type { ViewReader } from './views/view-reader.ts';

/** Whose duty it is, as the ledger knows it at this moment. */
export type DutyOwner = { readonly plan: PlanState } | { readonly organisation: Organisation };

export interface DutyNow {
  readonly owner: DutyOwner;
  /** Undefined when the law no longer sees such a duty: a correction took away what it arose from */
  readonly obligation: Obligation | undefined;
}

export interface DutySources {
  readonly ledger: Ledger;
  readonly law: Law;
  readonly views: Pick<ViewReader, 'served' | 'bodyFacts'>;
}

/**
 * A duty as the ledger itself has it at this moment, whatever the views know: nobody is reminded of what is done.
 * Undefined when there is no such plan or organisation (any more).
 */
export function dutyNow(
  sources: DutySources,
  of: LedgerId,
  obligationId: string,
  registry: Registry,
): Promise<DutyNow | undefined> {
  const subject = subjectOf(obligationId);
  return 'plan' in subject
    ? planDutyNow(sources, of, subject.plan, obligationId, registry)
    : bodyDutyNow(sources, of, subject.organisation, obligationId, registry);
}

async function planDutyNow(
  { ledger, law }: DutySources,
  of: LedgerId,
  id: PlanId,
  obligationId: string,
  registry: Registry,
): Promise<DutyNow | undefined> {
  const plan = foldPlan((await ledger.load(of, planStream(id))).events);
  if (!plan) return undefined;
  const { obligations } = law.dutiesOf(plan, registry);
  return { owner: { plan }, obligation: obligations.find(({ id }) => id === obligationId) };
}

async function bodyDutyNow(
  sources: DutySources,
  of: LedgerId,
  id: OrganisationId,
  obligationId: string,
  registry: Registry,
): Promise<DutyNow | undefined> {
  const facts = await bodyFactsNow(sources, of, id, registry);
  if (!facts) return undefined;
  const { obligations } = sources.law.organisationDutiesOf(facts, registry);
  return {
    owner: { organisation: facts.organisation },
    obligation: obligations.find(({ id }) => id === obligationId),
  };
}

/** Commits after which a duty may stand otherwise: its plan's, or anything that a body's own duties rest on. */
export const bearsOn = ({ planId }: Obligation, stream: StreamId): boolean =>
  planId ? stream === planStream(planId) : !stream.startsWith('reminder:');
