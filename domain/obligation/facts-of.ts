import type { OrganisationLife } from '../organisation/life.ts';
import type { BodyFact } from './body-facts.ts';
import type { Occurrence } from './occurrences.ts';
import type { OrganisationFacts } from './organisation-facts.ts';

/**
 * What decides what an organisation owes as such: its own life, and the facts that it and the bodies merged into it hold
 * from streams of plans, programmes and inspections. Pure; the order of the facts does not matter.
 */
export function factsOf(life: OrganisationLife, held: readonly BodyFact[]): OrganisationFacts {
  const { organisation, registered, trainings } = life;
  return {
    organisation,
    registered: occurrence(registered),
    managers: inOffice(life),
    trainings: trainings.map(occurrence),
    plans: held.flatMap((fact) => (fact.of === 'PLAN' ? [fact.plan] : [])),
    programmes: held.flatMap((fact) => (fact.of === 'PROGRAMME' ? [fact.met] : [])),
    inspections: held.flatMap((fact) => (fact.of === 'INSPECTION' ? [fact.met] : [])),
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
