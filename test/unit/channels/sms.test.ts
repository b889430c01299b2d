import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../domain/calendar/calendar.ts';
import { civilDate } from '../../../events/civil-date.ts';
import { TransportTrouble } from '../../../functions/shared/delivery.ts';
import { signRpcCall } from '../../../functions/shared/sms/acs3-signature.ts';
import { aliyunSms } from '../../../functions/shared/sms/aliyun-sms.ts';
import type { Sms } from '../../../functions/shared/sms/sms.ts';
import { segmentsOf, smsText, smsVariables } from '../../../functions/shared/sms/sms-text.ts';
import { snsSms } from '../../../functions/shared/sms/sns-sms.ts';
import { dutyOf } from '../../support/duties.ts';
import { planAfter } from '../../support/scenario.ts';
import { special, upTo } from '../../support/stories.ts';

const plan = planAfter(upTo(special, 'issue'));
function matter(title: string, secrecy: 'PUBLIC' | 'INTERNAL' = 'PUBLIC', language: 'zh' | 'en' = 'zh') {
  const state = plan.state();
  return {
    obligation: dutyOf(plan, 'SJS-31'),
    owner: { plan: { ...state, title, attributes: { ...state.attributes, secrecy } } },
    calendar: officialCalendar(civilDate('2026-11-24')),
    today: civilDate('2026-06-05'),
    language,
    consoleUrl: 'https://ledger.example.invalid',
    answerUrl: 'https://api.example.invalid/v1/links/a.b',
  };
}

describe('a text message', () => {
  it('says how much time is left, what, of which plan, by when', () => {
    const variables = smsVariables(matter('石景山区防汛应急预案'));
    expect(smsText(variables, 'zh')).toBe(
      '还剩 1 个工作日：《石景山区防汛应急预案》备案，6月8日前。请登录预案台账办理。',
    );
  });

  it.each(['zh', 'en'] as const)(
    'fits into one segment with its signature, however long a title is (%s)',
    (language) => {
      for (const title of ['防汛'.repeat(90), '𠮷'.repeat(90), 'x'.repeat(200)]) {
        const text = smsText(smsVariables(matter(title, 'PUBLIC', language)), language);
        expect(segmentsOf(`【预案台账】${text}`)).toBe(1);
        expect(text.isWellFormed()).toBe(true);
        expect(text).toContain('…');
      }
      expect([
        segmentsOf('字'.repeat(70)),
        segmentsOf('字'.repeat(71)),
        segmentsOf('字'.repeat(135)),
      ]).toEqual([1, 2, 3]);
    },
  );

  it('never tells the title of a plan that is not public', () => {
    const text = smsText(smsVariables(matter('重要目标保卫方案', 'INTERNAL')), 'zh');
    expect(text).toContain('内部预案');
    expect(text).not.toContain('保卫');
  });
});

describe('the V3 signature of Alibaba Cloud', () => {
  it('is that of the example in its documentation', () => {
    const { headers } = signRpcCall(
      {
        host: 'ecs.cn-shanghai.aliyuncs.com',
        action: 'RunInstances',
        version: '2014-05-26',
        query: {
          ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd',
          RegionId: 'cn-shanghai',
        },
        date: '2023-10-26T10:22:32Z',
        nonce: '3156853299f313e23d1673dc12e1703d',
      },
      { accessKeyId: 'YourAccessKeyId', accessKeySecret: 'YourAccessKeySecret' },
    );
    expect(headers['Authorization']).toBe(
      'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
    );
  });
});

/** Dysms as far as a client sees it: checks the signature on its own, then answers what the test says. */
class FakeDysms {
  readonly taken: Record<string, string>[] = [];
  private readonly nonces = new Set<string>();
  answer: object | 'HANG_UP' = { Code: 'OK', BizId: '900619' };
  readonly server: Server = createServer((request, response) => {
    if (this.answer === 'HANG_UP') return void request.socket.destroy();
    const fault = this.faultOf(request);
    if (!fault) this.taken.push(Object.fromEntries(new URL(request.url ?? '', 'http://x').searchParams));
    response.end(JSON.stringify(fault ? { Code: fault, Message: fault } : this.answer));
  });

  private faultOf({ headers, method, url = '' }: IncomingMessage): string | undefined {
    const [, credential, names = '', signature] =
      /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(
        headers.authorization ?? '',
      ) ?? [];
    const sha = (text: string) => createHash('sha256').update(text).digest('hex');
    const values = names.split(';').map((name) => `${name}:${String(headers[name])}\n`);
    const canonical = [method, '/', url.replace('/?', ''), values.join(''), names, sha('')].join('\n');
    const expected = createHmac('sha256', 'the-secret').update(`ACS3-HMAC-SHA256\n${sha(canonical)}`);
    if (credential !== 'the-key') return 'InvalidAccessKeyId.NotFound';
    if (signature !== expected.digest('hex')) return 'SignatureDoesNotMatch';
    if (headers['x-acs-action'] !== 'SendSms' || headers['x-acs-version'] !== '2017-05-25')
      return 'InvalidAction';
    const nonce = String(headers['x-acs-signature-nonce']);
    if (this.nonces.has(nonce)) return 'SignatureNonceUsed';
    this.nonces.add(nonce);
    return undefined;
  }
}

