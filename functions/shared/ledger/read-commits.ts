import type { Instant } from '../../../events/civil-date.ts';
import type { LedgerId } from '../../../events/identifiers.ts';
import { toCommit } from './commit-row.ts';
import { type CommitTable, END, type Page } from './commit-table.ts';
import { LedgerGap } from './ledger-damage.ts';
import type { Commit, Ledger } from './types.ts';

type ReadOptions = NonNullable<Parameters<Ledger['read']>[1]>;

/** Commits of a ledger in order; see `Ledger.read`. Throws LedgerGap and LedgerDamaged at the first commit that is not right. */
export async function* readCommits(
  table: CommitTable,
  ledger: LedgerId,
  options: ReadOptions = {},
): AsyncGenerator<Commit> {
  const { after = 0, asOf, limit = END, reverse = false } = options;
  let { through = END } = options;
  // Backwards, the newest are met first: the bound must be known before reading starts.
  if (reverse && asOf !== undefined) through = Math.min(through, await lastPositionAt(table, ledger, asOf));
  if (limit <= 0 || through <= after) return;
  let left = limit;
  for await (const commit of reverse
    ? backwards(table, ledger, after, through, limit)
    : forwards(table, ledger, after, through, limit)) {
    if (!reverse && asOf !== undefined && commit.recordedAt > asOf) return;
    yield commit;
    if (--left === 0) return;
  }
}

async function* forwards(
  table: CommitTable,
  ledger: LedgerId,
  after: number,
  through: number,
  limit: number,
): AsyncGenerator<Commit> {
  let last = after;
  let lookedAgainAfter: number | undefined;
  let fetched: Promise<Page> | undefined = fetchPage(table, { ledger, after, through, ...bound(limit) });
  while (fetched) {
    const { rows, more }: Page = await fetched;
    const end: number = rows.at(-1)?.position ?? last;
    // The next page travels while this one is worked on.
    const left = limit - (end - after);
    fetched =
      more && left > 0 ? fetchPage(table, { ledger, after: end, through, ...bound(left) }) : undefined;
    for (const row of rows) {
      if (row.position !== last + 1) {
        // A query is no snapshot: both commits may have been put while it ran, the first behind its back. A query that
        // begins now sees every commit put before one that was seen; what is still missing then is not there.
        if (lookedAgainAfter === last) throw new LedgerGap(ledger, last + 1);
        lookedAgainAfter = last;
        fetched = fetchPage(table, { ledger, after: last, through, ...bound(limit - (last - after)) });
        break;
      }
      yield toCommit(row);
      last = row.position;
    }
  }
}

async function* backwards(
  table: CommitTable,
  ledger: LedgerId,
  after: number,
  through: number,
  limit: number,
): AsyncGenerator<Commit> {
  let next: number | undefined;
  let left = limit;
  let fetched: Promise<Page> | undefined = fetchPage(table, {
    ledger,
    after,
    through,
    reverse: true,
    ...bound(limit),
  });
  while (fetched) {
    const { rows, more }: Page = await fetched;
    left -= rows.length;
    const end: number | undefined = rows.at(-1)?.position;
    fetched =
      more && left > 0 && end !== undefined
        ? fetchPage(table, { ledger, after, through: end - 1, reverse: true, ...bound(left) })
        : undefined;
    for (const row of rows) {
      if (next !== undefined && row.position !== next) throw new LedgerGap(ledger, next);
      yield toCommit(row);
      next = row.position - 1;
    }
  }
  if (left > 0 && next !== undefined && next > after) throw new LedgerGap(ledger, next);
}

function fetchPage(table: CommitTable, query: Parameters<CommitTable['page']>[0]): Promise<Page> {
  const page = table.page(query);
  // A reader may leave before this page is looked at; its failure is then nobody's.
  page.catch(() => {});
  return page;
}

/** No page holds so many commits, and DynamoDB takes no limit beyond 32 bits. */
const MAX_PAGE_ROWS = 100_000;
const bound = (limit: number): { limit?: number } => (limit < MAX_PAGE_ROWS ? { limit } : {});

/**
 * The last position recorded at or before `asOf`, 0 when there is none. Instants never go backwards within a ledger,
 * so halving finds it: some twenty reads of one commit in a ledger of a million.
 */
async function lastPositionAt(table: CommitTable, ledger: LedgerId, asOf: Instant): Promise<number> {
  const tail = (await table.page({ ledger, after: 0, through: END, reverse: true, limit: 1 })).rows[0];
  if (!tail || tail.recordedAt <= asOf) return tail?.position ?? 0;
  let [known, beyond] = [0, tail.position];
  while (beyond - known > 1) {
    const middle = known + Math.floor((beyond - known) / 2);
    const row = (await table.page({ ledger, after: middle - 1, through: middle })).rows[0];
    if (!row) throw new LedgerGap(ledger, middle);
    if (row.recordedAt <= asOf) known = middle;
    else beyond = middle;
  }
  return known;
}
