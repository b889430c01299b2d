import { subjectOf } from '../../domain/obligation/subject.ts';
import type { Obligation } from '../../domain/obligation/types.ts';
import type { Organisation, Registry } from '../../domain/organisation/organisation.ts';
import { foldPlan } from '../../domain/plan/evolve.ts';
import type { PlanState } from '../../domain/plan/state.ts';
import type { Law } from '../../domain/view/law.ts';
import {
  type LedgerId,
  lawStream,
  type OrganisationId,
  type PlanId,
  planStream,
  type StreamId,
} from '../../events/identifiers.ts';
import { bodyFactsNow } from './facts/body-facts-now.ts';
import { ALL_THAT_IS_KNOWN, type LedgerLaws } from './facts/ledger-laws.ts';
import type { Ledger } from './ledger/types.ts';
import type { ViewReader } from './views/view-reader.ts';

/** Whose duty it is, as the ledger knows it at this moment. */
export type DutyOwner = { readonly plan: PlanState } | { readonly organisation: Organisation };

export interface DutyNow {
  readonly owner: DutyOwner;
  /** Undefined when the law no longer sees such a duty: a correction took away what it arose from */
  readonly obligation: Obligation | undefined;
  /** The law that it was derived by */
  readonly law: Law;
}

type Found = Omit<DutyNow, 'law'>;
type Sources = Omit<DutySources, 'laws'> & Pick<DutyNow, 'law'>;

export interface DutySources {
  readonly ledger: Ledger;
  readonly laws: LedgerLaws;
  readonly views: Pick<ViewReader, 'served' | 'bodyFacts'>;
}

/**
 * A duty as the ledger itself has it at this moment, whatever the views know: nobody is reminded of what is done.
 * Undefined when there is no such plan or organisation (any more).
 */
export async function dutyNow(
  { laws, ...sources }: DutySources,
  of: LedgerId,
  obligationId: string,
  registry: Registry,
): Promise<DutyNow | undefined> {
  const subject = subjectOf(obligationId);
  const law = await laws.at(of, ALL_THAT_IS_KNOWN);
  const found =
    'plan' in subject
      ? await planDutyNow({ ...sources, law }, of, subject.plan, obligationId, registry)
      : await bodyDutyNow({ ...sources, law }, of, subject.organisation, obligationId, registry);
  return found && { ...found, law };
}

async function planDutyNow(
  { ledger, law }: Sources,
  of: LedgerId,
  id: PlanId,
  obligationId: string,
  registry: Registry,
): Promise<Found | undefined> {
  const plan = foldPlan((await ledger.load(of, planStream(id))).events);
  if (!plan) return undefined;
  const { obligations } = law.dutiesOf(plan, registry);
  return { owner: { plan }, obligation: obligations.find(({ id }) => id === obligationId) };
}

async function bodyDutyNow(
  sources: Sources,
  of: LedgerId,
  id: OrganisationId,
  obligationId: string,
  registry: Registry,
): Promise<Found | undefined> {
  const facts = await bodyFactsNow(sources, of, id, registry);
  if (!facts) return undefined;
  const { obligations } = sources.law.organisationDutiesOf(facts, registry);
  return {
    owner: { organisation: facts.organisation },
    obligation: obligations.find(({ id }) => id === obligationId),
  };
}

/** Commits after which a duty may stand otherwise: its plan's, a ruling, or anything that a body's own duties rest on. */
export const bearsOn = ({ planId }: Obligation, stream: StreamId): boolean =>
  planId ? stream === planStream(planId) || stream === lawStream() : !stream.startsWith('reminder:');
