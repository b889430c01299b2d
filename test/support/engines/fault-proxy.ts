import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What can happen to one request between a process and its engine. */
export type Fault =
  /** done, and the connection breaks before the answer */
  | 'ANSWER_LOST'
  /** done, and the answer is an error of the engine */
  | 'DONE_BUT_500'
  /** done, and the answer takes longer than the client waits */
  | 'ANSWER_LATE'
  /** not done: the connection breaks */
  | 'RESET'
  /** not done: the engine is busy */
  | 'THROTTLED'
  /** not done: the engine is broken */
  | 'BROKEN';

/** Decides what happens to the next request; `operation` is `PutItem`, `Query` … */
export type NextFault = (operation: string) => Fault | undefined;

export interface FaultProxy {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** How long an answer is held back; clients of this proxy give up sooner. */
export const LATE_MS = 400;

/** A real proxy in front of a real engine: errors have the shape that the SDK gives them, because they are real. */
export async function startFaultProxy(engine: string, nextFault: NextFault): Promise<FaultProxy> {
  const server = createServer(async (incoming, answer) => {
    const body = await bytesOf(incoming);
    const fault = nextFault(String(incoming.headers['x-amz-target']).split('.')[1] ?? '');
    if (fault === 'RESET') return incoming.socket.resetAndDestroy();
    if (fault === 'THROTTLED') return refuse(answer, 400, 'ThrottlingException');
    if (fault === 'BROKEN') return refuse(answer, 500, 'InternalServerError');
    const { status, text } = await forward(engine, incoming, body);
    if (fault === 'ANSWER_LOST') return incoming.socket.resetAndDestroy();
    if (fault === 'DONE_BUT_500') return refuse(answer, 500, 'InternalServerError');
    if (fault === 'ANSWER_LATE') await new Promise((resolve) => setTimeout(resolve, LATE_MS));
    answer.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function refuse(answer: ServerResponse, status: number, type: string): void {
  const body = JSON.stringify({
    __type: `com.amazonaws.dynamodb.v20120810#${type}`,
    message: 'injected by the test',
  });
  answer.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(body);
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function forward(
  engine: string,
  incoming: IncomingMessage,
  body: Buffer,
): Promise<{ status: number; text: Buffer }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(engine, { method: 'POST', headers: incoming.headers }, async (reply) =>
      resolve({ status: reply.statusCode ?? 500, text: await bytesOf(reply) }),
    );
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}
