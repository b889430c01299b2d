import { createHash } from 'node:crypto';
import type { AccessControl } from '../access.ts';
import type { BucketSpec } from '../template/buckets.ts';
import type { RestCall, RestReply } from './aws-endpoint.ts';
import type { ObjectFiles } from './object-files.ts';

/*
 * S3 as a function sees it, as far as the functions use it: PutObject under a condition, GetObject, HeadObject and
 * ListObjectsV2, path style. Everything else is refused by name.
 */

interface Target {
  readonly bucket: BucketSpec;
  readonly key: string;
}

const XML = { 'content-type': 'application/xml' };
/** Most keys of one page, S3's own bound. */
const MAX_KEYS = 1000;

export class S3Service {
  private readonly buckets: ReadonlyMap<string, BucketSpec>;
  private readonly files: ObjectFiles;
  private readonly access: AccessControl;

  constructor(buckets: readonly BucketSpec[], files: ObjectFiles, access: AccessControl) {
    this.buckets = new Map(buckets.map((bucket) => [bucket.name, bucket]));
    this.files = files;
    this.access = access;
  }

  readonly handle = async (call: RestCall): Promise<RestReply> => {
    const [name = '', ...rest] = call.path.slice(1).split('/').map(decodeURIComponent);
    const bucket = this.buckets.get(name);
    if (!bucket) return s3Error(404, 'NoSuchBucket', `the bucket ${name} does not exist`);
    const target = { bucket, key: rest.join('/') };
    if (call.method === 'PUT' && target.key) return this.put(call, target);
    if ((call.method === 'GET' || call.method === 'HEAD') && target.key) return this.get(call, target);
    if (call.method === 'GET' && call.query.get('list-type') === '2') return this.list(call, bucket);
    return s3Error(501, 'NotImplemented', `${call.method} ${call.path} does not run on this machine`);
  };

  private put({ caller, headers, body }: RestCall, target: Target): RestReply {
    const denied = this.denies(caller, 's3:PutObject', target);
    if (denied) return denied;
    const ifNoneMatch = headers['if-none-match'];
    if (ifNoneMatch !== undefined && ifNoneMatch !== '*')
      return s3Error(501, 'NotImplemented', 'If-None-Match takes * only');
    if (ifNoneMatch === undefined && target.bucket.newObjectsOnly)
      return accessDenied(caller, 's3:PutObject', 'an explicit deny in a resource-based policy');
    if (String(headers['content-encoding'] ?? '').includes('aws-chunked'))
      return s3Error(501, 'NotImplemented', 'chunked uploads do not run on this machine');
    const standing = this.files.read(target.bucket.name, target.key);
    const ifMatch = headers['if-match'];
    if (ifMatch !== undefined && !standing)
      return s3Error(404, 'NoSuchKey', 'The specified key does not exist.');
    const isMet = ifNoneMatch
      ? !standing
      : ifMatch === undefined || (standing && ifMatch === etagOf(standing));
    if (!isMet)
      return s3Error(
        412,
        'PreconditionFailed',
        'At least one of the pre-conditions you specified did not hold',
      );
    this.files.write(target.bucket.name, target.key, body);
    return { status: 200, headers: { etag: etagOf(body) }, body: '' };
  }

  private get({ caller, method }: RestCall, target: Target): RestReply {
    const denied = this.denies(caller, 's3:GetObject', target);
    if (denied) return denied;
    const bytes = this.files.read(target.bucket.name, target.key);
    if (!bytes) {
      // S3 tells that a key does not exist only to those who may list the bucket.
      if (!this.access.may(caller, 's3:ListBucket', target.bucket.arn))
        return accessDenied(caller, 's3:ListBucket');
      return s3Error(404, method === 'HEAD' ? 'NotFound' : 'NoSuchKey', 'The specified key does not exist.');
    }
    const headers = { etag: etagOf(bytes), 'content-type': 'application/octet-stream' };
    if (method === 'GET') return { status: 200, headers, body: bytes };
    return { status: 200, headers: { ...headers, 'content-length': String(bytes.length) }, body: '' };
  }

  private list({ caller, query }: RestCall, bucket: BucketSpec): RestReply {
    if (!this.access.may(caller, 's3:ListBucket', bucket.arn)) return accessDenied(caller, 's3:ListBucket');
    const prefix = query.get('prefix') ?? '';
    const after = query.get('continuation-token') ?? query.get('start-after') ?? '';
    const limit = Math.min(Number(query.get('max-keys') ?? MAX_KEYS), MAX_KEYS);
    const keys = this.files.keys(bucket.name).filter((key) => key.startsWith(prefix) && key > after);
    const page = keys.slice(0, limit);
    const isTruncated = page.length < keys.length;
    const contents = page.map((key) => `<Contents><Key>${escaped(key)}</Key></Contents>`).join('');
    const next = isTruncated
      ? `<NextContinuationToken>${escaped(page.at(-1) ?? '')}</NextContinuationToken>`
      : '';
    return {
      status: 200,
      headers: XML,
      body: `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><Name>${escaped(bucket.name)}</Name><Prefix>${escaped(prefix)}</Prefix><KeyCount>${page.length}</KeyCount><MaxKeys>${limit}</MaxKeys><IsTruncated>${isTruncated}</IsTruncated>${contents}${next}</ListBucketResult>`,
    };
  }

  private denies(caller: string, action: string, { bucket, key }: Target): RestReply | undefined {
    return this.access.may(caller, action, `${bucket.arn}/${key}`) ? undefined : accessDenied(caller, action);
  }
}

const etagOf = (bytes: Buffer): string => `"${createHash('md5').update(bytes).digest('hex')}"`;

const accessDenied = (
  caller: string,
  action: string,
  why = 'no identity-based policy allows it',
): RestReply =>
  s3Error(403, 'AccessDenied', `User: ${caller} is not authorized to perform: ${action} because of: ${why}`);

function s3Error(status: number, code: string, message: string): RestReply {
  const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${escaped(message)}</Message></Error>`;
  return { status, headers: XML, body };
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
