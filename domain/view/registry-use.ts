import type { OrganisationId } from '../../events/identifiers.ts';
import type { Organisation, Registry } from '../organisation/organisation.ts';
import type { Law } from './law.ts';
import type { PlanPartiesView } from './types.ts';

export type RegistryUse = Pick<PlanPartiesView, 'organisations' | 'searched'>;

/** The same registry, remembering what it was asked for. */
export function watchedRegistry(registry: Registry): { registry: Registry; use(): RegistryUse } {
  const asked = new Set<OrganisationId>();
  let searched = false;
  return {
    registry: {
      find(id) {
        asked.add(id);
        return registry.find(id);
      },
      all() {
        searched = true;
        return registry.all();
      },
    },
    use: () => ({ organisations: [...asked].sort(), searched }),
  };
}

/** True when duties that rest on `use` could come out otherwise after an organisation changed from `before` to `after`. */
export function touches(
  use: RegistryUse,
  before: Organisation | undefined,
  after: Organisation | undefined,
  law: Pick<Law, 'searchedClasses'>,
): boolean {
  const changed = [before, after].filter((organisation) => organisation !== undefined);
  return changed.some(
    (organisation) =>
      use.organisations.includes(organisation.organisationId) ||
      (use.searched && law.searchedClasses.has(organisation.class)),
  );
}
