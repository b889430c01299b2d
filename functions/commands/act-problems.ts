import { type Problem, problem } from '../shared/http/problem.ts';
import type { Commit, StreamHistory } from '../shared/ledger/types.ts';

/** What happened on a stream, for a caller who acted on an older state of it. */
const changesIn = (commits: readonly Commit[]) =>
  commits.map(({ position, version, recordedAt, header, events }) => ({
    position,
    version,
    recordedAt,
    organisation: header.actor.organisation,
    events: events.map(({ id, type, occurredOn }) => ({ id, type, occurredOn })),
  }));

/** 412: the stream is at another version than the caller's; the answer names the current one and all since. */
export const stale = (history: StreamHistory, ifVersion: number): Problem =>
  problem(
    'precondition-failed',
    'STALE_VERSION',
    {
      zh: `所依据的是第 ${ifVersion} 次提交后的状态，现已到第 ${history.version} 次`,
      en: `you acted on version ${ifVersion}, the current one is ${history.version}`,
    },
    {
      header: 'If-Match',
      headers: { ETag: `"${history.version}"` },
      members: { changes: changesIn(history.commits.filter((commit) => commit.version > ifVersion)) },
    },
  );

/** 422: the key stands already on another request of this person on this stream. */
export const keyReused = (commit: Commit): Problem =>
  problem(
    'idempotency-key-reused',
    'IDEMPOTENCY_KEY_REUSED',
    {
      zh: `该 Idempotency-Key 已用于另一请求（${commit.header.command.name}，台账位置 ${commit.position}）`,
      en: `this Idempotency-Key was used for another request (${commit.header.command.name}, position ${commit.position})`,
    },
    { header: 'Idempotency-Key' },
  );

/** 409: others were quicker every time; nothing was recorded. */
export const contention = (since: readonly Commit[]): Problem =>
  problem(
    'contention',
    'LEDGER_CONTENTION',
    {
      zh: '多次重试期间台账持续变化，未记入；请用同一 Idempotency-Key 重试',
      en: 'the ledger kept changing through all retries; nothing was recorded, try again with the same Idempotency-Key',
    },
    { headers: { 'Retry-After': '1' }, members: { changes: changesIn(since) } },
  );

/** 413: the commit would be larger than an item of the ledger may be. */
export const tooLarge = (bytes: number, limit: number): Problem =>
  problem('too-large', 'COMMIT_TOO_LARGE', {
    zh: `记入台账需 ${bytes} 字节，上限 ${limit} 字节`,
    en: `the commit would have ${bytes} bytes, the limit is ${limit}`,
  });
