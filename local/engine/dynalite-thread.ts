import { EventEmitter } from 'node:events';
import type { RequestListener } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import dynalite from 'dynalite';
import type { FromEngine, ToEngine } from './embedded-engine.ts';
import type { EngineReply, EngineRequest } from './engine.ts';

// dynalite speaks HTTP only; its request listener is called here with requests that never were on a wire.

if (!parentPort) throw new Error('this module is the engine thread of embedded-engine.ts');
const port = parentPort;
const { directory } = workerData as { directory: string };
const server = dynalite({ path: directory, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
const [listener] = server.listeners('request') as RequestListener[];

const HEADERS = {
  'content-type': 'application/x-amz-json-1.0',
  authorization: 'AWS4-HMAC-SHA256 Credential=local, SignedHeaders=host, Signature=0',
  'x-amz-date': '20000101T000000Z',
};

function handle({ operation, body }: EngineRequest): Promise<EngineReply> {
  return new Promise((resolve) => {
    const request = Object.assign(new EventEmitter(), {
      method: 'POST',
      url: '/',
      headers: { ...HEADERS, 'x-amz-target': `DynamoDB_20120810.${operation}` },
    });
    const response = {
      statusCode: 200,
      setHeader: () => response,
      end: (text = '') => resolve({ status: response.statusCode, body: text }),
    };
    listener?.(request as never, response as never);
    request.emit('data', Buffer.from(body));
    request.emit('end');
  });
}

port.on('message', async (message: ToEngine) => {
  if (message.kind === 'close') {
    server.listen(0, '127.0.0.1', () => server.close(() => process.exit(0)));
    return;
  }
  const reply = await handle(message.request);
  port.postMessage({ kind: 'reply', id: message.id, reply } satisfies FromEngine);
});

// The first answer, whatever it is, means that the store could be opened.
await handle({ operation: 'DescribeTable', body: '{"TableName":"any"}' });
port.postMessage({ kind: 'ready' } satisfies FromEngine);
