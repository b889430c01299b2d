import type { LedgerId, StreamId } from '../../events/identifiers.ts';
import { Problem } from '../shared/http/problem.ts';
import type { Keyed, Stretch, ViewPage } from '../shared/views/view-reader.ts';
import type { QueryDependencies } from './dependencies.ts';

/** Rows read from the index at a time. */
const INDEX_PAGE = 200;
/** Commits since a list was begun that are looked through for rows that moved; after more of them it begins anew. */
const MAX_COMMITS_SINCE = 2_000;

/** A list of views in the order of their keys, as it stood at a position of the ledger. */
export interface StableList<V> {
  readonly ledger: LedgerId;
  /** Position of the ledger that every page of the list speaks of */
  readonly position: number;
  /** Beginning of the keys to list */
  readonly prefix: string;
  /** Further bounds of the keys, both inclusive */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
  /** One page of the index as it is now */
  readonly page: (stretch: Stretch) => Promise<ViewPage<V>>;
  readonly streamOf: (view: V) => StreamId;
  /** Streams whose views stand in the index */
  readonly holds: (stream: StreamId) => boolean;
  /** The row of a stream as it stood at `position` */
  readonly rowThen: (stream: StreamId) => Promise<Keyed<V> | undefined>;
  readonly isWanted: (view: V) => boolean | Promise<boolean>;
}

export interface StablePage<V> {
  readonly views: readonly V[];
  /** Key after which the next page begins; absent on the last page */
  readonly next?: string;
}

/**
 * One page of a list as it stood at a position. The index moves under writes (a plan's key holds its status and its
 * title, an exercise's its day), so a list read by keys alone would show a row twice or never. Therefore every row with
 * a commit after the position is left out of what the index says, and put back where it stood then, folded from the
 * ledger. The ledger is read after the index: whatever the index can have seen of the future is known by then.
 */
export async function stablePage<V>(
  deps: Pick<QueryDependencies, 'ledger'>,
  list: StableList<V>,
): Promise<StablePage<V>> {
  const { rows, end } = await indexRows(list);
  const moved = await movedSince(deps, list);
  const still = rows.filter((row) => !moved.has(list.streamOf(row.view)));
  const then = await Promise.all([...moved].map(list.rowThen));
  const back = then.filter((row) => row !== undefined).filter((row) => isWithin(list, row.key, end));
  const page = [...still, ...(await wanted(list, back))].sort((a, b) => compare(a.key, b.key));
  const shown = page.slice(0, list.limit);
  const next = page.length > list.limit ? shown.at(-1)?.key : end;
  return { views: shown.map((row) => row.view), ...(next !== undefined && { next }) };
}

/** Wanted rows after `after`, enough for a page; `end` is the key up to which the index was read, absent at its end. */
async function indexRows<V>(list: StableList<V>) {
  const { prefix, from, to, limit } = list;
  const rows: Keyed<V>[] = [];
  let { after } = list;
  do {
    const page = await list.page({ prefix, from, to, after, limit: INDEX_PAGE });
    rows.push(...(await wanted(list, page.items)));
    after = page.next;
  } while (after !== undefined && rows.length < limit);
  return { rows, end: after };
}

async function wanted<V>(
  { isWanted }: StableList<V>,
  rows: readonly Keyed<V>[],
): Promise<readonly Keyed<V>[]> {
  const answers = await Promise.all(rows.map((row) => isWanted(row.view)));
  return rows.filter((_, index) => answers[index]);
}

function isWithin<V>(
  { prefix, from, to, after }: StableList<V>,
  key: string,
  end: string | undefined,
): boolean {
  return (
    key.startsWith(prefix) &&
    (from === undefined || compare(key, from) >= 0) &&
    (to === undefined || key.startsWith(to) || compare(key, to) <= 0) &&
    (after === undefined || compare(key, after) > 0) &&
    (end === undefined || compare(key, end) <= 0)
  );
}

async function movedSince<V>(
  { ledger }: Pick<QueryDependencies, 'ledger'>,
  { ledger: id, position, holds }: StableList<V>,
): Promise<Set<StreamId>> {
  const moved = new Set<StreamId>();
  let seen = 0;
  for await (const commit of ledger.read(id, { after: position })) {
    if (++seen > MAX_COMMITS_SINCE) throw cursorTooOld();
    if (holds(commit.stream)) moved.add(commit.stream);
  }
  return moved;
}

const cursorTooOld = () =>
  new Problem('invalid-request', [
    {
      code: 'CURSOR_TOO_OLD',
      parameter: 'cursor',
      zh: '列表开始以来台账变化过多，请从头翻页',
      en: 'too much has happened since the list was begun: begin at the first page',
    },
  ]);

/** Order of the index: by the bytes of UTF-8, which is not the order of JavaScript's strings. */
const compare = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
