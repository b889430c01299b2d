import type { OrganisationId, StreamId } from '../../events/identifiers.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import { foldInspection } from '../inspection/evolve.ts';
import type { InspectionState } from '../inspection/state.ts';
import type { Registry } from '../organisation/organisation.ts';
import { successorOf } from '../organisation/successor.ts';
import { foldPlan } from '../plan/evolve.ts';
import type { PlanState } from '../plan/state.ts';
import { foldProgramme } from '../programme/evolve.ts';
import { copiesOutstanding } from '../programme/outstanding.ts';
import type { ProgrammeState } from '../programme/state.ts';
import type { Occurrence } from './occurrences.ts';
import { briefOf, type PlanInBrief } from './organisation-facts.ts';

/** What counts for a body's own duties and stands in streams of its plans, programmes and inspections. */
export type BodyFact =
  | { readonly of: 'PLAN'; readonly plan: PlanInBrief }
  | { readonly of: 'PROGRAMME'; readonly id: string; readonly met: Occurrence & { readonly year: number } }
  | { readonly of: 'INSPECTION'; readonly id: string; readonly met: Occurrence };

/** One fact in the hands of the body that it counts for. */
export interface HeldFact {
  readonly body: OrganisationId;
  readonly fact: BodyFact;
}

/** The stream that a fact was read from: a body holds one fact of each. */
export const sourceOf = (fact: BodyFact): StreamId =>
  (fact.of === 'PLAN' ? `plan:${fact.plan.planId}` : `${fact.of.toLowerCase()}:${fact.id}`) as StreamId;

const sources = {
  plan: (events) => factsOfPlan(foldPlan(events)),
  programme: (events, registry) => factsOfProgramme(foldProgramme(events), registry),
  inspection: (events) => factsOfInspection(foldInspection(events)),
} satisfies Record<string, (events: readonly RecordedEvent[], registry: Registry) => readonly HeldFact[]>;

type Source = keyof typeof sources;
const kindOf = (stream: StreamId): string => stream.slice(0, stream.indexOf(':'));

/** Whether anything that a body owes as such can rest on a stream. */
export const bearsFacts = (stream: StreamId): boolean => Object.hasOwn(sources, kindOf(stream));

/** What a stream says for the bodies that it counts for, from all of its events. */
export const factsIn = (
  stream: StreamId,
  events: readonly RecordedEvent[],
  registry: Registry,
): readonly HeldFact[] => (bearsFacts(stream) ? sources[kindOf(stream) as Source](events, registry) : []);

/** A plan counts for the body that prepares it. */
export function factsOfPlan(plan: PlanState | undefined): readonly HeldFact[] {
  if (!plan?.preparingBody) return [];
  return [{ body: plan.preparingBody, fact: { of: 'PLAN', plan: briefOf(plan) } }];
}

/** A programme is done once it is approved and every copy of it was sent (第十二条). */
export function factsOfProgramme(
  programme: ProgrammeState | undefined,
  registry: Registry,
): readonly HeldFact[] {
  if (!programme?.approval || copiesOutstanding(programme, registry).length > 0) return [];
  const last = programme.copies.reduce<Occurrence>(
    (latest, copy) => (copy.on > latest.on ? copy : latest),
    programme.approval,
  );
  const { programmeId: id, preparedBy: body, year } = programme;
  return [{ body, fact: { of: 'PROGRAMME', id, met: { on: last.on, event: last.event, year } } }];
}

/** A closed inspection counts for every body that inspected (第四十六条). */
export function factsOfInspection(inspection: InspectionState | undefined): readonly HeldFact[] {
  if (!inspection?.closed) return [];
  const { inspectionId: id, inspectors, closed } = inspection;
  const met = { on: closed.on, event: closed.event };
  return inspectors.map((body) => ({ body, fact: { of: 'INSPECTION', id, met } }));
}

/** The body itself and all that were merged into it, whose facts are now its own (G32). */
export const mergedBodies = (registry: Registry, body: OrganisationId): readonly OrganisationId[] =>
  registry
    .all()
    .map(({ organisationId }) => organisationId)
    .filter((id) => successorOf(registry, id) === body);
