import type { Organisation, Registry } from '../../domain/organisation/organisation.ts';
import { organisationView, registryOfViews } from '../../domain/view/organisation-views.ts';
import type { OrganisationView } from '../../domain/view/types.ts';
import { OrganisationId, organisationStream } from '../../events/identifiers.ts';
import type { Ledger } from '../shared/ledger/types.ts';
import { organisationsPk, type ViewScope } from '../shared/views/view-keys.ts';
import type { ViewWriter } from '../shared/views/view-writer.ts';

/**
 * The registry exactly as at the position that a run has reached. An entry that another run has already carried
 * further is read from the ledger as it was: duties must not be derived from what a later commit says.
 */
export class KnownRegistry {
  readonly #views: Map<OrganisationId, OrganisationView>;
  #registry: Registry | undefined;

  private constructor(views: Map<OrganisationId, OrganisationView>) {
    this.#views = views;
  }

  static async load(
    { ledger, views }: { ledger: Ledger; views: ViewWriter },
    scope: ViewScope,
    position: number,
  ): Promise<KnownRegistry> {
    const known = new Map<OrganisationId, OrganisationView>();
    for (const [sk, stored] of await views.partition(organisationsPk(scope))) {
      const id = OrganisationId.parse(sk);
      const view =
        stored.position <= position
          ? stored.view?.kind === 'ORGANISATION' && stored.view
          : await organisationAt(ledger, scope, id, position);
      if (view) known.set(id, view);
    }
    return new KnownRegistry(known);
  }

  find(id: OrganisationId): Organisation | undefined {
    return this.#views.get(id)?.organisation;
  }

  current(): Registry {
    this.#registry ??= registryOfViews(this.#views.values());
    return this.#registry;
  }

  set(id: OrganisationId, view: OrganisationView | undefined): void {
    if (view) this.#views.set(id, view);
    else this.#views.delete(id);
    this.#registry = undefined;
  }
}

/** One organisation from its own stream, as at a position. */
export async function organisationAt(
  ledger: Ledger,
  scope: ViewScope,
  id: OrganisationId,
  position: number,
): Promise<OrganisationView | undefined> {
  const history = await ledger.load(scope.ledger, organisationStream(id), { position });
  const last = history.commits.at(-1);
  return (
    last &&
    organisationView({ ledger: scope.ledger, position: last.position }, history.version, history.events)
  );
}
