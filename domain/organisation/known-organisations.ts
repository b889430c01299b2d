import type { OrganisationId } from '../../events/identifiers.ts';
import { conflict, type Fault, invalid } from '../decision/fault.ts';
import type { Registry } from './organisation.ts';
import { successorOf } from './successor.ts';

interface NamedOrganisation {
  readonly id: OrganisationId | undefined;
  readonly pointer: string;
}

/** One fault for each organisation that the registry does not know. */
export function knownOrganisations(registry: Registry, named: readonly NamedOrganisation[]): Fault[] {
  return named.flatMap(({ id, pointer }) =>
    id === undefined || registry.find(id)
      ? []
      : [
          invalid('UNKNOWN_ORGANISATION', {
            pointer,
            article: '第二条',
            zh: `登记册中没有单位“${id}”`,
            en: `the registry knows no organisation "${id}"`,
          }),
        ],
  );
}

/** One fault for each organisation that the registry does not know, or that was merged into another one (G32). */
export function livingOnes(registry: Registry, named: readonly NamedOrganisation[]): Fault[] {
  return named.flatMap((one) => {
    if (one.id === undefined || registry.find(one.id)?.mergedInto === undefined)
      return knownOrganisations(registry, [one]);
    const successor = nameOf(registry, successorOf(registry, one.id));
    return [
      conflict('ORGANISATION_MERGED', {
        pointer: one.pointer,
        article: '第二条',
        zh: `${nameOf(registry, one.id)}已并入${successor}`,
        en: `${nameOf(registry, one.id)} was merged into ${successor}`,
      }),
    ];
  });
}

/** Pointers for a list of organisations at `pointer`. */
export const listed = (ids: readonly OrganisationId[], pointer: string) =>
  ids.map((id, index) => ({ id, pointer: `${pointer}/${index}` }));

/** Name for people: as registered, else the id. */
export const nameOf = (registry: Registry, id: OrganisationId): string => registry.find(id)?.name ?? id;
export const namesOf = (registry: Registry, ids: readonly OrganisationId[]): string =>
  ids.map((id) => nameOf(registry, id)).join('、');
