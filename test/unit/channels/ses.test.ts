import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { withoutAddresses } from '../../../functions/notifier/response.ts';
import { TransportTrouble } from '../../../functions/shared/delivery.ts';
import { sesTransport } from '../../../functions/shared/mail/ses-transport.ts';

const client = mockClient(SESv2Client);
const transport = sesTransport(
  new SESv2Client({ region: 'eu-central-1' }),
  '预案台账 <ledger@example.invalid>',
  {
    via: 'SES',
    configurationSet: 'plan-ledger',
  },
);
const mail = {
  messageId: '<0197f3@example.invalid>',
  to: { name: '李"拟稿', address: 'li@example.invalid' },
  subject: '还剩 1 个工作日',
  text: '备案',
  html: '<p>备案</p>',
};
beforeEach(() => client.reset());

describe('mail by SES', () => {
  it('carries the key by which its reports are known, and our Message-ID as a reference', async () => {
    client.on(SendEmailCommand).resolves({ MessageId: 'ses-1' });
    expect(await transport.send(mail)).toEqual({ status: 'ACCEPTED', response: 'ses-1' });
    const input = client.commandCalls(SendEmailCommand)[0]?.args[0].input;
    expect(input).toMatchObject({
      ConfigurationSetName: 'plan-ledger',
      EmailTags: [{ Name: 'message', Value: '0197f3' }],
      Content: {
        Simple: {
          Subject: { Data: '还剩 1 个工作日', Charset: 'UTF-8' },
          Headers: expect.arrayContaining([{ Name: 'References', Value: '<0197f3@example.invalid>' }]),
        },
      },
    });
    const [to = ''] = input?.Destination?.ToAddresses ?? [];
    const [, name = ''] = /^=\?UTF-8\?B\?(.+)\?= <li@example\.invalid>$/.exec(to) ?? [];
    expect(Buffer.from(name, 'base64').toString()).toBe('李"拟稿');
  });

  it('is refused for good where SES rejects it, and tried again otherwise', async () => {
    client.on(SendEmailCommand).rejects(Object.assign(new Error('no'), { name: 'MessageRejected' }));
    expect(await transport.send(mail)).toEqual({ status: 'REFUSED', response: 'MessageRejected' });
    client.on(SendEmailCommand).rejects(Object.assign(new Error('no'), { name: 'TooManyRequestsException' }));
    await expect(transport.send(mail)).rejects.toThrow(TransportTrouble);
  });
});

describe('what a transport said', () => {
  it('goes into the ledger without addresses and numbers', () => {
    const said = "550 5.1.1 <li.ming+a@example.invalid>: no 'x@y.cn', call +86 138-0000-0000 or 13800000000";
    expect(withoutAddresses(said)).toBe("550 5.1.1 <…>: no '…', call … or …");
    expect(withoutAddresses('x'.repeat(900))).toHaveLength(500);
  });
});
