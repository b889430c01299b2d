import { randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server } from 'node:http';
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

/** One call of an AWS service that speaks REST: S3. */
export interface RestCall {
  readonly caller: string;
  readonly method: string;
  /** As sent, percent-encoded */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface RestReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

export type RestService = (call: RestCall) => Promise<RestReply>;

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

/** What the endpoint serves: services by the prefix of `X-Amz-Target`, REST services by the name that a call is signed for. */
export interface Services {
  readonly json: Readonly<Record<string, AwsService>>;
  readonly rest: Readonly<Record<string, RestService>>;
}

/** `Credential=<access key id>/<date>/<region>/<service>/aws4_request` */
const CREDENTIAL = /Credential=([^/,\s]+)\/[^/]*\/[^/]*\/([^/]+)\//;

/** The HTTP endpoint that the handlers' SDKs talk to instead of AWS; only callers known to `isCaller` are served. */
export class AwsEndpoint {
  private readonly server: Server;
  private readonly services: Services;
  private readonly isCaller: (name: string) => boolean;

  constructor(services: Services, isCaller: (name: string) => boolean) {
    this.services = services;
    this.isCaller = isCaller;
    this.server = createServer(async (request, response) => {
      const { status, headers, body } = await this.answer(request).catch((error: unknown) =>
        asRest(
          awsError(500, 'InternalServerError', error instanceof Error ? error.message : String(error)),
          request,
        ),
      );
      response.writeHead(status, {
        'content-length': Buffer.byteLength(body),
        ...headers,
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

  private async answer(request: IncomingMessage): Promise<RestReply> {
    const body = await readBytes(request);
    const [, caller, signedFor = ''] = CREDENTIAL.exec(request.headers.authorization ?? '') ?? [];
    if (caller === undefined || !this.isCaller(caller)) return asRest(unknownCaller, request);
    const rest = this.services.rest[signedFor];
    if (rest) return rest({ caller, body, ...requestLine(request), headers: request.headers });
    const [prefix = '', operation = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
    const service = this.services.json[prefix];
    if (!service) return asRest(unknownService(prefix || signedFor), request);
    return asRest(await service({ caller, operation, body: body.toString('utf8') }), request);
  }
}

const unknownCaller = awsError(
  400,
  'com.amazon.coral.service#UnrecognizedClientException',
  'The security token included in the request is invalid.',
);

const unknownService = (name: string): AwsReply =>
  awsError(
    400,
    'com.amazon.coral.service#UnknownOperationException',
    `${name || 'this service'} does not run here`,
  );

/** JSON services answer in the media type that they were asked in. */
const asRest = ({ status, body }: AwsReply, request: IncomingMessage): RestReply => ({
  status,
  headers: { 'content-type': request.headers['content-type'] ?? 'application/x-amz-json-1.0' },
  body,
});

function requestLine({ method = 'GET', url = '/' }: IncomingMessage) {
  const [path = '/', ...query] = url.split('?');
  return { method, path, query: new URLSearchParams(query.join('?')) };
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
