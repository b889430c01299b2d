import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { jobOf, timeOf } from './jobs.ts';
import { notify } from './notify.ts';
import type { NotifierTools } from './tools.ts';

type Message = Pick<SQSRecord, 'messageId' | 'body' | 'attributes'>;

/** Delivers each message of a batch by itself; those that failed are given back to the queue, and only those. */
export async function deliverBatch(
  tools: NotifierTools,
  records: readonly Message[],
): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  for (const record of records) {
    try {
      const job = jobOf(record);
      const outcome = await notify(tools, job, record.messageId, timeOf(record));
      tools.log.info('reminder', { ledger: job.ledger, reminderId: job.reminderId, outcome });
    } catch (error) {
      tools.log.error('reminder not delivered', { messageId: record.messageId, error });
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
}
