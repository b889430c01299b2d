import { randomUUID } from 'node:crypto';
import type { TableWrite } from '../aws/dynamodb-service.ts';
import type { Clock } from '../time/clock.ts';
import type { StreamMapping } from './stream-mapping.ts';

/** The streams of the tables: numbers each write and rings every mapping that follows the table. */
export class TableStreams {
  private readonly clock: Clock;
  private readonly mappings: StreamMapping[] = [];
  /** Sequence numbers go on from the start's instant, so that they grow from one start to the next */
  private sequence = BigInt(Date.now()) * 1_000_000n;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  follow(mapping: StreamMapping): void {
    this.mappings.push(mapping);
  }

  readonly record = (write: TableWrite): void => {
    this.sequence += 1n;
    const record = {
      ...write,
      sequenceNumber: this.sequence.toString().padStart(21, '0'),
      eventId: randomUUID().replaceAll('-', ''),
      arrivedAt: performance.now(),
      createdAt: Math.floor(this.clock.now() / 1000),
    };
    for (const mapping of this.mappings) if (mapping.table === write.table) mapping.push(record);
  };

  close(): void {
    for (const mapping of this.mappings) mapping.close();
  }
}
