import { type CommitRow, streamVersionKey } from '../../functions/shared/ledger/commit-row.ts';
import type { CommitTable, Page } from '../../functions/shared/ledger/commit-table.ts';

/** Rows on a page unless a test says otherwise; small, so that paging is met early. */
const PAGE_ROWS = 50;

/**
 * A commit table in memory. `rows` is open, so that tests can tamper with it as nobody can through the port.
 * A put that is acknowledged is seen by every read that begins later, as on DynamoDB.
 */
export class MemoryTable implements CommitTable {
  readonly rows = new Map<string, CommitRow>();
  readonly #pageRows: number;

  constructor(pageRows: number = PAGE_ROWS) {
    this.#pageRows = pageRows;
  }

  static key(ledger: string, position: number): string {
    return `${ledger}/${position}`;
  }

  async put(row: CommitRow) {
    const key = MemoryTable.key(row.ledger, row.position);
    const winner = this.rows.get(key);
    if (winner) return { status: 'TAKEN' as const, winner };
    this.rows.set(key, structuredClone(row));
    return { status: 'WRITTEN' as const };
  }

  async page({ ledger, after, through, ...order }: Parameters<CommitTable['page']>[0]): Promise<Page> {
    const rows = this.#of(ledger).filter(({ position }) => position > after && position <= through);
    return this.#cut(
      rows.sort((one, other) => one.position - other.position),
      order,
    );
  }

  async streamPage({
    ledger,
    stream,
    after,
    through,
    ...order
  }: Parameters<CommitTable['streamPage']>[0]): Promise<Page> {
    const [from, to] = [streamVersionKey(stream, after + 1), streamVersionKey(stream, through)];
    const rows = this.#of(ledger).filter(({ streamVersion }) => streamVersion >= from && streamVersion <= to);
    return this.#cut(
      rows.sort((one, other) => (one.streamVersion < other.streamVersion ? -1 : 1)),
      order,
    );
  }

  #of(ledger: string): CommitRow[] {
    return [...this.rows.values()].filter((row) => row.ledger === ledger);
  }

  #cut(
    rows: CommitRow[],
    { reverse = false, limit = this.#pageRows }: { reverse?: boolean; limit?: number },
  ): Page {
    if (reverse) rows.reverse();
    const count = Math.min(limit, this.#pageRows);
    return { rows: rows.slice(0, count), more: rows.length >= count };
  }
}
