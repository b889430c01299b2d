import * as z from 'zod';
import { type Delivery, TransportTrouble } from '../delivery.ts';
import type { SmsRoute } from '../routes.ts';
import { secretValue } from '../secrets.ts';
import { type AccessKey, signRpcCall } from './acs3-signature.ts';
import type { Sms, SmsTransport } from './sms.ts';

type AliyunRoute = Extract<SmsRoute, { via: 'ALIYUN' }>;

export interface AliyunTools {
  readonly accessKey: () => Promise<AccessKey>;
  /** The machine's own clock: a signature is good for fifteen minutes of real time, whatever the event's time */
  readonly clock: () => Date;
}

const ACTION = 'SendSms';
const VERSION = '2017-05-25';
const PATIENCE_MS = 10_000;

/** Answers that speak of the number itself; every other "no" is about the account, or passes. */
const UNREACHABLE = new Set(['isv.MOBILE_NUMBER_ILLEGAL', 'isv.BLACK_KEY_CONTROL_LIMIT']);

const Answer = z.object({ Code: z.string(), Message: z.string().catch(''), BizId: z.string().optional() });

/**
 * Text messages by Alibaba Cloud's Dysms, `SendSms` of 2017-05-25: an approved signature and template, and its variables.
 * Dysms knows no idempotency; `OutId` comes back in its reports.
 */
export function aliyunSms(route: AliyunRoute, tools: AliyunTools): SmsTransport {
  const url = new URL(route.endpoint.includes('://') ? route.endpoint : `https://${route.endpoint}`);
  return {
    async send(sms) {
      const date = tools
        .clock()
        .toISOString()
        .replace(/\.\d{3}/, '');
      const nonce = `${sms.key}-${sms.attempt}`;
      const call = {
        host: url.host,
        action: ACTION,
        version: VERSION,
        query: queryOf(route, sms),
        date,
        nonce,
      };
      const { query, headers } = signRpcCall(call, await tools.accessKey());
      return verdictOn(await post(new URL(`/?${query}`, url), headers));
    },
  };
}

const queryOf = (route: AliyunRoute, { key, phone, language, variables }: Sms) => ({
  // Numbers of the mainland go without their country code.
  PhoneNumbers: phone.replace(/^\+86/, '').replace(/^\+/, ''),
  SignName: route.signName,
  TemplateCode: route.templates[language],
  TemplateParam: JSON.stringify(variables),
  OutId: key,
});

async function post(url: URL, headers: Readonly<Record<string, string>>): Promise<z.infer<typeof Answer>> {
  try {
    const { host: _host, ...sent } = headers;
    const response = await fetch(url, {
      method: 'POST',
      headers: sent,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return Answer.parse(await response.json());
  } catch (error) {
    throw new TransportTrouble('the text message service did not answer', { cause: error });
  }
}

function verdictOn({ Code, Message, BizId }: z.infer<typeof Answer>): Delivery {
  if (Code === 'OK') return { status: 'ACCEPTED', response: BizId ?? Code };
  if (UNREACHABLE.has(Code)) return { status: 'REFUSED', response: `${Code} ${Message}` };
  throw new TransportTrouble(`the text message service said ${Code} ${Message}`);
}

const Key = z.object({ accessKeyId: z.string().min(1), accessKeySecret: z.string().min(1) });

/** The access key of the account, asked for once, and again after a failure. */
export function accessKeyOf(secretId: string): () => Promise<AccessKey> {
  let key: Promise<AccessKey> | undefined;
  return () => {
    key ??= secretValue(secretId).then((value) => Key.parse(value));
    key.catch(() => {
      key = undefined;
    });
    return key;
  };
}
