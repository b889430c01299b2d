import {
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { Bucket } from './bucket.ts';

/** The process's one client. The endpoint is the SDK's own setting (AWS_ENDPOINT_URL_S3). */
export const s3Client = () =>
  new S3Client({ maxAttempts: 4, requestHandler: { connectionTimeout: 1000, requestTimeout: 5000 } });

const MAX_TRIES = 3;

/** A bucket of S3, or of what speaks like it. */
export const s3Bucket = (client: S3Client, name: string): Bucket => ({
  async get(key) {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: name, Key: key }));
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  },
  putNew: (key, bytes) =>
    putNew(client, new PutObjectCommand({ Bucket: name, Key: key, Body: bytes, IfNoneMatch: '*' })),
  async list(prefix, { after, limit }) {
    const { Contents = [] } = await client.send(
      new ListObjectsV2Command({
        Bucket: name,
        Prefix: prefix,
        MaxKeys: limit,
        ...(after && { StartAfter: after }),
      }),
    );
    return Contents.flatMap(({ Key }) => (Key === undefined ? [] : [Key]));
  },
});

async function putNew(client: S3Client, command: PutObjectCommand): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    try {
      await client.send(command);
      return true;
    } catch (error) {
      const code = error instanceof Error ? error.name : '';
      // 412: an object stands there, perhaps from an earlier try of this very request whose answer was lost.
      if (code === 'PreconditionFailed') return false;
      // 409: somebody writes at this moment. S3 asks to try again.
      if (code !== 'ConditionalRequestConflict' || tries === MAX_TRIES) throw error;
    }
  }
}
