import { canonicalise } from '../../events/canonical.ts';
import { OrganisationId } from '../../events/identifiers.ts';
import type { LedgerLaws } from '../shared/facts/ledger-laws.ts';
import type { Ledger } from '../shared/ledger/types.ts';
import type { ViewItem } from '../shared/views/view-items.ts';
import { organisationsPk, type ViewScope } from '../shared/views/view-keys.ts';
import type { LiveViews } from './live-views.ts';
import { type ReplayedViews, replayViews } from './replayed-views.ts';

export interface ViewDifference {
  readonly pk: string;
  readonly sk: string;
  readonly kind: 'MISSING' | 'SURPLUS' | 'DIFFERENT';
}

export interface ComparedViews {
  /** Items that were compared */
  readonly items: number;
  readonly differences: readonly ViewDifference[];
}

interface Tools {
  readonly ledger: Ledger;
  readonly laws: LedgerLaws;
  readonly live: LiveViews;
  /** Called again and again; throws when there is no time left */
  readonly onCommit: () => void;
}

/**
 * Compares the live views with a replay of the ledger up to the position that they reflect, attribute by attribute but
 * for the position of an item, which only says which commit changed it last. An item that a later commit has changed
 * meanwhile is left to the next run.
 */
export async function compareViews(tools: Tools, scope: ViewScope, through: number): Promise<ComparedViews> {
  const replayed = await replayViews(tools, scope, through);
  const partitions = await partitionsOf(tools.live, scope, replayed);
  const { position: end } = await tools.ledger.tail(scope.ledger);
  const differences: ViewDifference[] = [];
  let items = 0;
  for (const pk of partitions) {
    tools.onCommit();
    const expected = replayed.partitions.get(pk) ?? new Map<string, ViewItem>();
    const live = await tools.live.partition(pk);
    for (const sk of new Set([...expected.keys(), ...live.keys()])) {
      const kind = differenceOf(expected.get(sk), live.get(sk), { through, end });
      if (kind) differences.push({ pk, sk, kind });
      items++;
    }
  }
  return { items, differences };
}

/** Those of the replay, and those that an index shows: what the replay does not know must be found by its index. */
async function partitionsOf(live: LiveViews, scope: ViewScope, { partitions }: ReplayedViews) {
  const organisations = [...(partitions.get(organisationsPk(scope))?.keys() ?? [])];
  const indexed = await live.indexed(
    scope,
    organisations.map((id) => OrganisationId.parse(id)),
  );
  return new Set([...partitions.keys(), ...indexed]);
}

function differenceOf(
  expected: ViewItem | undefined,
  live: ViewItem | undefined,
  { through, end }: { readonly through: number; readonly end: number },
): ViewDifference['kind'] | undefined {
  // Changed by a commit that came while this run was under way, if there is such a commit.
  if (live && live.position > through && live.position <= end) return undefined;
  if (contentOf(expected) === contentOf(live) && (live?.position ?? 0) <= end) return undefined;
  if (!live) return 'MISSING';
  return expected ? 'DIFFERENT' : 'SURPLUS';
}

/** Nothing of an item that only marks what is gone. */
function contentOf(item: ViewItem | undefined): string | undefined {
  if (item?.view === undefined) return undefined;
  const view: object = JSON.parse(item.view);
  return canonicalise({ ...item, position: 0, view: { ...view, position: 0 } });
}
