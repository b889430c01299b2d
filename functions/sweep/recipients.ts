import type { Obligation, Party } from '../../domain/obligation/types.ts';
import type { Registry } from '../../domain/organisation/organisation.ts';
import type { ReminderDay } from '../../domain/view/types.ts';
import type { LedgerId, OrganisationId, PersonId } from '../../events/identifiers.ts';
import type { People } from '../shared/directory/people.ts';

export type Capacity = ReminderDay['to'][number];

export interface Recipient {
  readonly person: PersonId;
  readonly capacity: Capacity;
}

export interface Addressed {
  /** Each person once, in the first capacity that names them */
  readonly recipients: readonly Recipient[];
  /** Capacities in which the directory has nobody */
  readonly missing: readonly Capacity[];
}

/** Who is told when nobody can be found in the capacities that the ladder names, first that has somebody. */
const FALLBACK: readonly Capacity[] = ['HEAD', 'BUREAU'];

const ROLES: Readonly<Record<Capacity, readonly string[]>> = {
  HANDLER: ['DRAFTER'],
  HEAD: ['HEAD'],
  OBLIGOR: ['HEAD', 'DRAFTER'],
  BUREAU: ['BUREAU'],
};

/** Persons to remind of a duty in the given capacities; nobody at all only when the directory has no head and no bureau. */
export async function recipientsOf(
  people: People,
  registry: Registry,
  ledger: LedgerId,
  obligation: Obligation,
  capacities: readonly Capacity[],
): Promise<Addressed> {
  const found = new Map<PersonId, Recipient>();
  const missing: Capacity[] = [];
  const address = async (capacity: Capacity): Promise<void> => {
    const persons = await personsIn(
      people,
      ledger,
      organisationsIn(capacity, obligation, registry),
      ROLES[capacity],
    );
    if (!persons.length && !missing.includes(capacity)) missing.push(capacity);
    for (const person of persons) if (!found.has(person)) found.set(person, { person, capacity });
  };
  for (const capacity of capacities) await address(capacity);
  for (const capacity of FALLBACK) if (!found.size) await address(capacity);
  return { recipients: [...found.values()], missing };
}

function organisationsIn(
  capacity: Capacity,
  obligation: Obligation,
  registry: Registry,
): readonly OrganisationId[] {
  switch (capacity) {
    case 'HANDLER':
    case 'HEAD':
      return resolved(obligation.handler);
    case 'OBLIGOR':
      return resolved(obligation.obligor);
    case 'BUREAU':
      return registry
        .all()
        .filter((organisation) => organisation.class === 'EMERGENCY_BUREAU')
        .map((organisation) => organisation.organisationId);
  }
}

const resolved = (parties: readonly Party[]): readonly OrganisationId[] =>
  parties.flatMap((party) => ('organisation' in party ? [party.organisation] : []));

async function personsIn(
  people: People,
  ledger: LedgerId,
  organisations: readonly OrganisationId[],
  roles: readonly string[],
): Promise<readonly PersonId[]> {
  const staff = await Promise.all(organisations.map((organisation) => people.of(ledger, organisation)));
  return staff
    .flat()
    .filter((person) => person.roles.some((role) => roles.includes(role)))
    .map((person) => person.id);
}
