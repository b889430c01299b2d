import type { OrganisationLife } from '../organisation/life.ts';
import type { Registry } from '../organisation/organisation.ts';
import { successorOf } from '../organisation/successor.ts';
import type { PlanState } from '../plan/state.ts';
import { copiesOutstanding } from '../programme/outstanding.ts';
import type { ProgrammeState } from '../programme/state.ts';
import type { Occurrence } from './occurrences.ts';
import { briefOf, type OrganisationFacts } from './organisation-facts.ts';

/**
 * What decides what an organisation owes as such, from its life and the rest of the ledger. Of `plans` and `programmes`
 * it takes those of this body and of bodies that were merged into it (G32); `inspections` are the days on which those
 * that count for it were closed. Pure; the order of the lists does not matter.
 */
export function factsOf(
  life: OrganisationLife,
  plans: readonly PlanState[],
  programmes: readonly ProgrammeState[],
  inspections: readonly Occurrence[],
  registry: Registry,
): OrganisationFacts {
  const { organisation, registered, trainings } = life;
  const isOwn = ({ preparingBody }: Pick<PlanState, 'preparingBody'>): boolean =>
    preparingBody !== undefined && successorOf(registry, preparingBody) === organisation.organisationId;
  return {
    organisation,
    registered: occurrence(registered),
    plans: plans.filter(isOwn).map(briefOf),
    managers: inOffice(life),
    trainings: trainings.map(occurrence),
    programmes: programmes
      .filter(({ preparedBy }) => isOwn({ preparingBody: preparedBy }))
      .flatMap((programme) => completed(programme, registry)),
    inspections,
  };
}

const occurrence = ({ on, event }: Occurrence): Occurrence => ({ on, event });

/** Who takes over from another leaves no day without: the duty opens again only where there was one (第四十七条). */
function inOffice(life: OrganisationLife): OrganisationFacts['managers'] {
  const { managers } = life;
  const begins = managers.filter(
    (one, index) => index === 0 || managers[index - 1]?.until?.event !== one.event,
  );
  return begins.map((first, index) => {
    const next = begins[index + 1];
    const last = managers[next ? managers.indexOf(next) - 1 : managers.length - 1];
    return { ...occurrence(first), ...(last?.until && { until: occurrence(last.until) }) };
  });
}

/** A programme counts once it is approved and its last copy is sent; an amended one is so again later (第十二条). */
function completed(
  programme: ProgrammeState,
  registry: Registry,
): readonly (Occurrence & { readonly year: number })[] {
  const { approval, copies, year } = programme;
  if (!approval || copiesOutstanding(programme, registry).length > 0) return [];
  const last = [approval, ...copies].reduce((latest, one) => (one.on > latest.on ? one : latest));
  return [{ ...occurrence(last), year }];
}
