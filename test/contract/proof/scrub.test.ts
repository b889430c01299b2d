import { DeleteItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commitHash } from '../../../events/commit.ts';
import { liveViews } from '../../../functions/scrub/live-views.ts';
import { scrubLedger } from '../../../functions/scrub/scrub.ts';
import type { Log } from '../../../functions/shared/consumer.ts';
import { nodeSha256 } from '../../../functions/shared/ledger/node-sha256.ts';
import { tileKey } from '../../../functions/shared/proof/log.ts';
import { logReader } from '../../../functions/shared/proof/log-reader.ts';
import { SHIJINGSHAN } from '../../support/district.ts';
import { type LogDistrict, openLogDistrict } from '../../support/log/log-district.ts';
import { special, upTo } from '../../support/stories.ts';

let district: LogDistrict;
const alarms: Record<string, unknown>[] = [];
const logger: Log = { info() {}, warn() {}, error: (_, fields) => void alarms.push(fields) };
beforeEach(() => {
  alarms.length = 0;
});

const scrub = (timeLeft?: () => number) =>
  scrubLedger(
    {
      ledger: district.ledger,
      bucket: district.bucket,
      log: logReader(district.bucket, district.tools.heads),
      views: district.reader,
      live: liveViews(district.client, 'Views'),
      laws: district.laws,
      logger,
    },
    SHIJINGSHAN,
    timeLeft,
  );

async function open(): Promise<number> {
  district = await openLogDistrict();
  await district.registerOrganisations();
  await district.live('flood', upTo(special, 'issue'));
  await district.project();
  await district.checkpoint();
  return (await district.ledger.tail(SHIJINGSHAN)).position;
}

describe('the daily scrub, of the views', () => {
  let commits: number;
  beforeAll(async () => {
    commits = await open();
  });
  afterAll(() => district.close());

  const planKey = { pk: { S: '110107#g1#plan#flood' }, sk: { S: 'plan' } };
  const set = (key: typeof planKey, attribute: string, S: string) =>
    district.client.send(
      new UpdateItemCommand({
        TableName: 'Views',
        Key: key,
        UpdateExpression: 'SET #a = :v',
        ExpressionAttributeNames: { '#a': attribute },
        ExpressionAttributeValues: { ':v': { S } },
        ReturnValues: 'ALL_OLD',
      }),
    );

  it('finds nothing where nothing is wrong, and has looked at everything', async () => {
    const result = await scrub();
    expect(result).toMatchObject({ commits, signed: commits, findings: [], differences: [] });
    expect(result.items).toBe((await district.items('g1')).length);
    expect(alarms).toEqual([]);
  });

  it('finds a view that was edited, and an index key', async () => {
    const { Attributes = {} } = await set(planKey, 'view', '{"kind":"PLAN","position":1}');
    expect((await scrub()).differences).toEqual([{ pk: planKey.pk.S, sk: 'plan', kind: 'DIFFERENT' }]);
    expect(alarms).toMatchObject([{ alarm: 'VIEWS_DIFFER', ledger: SHIJINGSHAN, count: 1 }]);
    await set(planKey, 'view', Attributes['view']?.S ?? '');
    await set(planKey, 'registerSk', 'SPECIAL#REPEALED#x#flood');
    expect((await scrub()).differences).toMatchObject([{ sk: 'plan', kind: 'DIFFERENT' }]);
    await set(planKey, 'registerSk', Attributes['registerSk']?.S ?? '');
    expect((await scrub()).differences).toEqual([]);
  });

  it('finds an item that is gone, one that nobody wrote, and one that claims a position beyond the ledger', async () => {
    const { Attributes = {} } = await district.client.send(
      new DeleteItemCommand({ TableName: 'Views', Key: planKey, ReturnValues: 'ALL_OLD' }),
    );
    expect((await scrub()).differences).toEqual([{ pk: planKey.pk.S, sk: 'plan', kind: 'MISSING' }]);
    const forged = { ...Attributes, pk: { S: '110107#g1#plan#forged' } };
    await district.client.send(new PutItemCommand({ TableName: 'Views', Item: forged }));
    await district.client.send(
      new PutItemCommand({ TableName: 'Views', Item: { ...Attributes, position: { N: '999999' } } }),
    );
    expect((await scrub()).differences).toEqual([
      { pk: planKey.pk.S, sk: 'plan', kind: 'DIFFERENT' },
      { pk: '110107#g1#plan#forged', sk: 'plan', kind: 'SURPLUS' },
    ]);
    const Key = { pk: forged.pk, sk: { S: 'plan' } };
    await district.client.send(new DeleteItemCommand({ TableName: 'Views', Key }));
    await district.client.send(new PutItemCommand({ TableName: 'Views', Item: Attributes }));
    expect((await scrub()).differences).toEqual([]);
  });

  it('leaves what changed meanwhile to the next run', async () => {
    const behind = { ...district.reader, served: district.reader.served };
    const served = await behind.served(SHIJINGSHAN);
    await district.live('flood', upTo(special, 'disclose'), upTo(special, 'issue').length);
    await district.project();
    const result = await scrubLedger(
      {
        ledger: district.ledger,
        bucket: district.bucket,
        log: logReader(district.bucket, district.tools.heads),
        views: { served: async () => served },
        live: liveViews(district.client, 'Views'),
        laws: district.laws,
        logger,
      },
      SHIJINGSHAN,
    );
    expect(result.differences).toEqual([]);
    expect((await scrub()).differences).toEqual([]);
  });

  it('says so when its time is not enough', async () => {
    let calls = 0;
    await expect(scrub(() => (++calls < 5 ? 60_000 : 1_000))).rejects.toMatchObject({
      alarm: 'SCRUB_UNFINISHED',
    });
  });
});

