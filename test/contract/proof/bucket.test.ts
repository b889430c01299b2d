import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bucket, keepObject, ObjectDiffers } from '../../../functions/shared/bucket/bucket.ts';
import { s3Bucket } from '../../../functions/shared/bucket/s3-bucket.ts';
import { type LocalAws, openLocalAws } from '../../support/log/local-aws.ts';
import { MemoryBucket } from '../../support/log/memory-bucket.ts';

let aws: LocalAws;
beforeAll(async () => {
  aws = await openLocalAws();
});
afterAll(() => aws.close());

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe.each<[string, () => Bucket]>([
  ['in memory', () => new MemoryBucket()],
  ['of the local S3, through the SDK', () => s3Bucket(aws.s3(), aws.bucket)],
])('a bucket %s', (name, open) => {
  const root = `110107/tile/${name.length}`;
  let bucket: Bucket;
  beforeAll(() => {
    bucket = open();
  });

  it('gives what was put, byte for byte, and nothing for what was not', async () => {
    const binary = Uint8Array.from({ length: 256 }, (_, at) => at);
    expect(await bucket.putNew(`${root}/binary.p/1`, binary)).toBe(true);
    expect(await bucket.get(`${root}/binary.p/1`)).toEqual(binary);
    expect(await bucket.get(`${root}/absent`)).toBeUndefined();
  });

  it('never overwrites: the second put is told so, and nothing changes', async () => {
    await bucket.putNew(`${root}/once`, bytes('first'));
    expect(await bucket.putNew(`${root}/once`, bytes('second'))).toBe(false);
    expect(await bucket.get(`${root}/once`)).toEqual(bytes('first'));
  });

  it('lets one of many writers win', async () => {
    const wins = await Promise.all(
      Array.from({ length: 8 }, (_, writer) => bucket.putNew(`${root}/race`, bytes(`writer ${writer}`))),
    );
    expect(wins.filter(Boolean)).toHaveLength(1);
    expect(await bucket.get(`${root}/race`)).toEqual(bytes(`writer ${wins.indexOf(true)}`));
  });

  it('keeps an object again when it is the same, and refuses when it is another', async () => {
    await keepObject(bucket, `${root}/kept`, bytes('same'));
    await expect(keepObject(bucket, `${root}/kept`, bytes('same'))).resolves.toBeUndefined();
    await expect(keepObject(bucket, `${root}/kept`, bytes('other'))).rejects.toThrow(ObjectDiffers);
  });

  it('lists keys under a prefix in order, after one of them, a page at a time', async () => {
    for (const key of ['c', 'a', 'b', 'd & <e>', 'x#2'])
      await bucket.putNew(`${root}/list/${key}`, bytes(key));
    const list = (after: string, limit = 1000) => bucket.list(`${root}/list/`, { after, limit });
    expect(await list('')).toEqual(['a', 'b', 'c', 'd & <e>', 'x#2'].map((key) => `${root}/list/${key}`));
    expect(await list(`${root}/list/a`, 2)).toEqual([`${root}/list/b`, `${root}/list/c`]);
    expect(await list(`${root}/list/x#2`)).toEqual([]);
  });
});

describe('the local S3', () => {
  const put = (caller: string, Bucket: string, Key: string, more: object = {}) =>
    aws.s3(caller).send(new PutObjectCommand({ Bucket, Key, Body: bytes('x'), ...more }));

  it('asks the role of the caller, for the very object', async () => {
    await expect(put('reader', aws.bucket, '110107/tile/no', { IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    await expect(put('writer', aws.bucket, '110107/secret', { IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    await expect(put('nobody', aws.bucket, '110107/tile/no')).rejects.toThrow();
  });

  it('tells that a key does not exist only to those who may list', async () => {
    const absent = new GetObjectCommand({ Bucket: aws.bucket, Key: '110107/tile/absent' });
    await expect(aws.s3('reader').send(absent)).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(aws.s3('writer').send(absent)).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('refuses a write that could overwrite where the policy of the bucket says so', async () => {
    await expect(put('writer', aws.bucket, '110107/tile/plain')).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    await expect(put('writer', aws.open, 'plain')).resolves.toMatchObject({ ETag: expect.any(String) });
  });

  it('replaces under If-Match what has that tag, and nothing else', async () => {
    const { ETag } = await put('writer', aws.open, 'matched');
    const head = await aws.s3().send(new HeadObjectCommand({ Bucket: aws.open, Key: 'matched' }));
    expect([head.ETag, head.ContentLength]).toEqual([ETag, 1]);
    await expect(put('writer', aws.open, 'matched', { IfMatch: '"other"' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    await expect(put('writer', aws.open, 'matched', { IfMatch: ETag })).resolves.toBeDefined();
  });

  it('keeps every object inside its directory, whatever its key', async () => {
    await put('writer', aws.open, '../../escape');
    await put('writer', aws.open, '..');
    expect(readdirSync(join(aws.directory, 'buckets')).sort()).toEqual(['AuditLog', 'Open']);
    expect(readdirSync(aws.directory).sort()).toContain('buckets');
    expect(readdirSync(aws.directory)).not.toContain('escape');
  });

  it('names what it does not do', async () => {
    await expect(s3Bucket(aws.s3(), 'Absent').get('k')).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });
});
