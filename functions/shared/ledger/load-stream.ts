import type { LedgerId, StreamId } from '../../../events/identifiers.ts';
import type { RecordedEvent } from '../../../events/recorded-event.ts';
import { MAX_STREAM_VERSION, toCommit } from './commit-row.ts';
import { type CommitTable, END } from './commit-table.ts';
import { LedgerDamaged } from './ledger-damage.ts';
import type { Commit, LoadOptions, StreamHistory } from './types.ts';

/** Commits to fetch at a time while it is not known how many of them lie within the bounds. */
const SEARCH_PAGE = 50;

/**
 * One stream, or the part of it within the bounds. `limit` counts from the end that is read first: the oldest commits,
 * or with `reverse` the newest, newest first. `version` is the last of what was read.
 * Throws LedgerDamaged where a version is missing.
 */
export async function loadStream(
  table: CommitTable,
  ledger: LedgerId,
  stream: StreamId,
  options: LoadOptions = {},
): Promise<StreamHistory> {
  const { limit = END, reverse = false } = options;
  const commits: Commit[] = [];
  const isBounded = options.position !== undefined || options.asOf !== undefined;
  const pages = streamPages(table, ledger, stream, {
    after: 0,
    through: Math.min(options.version ?? MAX_STREAM_VERSION, MAX_STREAM_VERSION),
    reverse,
    limit: reverse && isBounded ? Math.max(limit, SEARCH_PAGE) : limit,
  });
  for await (const page of pages) {
    for (const commit of page) {
      if (isBeyond(commit, options)) {
        if (reverse) continue;
        return historyOf(stream, commits);
      }
      if (commits.length < limit) commits.push(commit);
    }
    if (commits.length >= limit) break;
  }
  return historyOf(stream, commits);
}

const isBeyond = (commit: Commit, { position, asOf }: LoadOptions): boolean =>
  (position !== undefined && commit.position > position) || (asOf !== undefined && commit.recordedAt > asOf);

function historyOf(stream: StreamId, commits: readonly Commit[]): StreamHistory {
  const events: RecordedEvent[] = [];
  let version = 0;
  for (const commit of commits) {
    events.push(...commit.events);
    version = Math.max(version, commit.version);
  }
  return { stream, version, commits, events };
}

/** Versions after `after` up to `through` of a stream, page by page, none left out; at most `limit` on a page. */
export async function* streamPages(
  table: CommitTable,
  ledger: LedgerId,
  stream: StreamId,
  bounds: { readonly after: number; readonly through: number; readonly reverse?: boolean; readonly limit?: number },
): AsyncGenerator<readonly Commit[]> {
  const { reverse = false, limit = END } = bounds;
  let [after, through] = [bounds.after, bounds.through];
  let next = reverse ? undefined : after + 1;
  let lookedAgainAt: number | undefined;
  for (let more = limit > 0; more; ) {
    const query = { ledger, stream, after, through, reverse, ...(limit < END ? { limit } : {}) };
    const page = await table.streamPage(query);
    more = page.more;
    const commits: Commit[] = [];
    for (const row of page.rows) {
      const commit = toCommit(row);
      if (next !== undefined && commit.version !== next) {
        // A query is no snapshot (see read-commits.ts): forwards, look once more before calling it damage.
        if (reverse || lookedAgainAt === next)
          throw new LedgerDamaged(ledger, commit.position, `${stream} has no version ${next} beside ${commit.version}`);
        lookedAgainAt = next;
        more = true;
        break;
      }
      commits.push(commit);
      next = commit.version + (reverse ? -1 : 1);
    }
    if (next !== undefined && reverse) through = next;
    else if (next !== undefined) after = next - 1;
    if (commits.length > 0) yield commits;
  }
}
