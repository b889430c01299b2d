/** Errors by which DynamoDB says "not now"; each has status 400 and none of them did anything. */
const THROTTLED = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'Throttling',
  'ThrottledException',
  'TooManyRequestsException',
]);

/**
 * True when asking again may help: the engine was busy, broke (5xx), or nothing was heard from it (a time-out, a reset
 * or refused connection, an answer cut short). False when it understood and refused: the same request fails again.
 */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (THROTTLED.has(error.name)) return true;
  const { $metadata, $fault } = error as {
    $metadata?: { httpStatusCode?: number };
    $fault?: 'client' | 'server';
  };
  const status = $metadata?.httpStatusCode;
  if (status !== undefined && status >= 400 && status < 500) return false;
  return (
    status !== undefined ||
    $fault === 'server' ||
    NETWORK.has(error.name) ||
    NETWORK.has((error as { code?: string }).code ?? '')
  );
}

const NETWORK = new Set([
  'TimeoutError',
  'RequestTimeout',
  'AbortError',
  'NetworkingError',
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_SOCKET',
]);
