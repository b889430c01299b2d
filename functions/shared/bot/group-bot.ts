import { createHmac } from 'node:crypto';
import * as z from 'zod';
import { type Delivery, TransportTrouble } from '../delivery.ts';
import type { GroupBot } from '../directory/people.ts';

/** What goes to the group that a person reads. */
export interface BotMessage {
  readonly bot: GroupBot;
  readonly text: string;
}

export interface BotTransport {
  /** Hands one message over. Rejects with TransportTrouble when trying again may help. */
  send(message: BotMessage): Promise<Delivery>;
}

/** Where a bot's address may point: nowhere else is anything ever posted to. */
export const BOT_HOSTS: readonly string[] = [
  'qyapi.weixin.qq.com',
  'oapi.dingtalk.com',
  'open.feishu.cn',
  'open.larksuite.com',
];

const PATIENCE_MS = 10_000;

/** Too many messages at once: 企业微信, 钉钉, 飞书. */
const LATER = new Set([45009, 130101, 9499, 11232]);

/** 企业微信 and 钉钉 say `errcode`, 飞书 `code`. */
const Answer = z
  .object({ errcode: z.int(), errmsg: z.string().catch('') })
  .transform(({ errcode, errmsg }) => ({ code: errcode, text: errmsg }))
  .or(
    z
      .object({ code: z.int(), msg: z.string().catch('') })
      .transform(({ code, msg }) => ({ code, text: msg })),
  );

/**
 * Messages to a group by the webhook of its bot: 企业微信, 钉钉 and 飞书, plain text as JSON over HTTPS. The address of a
 * webhook is a secret and stands in no log and no error.
 * @param hosts where addresses may point
 */
export const groupBots = (clock: () => Date, hosts: readonly string[] = BOT_HOSTS): BotTransport => ({
  async send({ bot, text }) {
    if (!hosts.includes(new URL(bot.url).host))
      return { status: 'REFUSED', response: 'no bot of a known service' };
    const { url, body } = requestOf(bot, text, clock());
    const { code, text: said } = await post(url, body);
    if (code === 0) return { status: 'ACCEPTED', response: 'ok' };
    if (LATER.has(code)) throw new TransportTrouble(`the ${bot.kind} bot said ${code}`);
    return { status: 'REFUSED', response: `${code} ${said}` };
  },
});

async function post(url: URL, body: unknown): Promise<z.infer<typeof Answer>> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.status >= 500) throw new Error(`status ${response.status}`);
    return Answer.parse(await response.json());
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    throw new TransportTrouble(`the bot of a group did not answer: ${name}`);
  }
}

/** Address and body of a message, signed where the bot has a key. */
function requestOf({ kind, url, secret }: GroupBot, text: string, now: Date) {
  const address = new URL(url);
  switch (kind) {
    case 'WECOM':
      return { url: address, body: { msgtype: 'text', text: { content: text } } };
    case 'DINGTALK': {
      if (secret) {
        const timestamp = String(now.getTime());
        address.searchParams.set('timestamp', timestamp);
        address.searchParams.set('sign', hmac(secret, `${timestamp}\n${secret}`));
      }
      return { url: address, body: { msgtype: 'text', text: { content: text } } };
    }
    case 'FEISHU': {
      // 飞书 signs nothing with a key made of time and secret.
      const timestamp = String(Math.floor(now.getTime() / 1000));
      const signed = secret && { timestamp, sign: hmac(`${timestamp}\n${secret}`, '') };
      return { url: address, body: { ...signed, msg_type: 'text', content: { text } } };
    }
  }
}

const hmac = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64');
