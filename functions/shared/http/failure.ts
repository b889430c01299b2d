import { isPassing } from '../ledger/engine-trouble.ts';
import { LedgerUnavailable } from '../ledger/types.ts';
import { Problem, problem } from './problem.ts';

/** Seconds after which a caller may ask again when the engine did not answer. */
export const RETRY_AFTER_S = 2;

/**
 * Whatever was thrown, as a problem. An engine that does not answer is 503: the ledger's own retries are spent, and the
 * same request with the same Idempotency-Key tells whether it stands. All that nobody foresaw is 500 without a detail.
 */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof LedgerUnavailable || isPassing(error))
    return problem(
      'unavailable',
      'LEDGER_UNAVAILABLE',
      {
        zh: '台账暂时没有应答，请稍后用同一 Idempotency-Key 重试；同一请求不会记两次',
        en: 'the ledger did not answer: try again with the same Idempotency-Key, nothing is recorded twice',
      },
      { headers: { 'Retry-After': String(RETRY_AFTER_S) }, cause: error },
    );
  return problem(
    'internal',
    'INTERNAL',
    { zh: '请把 traceId 告诉管理员', en: 'tell the administrator the traceId' },
    { cause: error },
  );
}
