import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { TransportTrouble } from '../delivery.ts';
import type { MailRoute } from '../routes.ts';
import type { MailTransport } from './mail.ts';

type SesRoute = Extract<MailRoute, { via: 'SES' }>;

/** SES itself refuses the message, for good. */
const REFUSALS = ['MessageRejected', 'BadRequestException', 'NotFoundException'];

/**
 * Mail by SES. It gives every mail a Message-ID of its own, so ours stands in `References`: a message sent twice is one
 * thread. Its key goes along as a tag, by which SES reports what became of it.
 */
export const sesTransport = (
  client: Pick<SESv2Client, 'send'>,
  from: string,
  { configurationSet }: SesRoute,
): MailTransport => ({
  async send({ messageId, to, subject, text, html }) {
    const content = (data: string) => ({ Data: data, Charset: 'UTF-8' });
    try {
      const { MessageId = '' } = await client.send(
        new SendEmailCommand({
          FromEmailAddress: from,
          Destination: { ToAddresses: [`${quoted(to.name)} <${to.address}>`] },
          ConfigurationSetName: configurationSet,
          EmailTags: [{ Name: 'message', Value: messageKeyOf(messageId) }],
          Content: {
            Simple: {
              Subject: content(subject),
              Body: { Text: content(text), Html: content(html) },
              Headers: [
                { Name: 'References', Value: messageId },
                { Name: 'Auto-Submitted', Value: 'auto-generated' },
                { Name: 'X-Auto-Response-Suppress', Value: 'All' },
              ],
            },
          },
        }),
      );
      return { status: 'ACCEPTED', response: MessageId };
    } catch (error) {
      const name = error instanceof Error ? error.name : '';
      if (REFUSALS.includes(name)) return { status: 'REFUSED', response: name };
      throw new TransportTrouble(`SES did not take the mail: ${name}`, { cause: error });
    }
  },
});

/** `<key@domain>` → `key` */
const messageKeyOf = (messageId: string): string => messageId.replace(/^</, '').replace(/@.*$/, '');

/** A name as an encoded word (RFC 2047): SES takes addresses in ASCII only. */
const quoted = (name: string): string => `=?UTF-8?B?${Buffer.from(name).toString('base64')}?=`;
