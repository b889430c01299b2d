import type { View } from '../../../domain/view/types.ts';
import { viewsTable } from '../tables.ts';
import { itemsOf, type ViewItem } from './view-items.ts';
import type { ViewScope } from './view-keys.ts';
import { boundsOf, type FoundItem, type ViewSource } from './view-source.ts';

/** Views held in memory, under the keys and in the order in which the table would hold them. */
export function memoryViewSource(scope: ViewScope, views: readonly View[]): ViewSource {
  const items = views.flatMap((view) => itemsOf(scope, view));
  const ordered = new Map<string, Promise<readonly FoundItem[]>>();
  const byKey = new Map(items.map((item) => [JSON.stringify([item.pk, item.sk]), item]));

  /** Items of a partition in the order of their keys, sorted when it is first asked for. */
  function inOrder(partitionKey: string, sortKey: string, partition: string): Promise<readonly FoundItem[]> {
    const name = JSON.stringify([partitionKey, partition]);
    const known = ordered.get(name) ?? sorted(items, partitionKey, sortKey, partition);
    ordered.set(name, known);
    return known;
  }

  return {
    one: async ({ pk, sk }) => {
      const item = byKey.get(JSON.stringify([pk, sk]));
      return item && { key: sk, position: item.position, view: item.view };
    },
    async items({ partitionKey, sortKey, partition }, stretch) {
      const [from, to] = boundsOf(stretch);
      const within = (await inOrder(partitionKey, sortKey, partition)).filter(
        ({ key }) => inUtf8(from, key) <= 0 && inUtf8(key, to) <= 0,
      );
      const { limit = within.length } = stretch;
      const found = within.slice(0, limit);
      const next = within.length > limit ? found.at(-1)?.key : undefined;
      return next === undefined ? { found } : { found, next };
    },
  };
}

async function sorted(
  items: readonly ViewItem[],
  partitionKey: string,
  sortKey: string,
  partition: string,
): Promise<readonly FoundItem[]> {
  return items
    .flatMap((item) => {
      const keys: Readonly<Record<string, string | undefined>> = {
        [viewsTable.partitionKey]: item.pk,
        [viewsTable.sortKey]: item.sk,
        ...item.indexes,
      };
      const key = keys[sortKey];
      const isThere = keys[partitionKey] === partition && key !== undefined;
      return isThere ? [{ key, position: item.position, view: item.view }] : [];
    })
    .toSorted((a, b) => inUtf8(a.key, b.key));
}

/** The order of DynamoDB: by the bytes of UTF-8, which is not that of JavaScript's strings. */
export const inUtf8 = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
