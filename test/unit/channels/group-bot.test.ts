import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { groupBots } from '../../../functions/shared/bot/group-bot.ts';
import { TransportTrouble } from '../../../functions/shared/delivery.ts';
import type { GroupBot } from '../../../functions/shared/directory/people.ts';

interface Seen {
  readonly path: string;
  readonly query: Record<string, string>;
  readonly body: Record<string, unknown>;
}

const NOW = new Date('2026-06-05T01:00:00.123Z');
const seen: Seen[] = [];
let answer: { status: number; body: unknown };
let server: Server;
let host: string;
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '', 'http://x');
    seen.push({
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      body: JSON.parse(Buffer.concat(chunks).toString()),
    });
    response.writeHead(answer.status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  seen.length = 0;
  answer = { status: 200, body: { errcode: 0, errmsg: 'ok' } };
});

const send = (kind: GroupBot['kind'], path: string, secret?: string, at = `http://${host}`) =>
  groupBots(() => NOW, [host]).send({
    bot: { kind, url: `${at}${path}`, ...(secret && { secret }) },
    text: '[预案台账] 今日到期',
  });

describe('the bot of a group', () => {
  it('of 企业微信 takes text under its key', async () => {
    expect(await send('WECOM', '/cgi-bin/webhook/send?key=abc')).toMatchObject({ status: 'ACCEPTED' });
    expect(seen).toEqual([
      {
        path: '/cgi-bin/webhook/send',
        query: { key: 'abc' },
        body: { msgtype: 'text', text: { content: '[预案台账] 今日到期' } },
      },
    ]);
  });

  it('of 钉钉 takes it signed with time and secret in the address', async () => {
    expect(await send('DINGTALK', '/robot/send?access_token=t', 'SEC1')).toMatchObject({
      status: 'ACCEPTED',
    });
    const timestamp = '1780621200123';
    const sign = createHmac('sha256', 'SEC1').update(`${timestamp}\nSEC1`).digest('base64');
    expect(seen[0]?.query).toEqual({ access_token: 't', timestamp, sign });
    expect(String(NOW.getTime())).toBe(timestamp);
    await send('DINGTALK', '/robot/send?access_token=t');
    expect(seen[1]?.query).toEqual({ access_token: 't' });
  });

  it('of 飞书 takes it signed in the body', async () => {
    answer = { status: 200, body: { code: 0, msg: 'success' } };
    expect(await send('FEISHU', '/open-apis/bot/v2/hook/x', 'S2')).toMatchObject({ status: 'ACCEPTED' });
    const timestamp = '1780621200';
    const sign = createHmac('sha256', `${timestamp}\nS2`).update('').digest('base64');
    expect(seen[0]?.body).toEqual({
      timestamp,
      sign,
      msg_type: 'text',
      content: { text: '[预案台账] 今日到期' },
    });
  });

  it('that says no has said so for good, unless it says later or nothing', async () => {
    answer = { status: 200, body: { errcode: 310000, errmsg: 'sign not match' } };
    expect(await send('DINGTALK', '/x', 'S')).toMatchObject({
      status: 'REFUSED',
      response: '310000 sign not match',
    });
    for (const later of [
      { status: 200, body: { errcode: 45009, errmsg: 'api freq out of limit' } },
      { status: 200, body: { errcode: 130101, errmsg: 'send too fast' } },
      { status: 502, body: {} },
      { status: 200, body: 'no such thing' },
    ]) {
      answer = later;
      await expect(send('WECOM', '/x')).rejects.toThrow(TransportTrouble);
    }
  });

  it('is nowhere but at the three services', async () => {
    const elsewhere = groupBots(() => NOW);
    const bot = { kind: 'WECOM', url: `http://${host}/x` } as const;
    expect(await elsewhere.send({ bot, text: 'x' })).toMatchObject({ status: 'REFUSED' });
    expect(seen).toEqual([]);
  });

  it('has its address in no error', async () => {
    const trouble = await send('WECOM', '/x?key=geheim', undefined, 'http://127.0.0.1:1').catch(String);
    expect(JSON.stringify(trouble)).not.toContain('geheim');
    answer = { status: 502, body: {} };
    const error = await send('WECOM', '/x?key=geheim').catch((thrown: unknown) => thrown);
    expect(String(error)).not.toContain('geheim');
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('geheim');
  });
});
