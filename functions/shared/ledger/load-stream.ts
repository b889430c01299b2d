import type { LedgerId, StreamId } from '../../../events/identifiers.ts';
import { type CommitRow, MAX_STREAM_VERSION, toCommit } from './commit-row.ts';
import { type CommitTable, END } from './commit-table.ts';
import { LedgerDamaged } from './ledger-damage.ts';
import { eventsOf } from './stand-ins.ts';
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
  const { limit = END, reverse = false, version = MAX_STREAM_VERSION } = options;
  const isSearch = reverse && (options.position !== undefined || options.asOf !== undefined);
  const pageSize = isSearch && limit > 0 ? Math.max(limit, SEARCH_PAGE) : limit;
  const pages = (reverse ? newestFirst : oldestFirst)(table, ledger, stream, {
    after: 0,
    through: Math.min(version, MAX_STREAM_VERSION),
    ...(pageSize < END ? { limit: pageSize } : {}),
  });
  const commits: Commit[] = [];
  for await (const page of pages) {
    const within = page.filter((commit) => isWithin(commit, options));
    commits.push(...within.slice(0, limit - commits.length));
    const isPastBounds = !reverse && within.length < page.length;
    if (commits.length >= limit || isPastBounds) break;
  }
  return historyOf(stream, commits);
}

const isWithin = (commit: Commit, { position = END, asOf }: LoadOptions): boolean =>
  commit.position <= position && (asOf === undefined || commit.recordedAt <= asOf);

function historyOf(stream: StreamId, commits: readonly Commit[]): StreamHistory {
  const version = commits.reduce((last, commit) => Math.max(last, commit.version), 0);
  return { stream, version, commits, events: eventsOf(commits) };
}

interface StreamBounds {
  readonly after: number;
  readonly through: number;
  /** Most commits on a page */
  readonly limit?: number;
}

/** Versions after `after` up to `through` of a stream, page by page and none left out. Throws LedgerDamaged. */
export async function* oldestFirst(
  table: CommitTable,
  ledger: LedgerId,
  stream: StreamId,
  bounds: StreamBounds,
): AsyncGenerator<readonly Commit[]> {
  let { after } = bounds;
  let lookedAgainAfter: number | undefined;
  for (let more = bounds.limit !== 0; more; ) {
    const page = await table.streamPage({ ledger, stream, ...bounds, after });
    const { commits, misplaced } = unbroken(page.rows, 1, after + 1);
    after = commits.at(-1)?.version ?? after;
    if (misplaced) {
      // A query is no snapshot (see read-commits.ts): look once more before calling it damage.
      if (lookedAgainAfter === after) throw versionMissing(misplaced, after + 1);
      lookedAgainAfter = after;
    }
    more = page.more || misplaced !== undefined;
    if (commits.length > 0) yield commits;
  }
}

async function* newestFirst(
  table: CommitTable,
  ledger: LedgerId,
  stream: StreamId,
  bounds: StreamBounds,
): AsyncGenerator<readonly Commit[]> {
  let { through } = bounds;
  for (let more = bounds.limit !== 0; more; ) {
    const page = await table.streamPage({ ledger, stream, ...bounds, through, reverse: true });
    const { commits, misplaced } = unbroken(page.rows, -1, through === bounds.through ? undefined : through);
    if (misplaced) throw versionMissing(misplaced, misplaced.version + 1);
    through = (commits.at(-1)?.version ?? 1) - 1;
    more = page.more;
    if (commits.length > 0) yield commits;
  }
}

const versionMissing = ({ ledger, position, stream }: Commit, version: number): LedgerDamaged =>
  new LedgerDamaged(ledger, position, `${stream} lacks its version ${version}`);

/** The first commits of a page, as far as each follows the one before; `misplaced` is the first that does not. */
function unbroken(
  rows: readonly CommitRow[],
  step: 1 | -1,
  first: number | undefined,
): { commits: readonly Commit[]; misplaced?: Commit } {
  const commits: Commit[] = [];
  let next = first;
  for (const row of rows) {
    const commit = toCommit(row);
    if (next !== undefined && commit.version !== next) return { commits, misplaced: commit };
    commits.push(commit);
    next = commit.version + step;
  }
  return { commits };
}
