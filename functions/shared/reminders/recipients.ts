import type { Obligation, Party } from '../../../domain/obligation/types.ts';
import type { Registry } from '../../../domain/organisation/organisation.ts';
import type { Addressee, Reader } from '../../../domain/reminder/deliveries.ts';
import type { Capacity } from '../../../domain/reminder/terms.ts';
import type { LedgerId, OrganisationId, PersonId } from '../../../events/identifiers.ts';
import { type People, type Person, reachOf } from '../directory/people.ts';

export interface Addressed {
  /** Each person once, in the first capacity that names them */
  readonly recipients: readonly Omit<Addressee, 'snoozed'>[];
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

/** Whose people are asked for. */
export interface Around {
  readonly people: People;
  readonly registry: Registry;
  readonly ledger: LedgerId;
  readonly obligation: Obligation;
}

/** Persons to remind of a duty in the given capacities; nobody at all only when the directory has no head and no bureau. */
export async function recipientsOf(around: Around, capacities: readonly Capacity[]): Promise<Addressed> {
  const { recipients, missing } = await personsIn(around, capacities);
  for (const capacity of FALLBACK) {
    if (recipients.length) break;
    const instead = await personsIn(around, [capacity]);
    recipients.push(...instead.recipients);
    if (instead.missing.length && !missing.includes(capacity)) missing.push(capacity);
  }
  return { recipients, missing };
}

/** Persons in the given capacities and in no other. */
export async function personsIn(around: Around, capacities: readonly Capacity[]) {
  const found = new Map<PersonId, Omit<Addressee, 'snoozed'>>();
  const missing: Capacity[] = [];
  for (const capacity of capacities) {
    const staffs = await staffIn(around, capacity);
    const named = staffs.flatMap((staff) => {
      const colleagues = staff.map(readerOf);
      return staff
        .filter((person) => person.roles.some((role) => ROLES[capacity].includes(role)))
        .map((person) => ({ reader: readerOf(person), capacity, colleagues }));
    });
    if (!named.length && !missing.includes(capacity)) missing.push(capacity);
    for (const one of named) if (!found.has(one.reader.person)) found.set(one.reader.person, one);
  }
  return { recipients: [...found.values()], missing };
}

const readerOf = (person: Person): Reader => ({
  person: person.id,
  preferences: person.preferences,
  reach: reachOf(person),
});

const staffIn = (around: Around, capacity: Capacity): Promise<readonly (readonly Person[])[]> =>
  Promise.all(
    organisationsIn(around, capacity).map((organisation) => around.people.of(around.ledger, organisation)),
  );

function organisationsIn({ obligation, registry }: Around, capacity: Capacity): readonly OrganisationId[] {
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
