import type { InvokeResult } from '../lambda/execution-environment.ts';

/**
 * Which items of a batch failed, by what the function answered. `ALL` when it threw, when it does not report partial
 * failures as it should, or names an item that was not in the batch; Lambda takes each of these for a failed batch.
 */
export function failedItems(
  result: InvokeResult,
  partialFailures: boolean,
  ids: readonly string[],
): 'ALL' | ReadonlySet<string> {
  if (!result.ok) return 'ALL';
  if (!partialFailures || result.payload === null) return new Set();
  const failures = (result.payload as { batchItemFailures?: unknown }).batchItemFailures;
  if (failures === undefined || failures === null) return new Set();
  if (!Array.isArray(failures)) return 'ALL';
  const failed = new Set<string>();
  for (const failure of failures as { itemIdentifier?: unknown }[]) {
    const id = failure?.itemIdentifier;
    if (typeof id !== 'string' || !ids.includes(id)) return 'ALL';
    failed.add(id);
  }
  return failed;
}
