import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { type HttpReply, type HttpRequest, problemReply } from './reply.ts';

/** API Gateway's own limit for a request body. Functions refuse far smaller ones. */
const LARGEST_BODY = 10 * 1024 * 1024;
/** How long requests under way may go on once the server is to stop. */
const GRACE_MS = 10_000;

type Handler = (request: HttpRequest) => Promise<HttpReply>;

/** The server that browsers and API clients talk to. It answers 503 from the moment it listens until it is `ready`. */
export class HttpServer {
  private readonly server: Server;
  private handler: Handler | undefined;

  constructor() {
    this.server = createServer((request, response) => void this.respond(request, response));
  }

  /** @param port 0 for a free one. Rejects with the system's error, e.g. EADDRINUSE. */
  async listen(host: string, port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, () => {
        this.server.off('error', reject);
        resolve();
      });
    });
    return (this.server.address() as AddressInfo).port;
  }

  ready(handler: Handler): void {
    this.handler = handler;
  }

  /** Takes no more requests and lets those under way finish. A second call does nothing. */
  async close(): Promise<void> {
    if (!this.server.listening) return;
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeIdleConnections();
    const cut = setTimeout(() => this.server.closeAllConnections(), GRACE_MS);
    await closed;
    clearTimeout(cut);
  }

  private async respond(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = { ...headOf(incoming), body: Buffer.alloc(0) };
    try {
      const body = await readBody(incoming);
      if (body === 'TOO_LARGE') return this.refuseBody(request, incoming, response);
      send(response, await this.answer({ ...request, body }));
    } catch (error) {
      if (incoming.destroyed && !incoming.complete) return;
      process.stderr.write(
        `${request.method} ${request.path}: ${error instanceof Error ? error.stack : error}\n`,
      );
      send(
        response,
        problemReply(request, {
          type: 'internal',
          code: 'RUNTIME_FAILED',
          text: { zh: '本地运行环境出错', en: 'the local runtime failed' },
        }),
      );
    }
  }

  private async answer(request: HttpRequest): Promise<HttpReply> {
    if (this.handler) return this.handler(request);
    return problemReply(request, {
      type: 'unavailable',
      code: 'STARTING',
      text: { zh: '系统正在启动', en: 'the system is starting' },
      headers: { 'retry-after': '1' },
    });
  }

  /** Reads no further than the limit: the connection ends with the answer. */
  private refuseBody(request: HttpRequest, incoming: IncomingMessage, response: ServerResponse): void {
    const reply = problemReply(request, {
      type: 'too-large',
      code: 'BODY_TOO_LARGE',
      text: { zh: '请求内容超过 10 MB', en: 'the body is larger than 10 MB' },
      headers: { connection: 'close' },
    });
    send(response, reply, () => incoming.destroy());
  }
}

function headOf(incoming: IncomingMessage): Omit<HttpRequest, 'body'> {
  const [path = '/', ...query] = (incoming.url ?? '/').split('?');
  return {
    method: incoming.method ?? 'GET',
    path,
    query: query.join('?'),
    headers: plain(incoming.headers),
    sourceIp: incoming.socket.remoteAddress ?? '',
  };
}

function plain(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : value]],
    ),
  );
}

async function readBody(incoming: IncomingMessage): Promise<Buffer | 'TOO_LARGE'> {
  if (Number(incoming.headers['content-length'] ?? 0) > LARGEST_BODY) return 'TOO_LARGE';
  const chunks: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve, reject) => {
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > LARGEST_BODY) {
        incoming.pause();
        resolve('TOO_LARGE');
        return;
      }
      chunks.push(chunk);
    });
    incoming.on('end', () => resolve(Buffer.concat(chunks)));
    incoming.on('error', reject);
  });
}

function send(response: ServerResponse, reply: HttpReply, done?: () => void): void {
  if (response.destroyed) return;
  const headers = Object.fromEntries(
    Object.entries(reply.headers).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : [...value],
    ]),
  );
  const bare = reply.status === 204 || reply.status === 304;
  response.writeHead(
    reply.status,
    bare ? headers : { ...headers, 'content-length': Buffer.byteLength(reply.body) },
  );
  response.end(bare ? undefined : reply.body, done);
}
