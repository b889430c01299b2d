import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

const events = new EventBridgeClient({});

interface StreamEvent {
  readonly Records: readonly {
    readonly eventName: string;
    readonly eventSourceARN: string;
    readonly dynamodb: {
      readonly SequenceNumber: string;
      readonly Keys: { readonly id: { readonly S: string } };
    };
  }[];
}

/** Publishes every note that was written; `poison` never gets through. */
export async function handler({ Records }: StreamEvent) {
  for (const { eventName, dynamodb } of Records) {
    const id = dynamodb.Keys.id.S;
    if (id === 'poison') return { batchItemFailures: [{ itemIdentifier: dynamodb.SequenceNumber }] };
    await events.send(
      new PutEventsCommand({
        Entries: [
          {
            EventBusName: process.env['BUS'],
            Source: 'notes',
            DetailType: 'NoteWritten',
            Detail: JSON.stringify({ id, eventName }),
          },
        ],
      }),
    );
  }
  return { batchItemFailures: [] };
}
