import type { Stretch, ViewPage } from './view-reader.ts';

/** Rows read from an index at a time. */
const INDEX_PAGE = 200;
/** Things of which each has a partition of its own, read at a time. */
const AT_A_TIME = 25;

/** Every view of an index, page by page. */
export async function wholeList<V>(
  page: (stretch: Stretch) => Promise<ViewPage<V>>,
  stretch: Stretch = {},
): Promise<readonly V[]> {
  const views: V[] = [];
  let after: string | undefined;
  do {
    const { items, next } = await page({ ...stretch, after, limit: INDEX_PAGE });
    views.push(...items.map(({ view }) => view));
    after = next;
  } while (after !== undefined);
  return views;
}

/** What is read for each of many, in their order, some at a time. */
export async function readEach<T, R>(
  things: readonly T[],
  read: (thing: T) => Promise<R>,
): Promise<readonly R[]> {
  const found: R[] = [];
  for (let from = 0; from < things.length; from += AT_A_TIME)
    found.push(...(await Promise.all(things.slice(from, from + AT_A_TIME).map(read))));
  return found;
}
