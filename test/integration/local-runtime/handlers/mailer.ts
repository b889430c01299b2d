import { createTransport } from 'nodemailer';

interface QueueEvent {
  readonly Records: readonly {
    readonly messageId: string;
    readonly body: string;
    readonly attributes: { readonly ApproximateReceiveCount: string; readonly SentTimestamp: string };
  }[];
}

const transport = createTransport({
  pool: true,
  host: process.env['SMTP_HOST'],
  port: Number(process.env['SMTP_PORT']),
});

/** Mails each event; one about `unmailable` always fails. */
export async function handler({ Records }: QueueEvent) {
  const failed: { itemIdentifier: string }[] = [];
  for (const { messageId, body, attributes } of Records) {
    const { detail } = JSON.parse(body) as { detail: { id: string; eventName: string } };
    if (detail.id === 'unmailable') {
      failed.push({ itemIdentifier: messageId });
      continue;
    }
    await transport.sendMail({
      from: 'Notes <notes@example.invalid>',
      to: 'reader@example.invalid',
      subject: `便笺 ${detail.id} ${detail.eventName}`,
      text: `receive ${attributes.ApproximateReceiveCount} sent ${attributes.SentTimestamp}`,
      messageId: `<${detail.id}@example.invalid>`,
    });
  }
  return { batchItemFailures: failed };
}
