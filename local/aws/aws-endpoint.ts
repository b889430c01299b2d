import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call of an AWS service that speaks JSON over HTTP. */
export interface AwsCall {
  /** Function on whose behalf it is: the access key id it signed with */
  readonly caller: string;
  readonly operation: string;
  readonly body: string;
}

export interface AwsReply {
  readonly status: number;
  readonly body: string;
}

export type AwsService = (call: AwsCall) => Promise<AwsReply>;

/** An error as AWS services answer it; SDKs make an exception of that name of it. */
export function awsError(status: number, type: string, message: string): AwsReply {
  return { status, body: JSON.stringify({ __type: type, message }) };
}

/** IAM's "no", word for word what a role without the grant gets on AWS. */
export function accessDenied(caller: string, action: string, resourceArn: string): AwsReply {
  return awsError(
    400,
    'com.amazon.coral.service#AccessDeniedException',
    `User: ${caller} is not authorized to perform: ${action} on resource: ${resourceArn} because no identity-based policy allows the ${action} action`,
  );
}

/**
 * The HTTP endpoint that the handlers' SDKs talk to instead of AWS. Services are told apart by the prefix of
 * `X-Amz-Target` (`DynamoDB_20120810`, `AWSEvents`); only callers known to `isCaller` are served.
 */
export class AwsEndpoint {
  private readonly server: Server;
  private readonly services: Readonly<Record<string, AwsService>>;
  private readonly isCaller: (name: string) => boolean;

  constructor(services: Readonly<Record<string, AwsService>>, isCaller: (name: string) => boolean) {
    this.services = services;
    this.isCaller = isCaller;
    this.server = createServer(async (request, response) => {
      const { status, body } = await this.answer(request).catch((error: unknown) =>
        awsError(500, 'InternalServerError', error instanceof Error ? error.message : String(error)),
      );
      response.writeHead(status, {
        'content-type': request.headers['content-type'] ?? 'application/x-amz-json-1.0',
        'content-length': Buffer.byteLength(body),
        'x-amzn-requestid': randomUUID(),
      });
      response.end(body);
    });
    this.server.keepAliveTimeout = 60_000;
  }

  /** Listens on a free port of the loopback interface and gives its address. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(0, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  private async answer(request: IncomingMessage): Promise<AwsReply> {
    const body = await readText(request);
    const caller = /Credential=([^/,\s]+)\//.exec(request.headers.authorization ?? '')?.[1];
    if (caller === undefined || !this.isCaller(caller))
      return awsError(
        400,
        'com.amazon.coral.service#UnrecognizedClientException',
        'The security token included in the request is invalid.',
      );
    const [prefix = '', operation = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
    const service = this.services[prefix];
    if (!service)
      return awsError(
        400,
        'com.amazon.coral.service#UnknownOperationException',
        `${prefix || 'this service'} does not run here`,
      );
    return service({ caller, operation, body });
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
