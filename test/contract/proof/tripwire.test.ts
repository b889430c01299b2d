import type { DynamoDBRecord } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commitHash } from '../../../events/commit.ts';
import { auditStream, eventId } from '../../../events/identifiers.ts';
import type { Log } from '../../../functions/shared/consumer.ts';
import { nodeSha256 } from '../../../functions/shared/ledger/node-sha256.ts';
import { inspectChange } from '../../../functions/tripwire/tripwire.ts';
import { SHIJINGSHAN } from '../../support/district.ts';
import { type LogDistrict, openLogDistrict } from '../../support/log/log-district.ts';

let district: LogDistrict;
const alarms: Record<string, unknown>[] = [];
const quiet: Record<string, unknown>[] = [];
const log: Log = {
  info: (_, fields) => void quiet.push(fields),
  warn() {},
  error: (_, fields) => void alarms.push(fields),
};

beforeAll(async () => {
  district = await openLogDistrict();
  await district.grow(8);
});
afterAll(() => district.close());
beforeEach(() => {
  alarms.length = 0;
  quiet.length = 0;
});

const record = (eventName: string, position: number, ledger: string = SHIJINGSHAN) =>
  ({
    eventName,
    dynamodb: { Keys: { ledger: { S: ledger }, position: { N: String(position) } } },
  }) as DynamoDBRecord;
const inspect = (...args: Parameters<typeof record>) => inspectChange({ ...district, log }, record(...args));
const alarm = (position: number, change: string, reason: unknown) => ({
  alarm: 'LEDGER_CHANGED',
  ledger: SHIJINGSHAN,
  position,
  change,
  reason,
});

describe('the tripwire', () => {
  it('says nothing of commits that are added', async () => {
    await inspect('INSERT', 8);
    expect([alarms, quiet]).toEqual([[], []]);
  });

  it('raises the alarm for whatever is removed', async () => {
    await inspect('REMOVE', 3);
    expect(alarms).toEqual([alarm(3, 'REMOVE', 'a commit was removed')]);
  });

  it('raises the alarm for a write that changed nothing that can be seen', async () => {
    await inspect('MODIFY', 3);
    expect(alarms).toEqual([alarm(3, 'MODIFY', expect.stringContaining('no body is withheld'))]);
  });

  it('raises the alarm for a header that was edited, also with its hash made anew', async () => {
    const stored = await district.stored(4);
    const header = stored.header.replace('water-bureau', 'fire-bureau');
    await district.tamper(4, 'header', { S: header });
    await inspect('MODIFY', 4);
    await district.tamper(4, 'hash', { B: commitHash(header, nodeSha256) });
    await inspect('MODIFY', 4);
    expect(alarms).toEqual([
      alarm(4, 'MODIFY', expect.stringContaining('not the hash of the stored header')),
      alarm(4, 'MODIFY', expect.stringContaining('names another hash')),
    ]);
    await district.tamper(4, 'header', { S: stored.header });
    await district.tamper(4, 'hash', { B: stored.hash });
  });

  it('raises the alarm for a body that is withheld without a decision', async () => {
    await district.withhold(5, 0);
    await inspect('MODIFY', 5);
    expect(alarms).toEqual([
      alarm(5, 'MODIFY', expect.stringContaining('no decision was recorded to redact 5.0')),
    ]);
  });

  it('stays quiet for a redaction on record, and for that one only', async () => {
    await district.append(auditStream(), 0, [
      {
        type: 'BodyRedacted',
        occurredOn: '2026-03-02' as never,
        body: {
          target: eventId(5, 0),
          request: eventId(1, 0),
          ground: 'PERSONAL_DATA',
          reason: '误录个人电话',
        },
      },
    ]);
    await inspect('MODIFY', 5);
    expect([alarms.length, quiet.length]).toEqual([0, 1]);
    await district.withhold(6, 0);
    await inspect('MODIFY', 6);
    expect(alarms).toEqual([alarm(6, 'MODIFY', expect.stringContaining('6.0'))]);
  });

  it('raises the alarm for a changed item that is gone, or can’t be read, or lies in no ledger', async () => {
    await inspect('MODIFY', 99);
    await district.tamper(7, 'recordedAt', { S: 'never' });
    await inspect('MODIFY', 7);
    await inspect('MODIFY', 1, 'elsewhere');
    expect(alarms.map(({ reason }) => reason)).toEqual([
      'no commit stands here',
      expect.stringContaining('recordedAt'),
      'the key is not that of a ledger',
    ]);
  });

  it('asks to be shown again what it can not judge now', async () => {
    const down = {
      ...district.ledger,
      read: () => {
        throw new Error('not now');
      },
    };
    await expect(inspectChange({ ledger: down, log }, record('MODIFY', 1))).rejects.toThrow('not now');
    expect(alarms).toEqual([]);
  });
});
