import type { Obligation, Party } from '../../../domain/obligation/types.ts';
import type { Registry } from '../../../domain/organisation/organisation.ts';
import type { Addressee, Reader } from '../../../domain/reminder/deliveries.ts';
import { participantsOf } from '../../../domain/reminder/participants.ts';
import type { Capacity } from '../../../domain/reminder/terms.ts';
import type { LedgerId, OrganisationId, PersonId } from '../../../events/identifiers.ts';
import { type People, type Person, reachOf } from '../directory/people.ts';
import type { DutyOwner } from '../duty-now.ts';

export interface Addressed {
  /** Each person once, in the first capacity that names them */
  readonly recipients: readonly Omit<Addressee, 'snoozed'>[];
  /** Capacities in which the directory has nobody, each a finding (第四十七条), with who is told in its place */
  readonly vacant: readonly Vacancy[];
}

interface Vacancy {
  readonly vacant: Capacity;
  /** Undefined when nobody can be found at all */
  readonly to: Capacity | undefined;
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
  readonly owner: DutyOwner;
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
  const [first] = recipients;
  return { recipients, vacant: missing.map((vacant) => ({ vacant, to: first?.capacity })) };
}

/** Persons in the given capacities and in no other. */
export async function personsIn(around: Around, capacities: readonly Capacity[]) {
  const found = new Map<PersonId, Omit<Addressee, 'snoozed'>>();
  const missing: Capacity[] = [];
  for (const capacity of capacities) {
    const own = namedIn(await staffOf(around, organisationsIn(around, capacity)), capacity);
    if (!own.length && !missing.includes(capacity)) missing.push(capacity);
    const named = own.length ? own : namedIn(await staffOf(around, insteadOf(around, capacity)), capacity);
    for (const one of named) if (!found.has(one.reader.person)) found.set(one.reader.person, one);
  }
  return { recipients: [...found.values()], missing };
}

const readerOf = (person: Person): Reader => ({
  person: person.id,
  preferences: person.preferences,
  reach: reachOf(person),
});

const namedIn = (staffs: readonly (readonly Person[])[], capacity: Capacity) =>
  staffs.flatMap((staff) => {
    const colleagues = staff.map(readerOf);
    return staff
      .filter((person) => person.roles.some((role) => ROLES[capacity].includes(role)))
      .map((person) => ({ reader: readerOf(person), capacity, colleagues }));
  });

const staffOf = (
  { people, ledger }: Around,
  organisations: readonly OrganisationId[],
): Promise<readonly (readonly Person[])[]> =>
  Promise.all(organisations.map((organisation) => people.of(ledger, organisation)));

/** A joint plan led from another district is minded by the bodies of this one that take part in it (第九条). */
const insteadOf = ({ owner }: Around, capacity: Capacity): readonly OrganisationId[] =>
  'plan' in owner && owner.plan.attributes.joint && (capacity === 'HANDLER' || capacity === 'HEAD')
    ? participantsOf(owner.plan)
    : [];

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
