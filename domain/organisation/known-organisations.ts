import type { OrganisationId } from '../../events/identifiers.ts';
import { type Fault, invalid } from '../decision/fault.ts';
import type { Registry } from './organisation.ts';

/** One fault for each organisation that the registry does not know. */
export function knownOrganisations(
  registry: Registry,
  named: readonly { readonly id: OrganisationId | undefined; readonly pointer: string }[],
): Fault[] {
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

/** Pointers for a list of organisations at `pointer`. */
export const listed = (ids: readonly OrganisationId[], pointer: string) =>
  ids.map((id, index) => ({ id, pointer: `${pointer}/${index}` }));

/** Name for people: as registered, else the id. */
export const nameOf = (registry: Registry, id: OrganisationId): string => registry.find(id)?.name ?? id;
export const namesOf = (registry: Registry, ids: readonly OrganisationId[]): string =>
  ids.map((id) => nameOf(registry, id)).join('、');
