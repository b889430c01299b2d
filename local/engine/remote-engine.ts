import { createHash, createHmac } from 'node:crypto';
import type { Engine, EngineReply, EngineRequest } from './engine.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

const UNREACHABLE = 'com.amazonaws.dynamodb.v20120810#ServiceUnavailable';

/** DynamoDB Local or DynamoDB itself, whatever `DYNAMODB_ENDPOINT` names; requests are signed (Signature Version 4). */
export class RemoteEngine implements Engine {
  readonly description: string;
  private readonly endpoint: URL;
  private readonly region: string;
  private readonly credentials: Credentials;

  constructor(endpoint: string, region: string, credentials: Credentials) {
    this.endpoint = new URL(endpoint);
    this.description = this.endpoint.origin;
    this.region = region;
    this.credentials = credentials;
  }

  async send({ operation, body }: EngineRequest): Promise<EngineReply> {
    try {
      const response = await fetch(this.endpoint, {
        method: 'POST',
        headers: this.sign(operation, body),
        body,
        signal: AbortSignal.timeout(30_000),
      });
      return { status: response.status, body: await response.text() };
    } catch (error) {
      const message = `${this.description} does not answer: ${error instanceof Error ? error.message : error}`;
      return { status: 503, body: JSON.stringify({ __type: UNREACHABLE, message }) };
    }
  }

  async close(): Promise<void> {}

  private sign(operation: string, body: string): Record<string, string> {
    const { accessKeyId, secretAccessKey, sessionToken } = this.credentials;
    const time = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '');
    const day = time.slice(0, 8);
    const headers: Record<string, string> = {
      'content-type': 'application/x-amz-json-1.0',
      host: this.endpoint.host,
      'x-amz-date': time,
      ...(sessionToken ? { 'x-amz-security-token': sessionToken } : {}),
      'x-amz-target': `DynamoDB_20120810.${operation}`,
    };
    const signed = Object.keys(headers).join(';');
    const canonical = [
      'POST',
      '/',
      '',
      ...Object.entries(headers).map(([name, value]) => `${name}:${value}`),
      '',
      signed,
      sha256(body),
    ].join('\n');
    const scope = `${day}/${this.region}/dynamodb/aws4_request`;
    const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
    const key = [day, this.region, 'dynamodb', 'aws4_request'].reduce<string | Buffer>(
      (secret, part) => createHmac('sha256', secret).update(part).digest(),
      `AWS4${secretAccessKey}`,
    );
    const signature = createHmac('sha256', key).update(toSign).digest('hex');
    const { host: _sentByFetch, ...sent } = headers;
    return {
      ...sent,
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${signed}, Signature=${signature}`,
    };
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