describe('text messages by Dysms', () => {
  const service = new FakeDysms();
  let endpoint: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => service.server.listen(0, '127.0.0.1', resolve));
    endpoint = `http://127.0.0.1:${(service.server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => service.server.close(resolve)));

  let sent = 0;
  const sms = (change: Partial<Sms> = {}): Sms => ({
    key: `0197f3a1b2c3d4e5${++sent}`,
    attempt: 1,
    phone: '+8613800000000',
    language: 'zh',
    variables: smsVariables(matter("防汛 (试行) 'A*'!")),
    ...change,
  });
  const send = (message: Sms, accessKeySecret = 'the-secret') =>
    aliyunSms(
      {
        via: 'ALIYUN',
        endpoint,
        signName: '预案台账',
        templates: { zh: 'SMS_1', en: 'SMS_2' },
        secretId: 's',
      },
      {
        accessKey: async () => ({ accessKeyId: 'the-key', accessKeySecret }),
        clock: () => new Date('2026-06-05T01:00:00.123Z'),
      },
    ).send(message);

  it('carry the variables of an approved template, signed so that the service believes it', async () => {
    service.answer = { Code: 'OK', BizId: '900619' };
    const message = sms();
    expect(await send(message)).toEqual({ status: 'ACCEPTED', response: '900619' });
    expect(service.taken.at(-1)).toEqual({
      PhoneNumbers: '13800000000',
      SignName: '预案台账',
      TemplateCode: 'SMS_1',
      TemplateParam: JSON.stringify(message.variables),
      OutId: message.key,
    });
    await send(sms({ language: 'en', phone: '+85290000000' }));
    expect(service.taken.at(-1)).toMatchObject({ TemplateCode: 'SMS_2', PhoneNumbers: '85290000000' });
  });

  it('are refused for good only when the number is no good', async () => {
    service.answer = { Code: 'isv.MOBILE_NUMBER_ILLEGAL', Message: '号码不合法' };
    expect(await send(sms())).toMatchObject({ status: 'REFUSED' });
    service.answer = { Code: 'isv.BUSINESS_LIMIT_CONTROL', Message: '触发流控' };
    await expect(send(sms())).rejects.toThrow(TransportTrouble);
    service.answer = { Code: 'isv.AMOUNT_NOT_ENOUGH', Message: '余额不足' };
    await expect(send(sms())).rejects.toThrow(TransportTrouble);
  });

  it('are tried again, under another nonce, when the service does not answer or does not believe us', async () => {
    const message = sms();
    service.answer = 'HANG_UP';
    await expect(send(message)).rejects.toThrow(TransportTrouble);
    service.answer = { Code: 'OK' };
    await expect(send(message, 'another secret')).rejects.toThrow('SignatureDoesNotMatch');
    expect(await send({ ...message, attempt: 2 })).toMatchObject({ status: 'ACCEPTED' });
    await expect(send({ ...message, attempt: 2 })).rejects.toThrow('SignatureNonceUsed');
  });
});

describe('text messages by SNS', () => {
  const client = mockClient(SNSClient);
  const message: Sms = {
    key: 'k',
    attempt: 1,
    phone: '+4915100000000',
    language: 'en',
    variables: smsVariables(matter('Flood plan', 'PUBLIC', 'en')),
  };
  const transport = snsSms(new SNSClient({ region: 'eu-central-1' }));

  it('go to the number as text', async () => {
    client.on(PublishCommand).resolves({ MessageId: 'm-1' });
    expect(await transport.send(message)).toEqual({ status: 'ACCEPTED', response: 'm-1' });
    const [call] = client.commandCalls(PublishCommand);
    expect(call?.args[0].input).toMatchObject({
      PhoneNumber: '+4915100000000',
      Message: '1 working day left: filing, “Flood plan”, by 06-08.',
    });
  });

  it('are refused for good for a number that is none, and tried again otherwise', async () => {
    client.on(PublishCommand).rejects(Object.assign(new Error('no'), { name: 'InvalidParameterException' }));
    expect(await transport.send(message)).toMatchObject({ status: 'REFUSED' });
    client.on(PublishCommand).rejects(Object.assign(new Error('slow down'), { name: 'ThrottledException' }));
    await expect(transport.send(message)).rejects.toThrow(TransportTrouble);
  });
});