describe('the daily scrub, of the ledger', () => {
  beforeEach(async () => {
    await open();
  });
  const codes = async () => (await scrub()).findings.map(({ code, position }) => [code, position]);
  const alarm = () => alarms.map((fields) => fields['alarm']);

  it('finds an edited commit far back, and does not go on to the views', async () => {
    await district.tamper(2, 'header', { S: '{}' });
    expect(await codes()).toEqual([['UNREADABLE', 2]]);
    expect(alarm()).toEqual(['LEDGER_DIFFERS']);
    await district.close();
  });

  it('finds an edited body, a removed commit, and a body withheld in silence', async () => {
    await district.withhold(3, 0);
    expect(await codes()).toEqual([['SILENT_REDACTION', undefined]]);
    const Key = { ledger: { S: SHIJINGSHAN }, position: { N: '5' } };
    await district.client.send(new DeleteItemCommand({ TableName: 'Ledger', Key }));
    expect(await codes()).toContainEqual(['MISSING', 5]);
    await district.close();
  });

  it('finds the last commits rewritten with all their hashes, by the leaves that were signed', async () => {
    const { position } = await district.ledger.tail(SHIJINGSHAN);
    const { header } = await district.stored(position);
    const edited = header.replace('water-bureau', 'fire-bureau');
    await district.tamper(position, 'header', { S: edited });
    await district.tamper(position, 'hash', { B: commitHash(edited, nodeSha256) });
    expect(await codes()).toEqual([
      ['REWRITTEN', position],
      ['ROOT', undefined],
    ]);
    await district.close();
  });

  it('finds a cut tail', async () => {
    const { position } = await district.ledger.tail(SHIJINGSHAN);
    const Key = { ledger: { S: SHIJINGSHAN }, position: { N: String(position) } };
    await district.client.send(new DeleteItemCommand({ TableName: 'Ledger', Key }));
    expect(await codes()).toEqual([['CUT', undefined]]);
    await district.close();
  });

  it('finds tiles that are not those of the ledger', async () => {
    const { position } = await district.ledger.tail(SHIJINGSHAN);
    const key = tileKey(SHIJINGSHAN, { level: 0, index: 0, width: position });
    const tile = district.bucket.objects.get(key)?.slice() ?? new Uint8Array();
    tile[32] = (tile[32] ?? 0) ^ 1;
    district.bucket.objects.set(key, tile);
    expect(await codes()).toEqual([['REWRITTEN', 2]]);
    district.bucket.objects.delete(key);
    expect(await codes()).toEqual([['TILES', undefined]]);
    await district.close();
  });
});
