import { enableCompileCache, flushCompileCache } from 'node:module';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { type InvokeMessage, type ThreadData, type ThreadMessage, toFunctionError } from './protocol.ts';

// One execution environment of one function: loads its module once, then runs one invocation at a time.

type Handler = (event: unknown, context: unknown) => unknown;

if (!parentPort) throw new Error('this module is a thread of function-host.ts');
const port = parentPort;
const { entry, handler, functionName, functionArn, memoryMb, cacheDir } = workerData as ThreadData;
enableCompileCache(cacheDir);

const say = (message: ThreadMessage): void => port.postMessage(message);

async function load(): Promise<Handler | undefined> {
  try {
    const module = (await import(pathToFileURL(entry).href)) as Record<string, unknown>;
    const exported = module[handler];
    if (typeof exported !== 'function') throw new Error(`${entry} exports no function "${handler}"`);
    return exported as Handler;
  } catch (error) {
    say({ kind: 'init-error', error: toFunctionError(error) });
    return undefined;
  }
}

async function invoke(run: Handler, { requestId, event, timeoutMs }: InvokeMessage): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  const context = {
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: functionArn,
    memoryLimitInMB: String(memoryMb),
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
  };
  try {
    const result = await run(JSON.parse(event), context);
    say({ kind: 'result', requestId, payload: JSON.stringify(result ?? null) });
  } catch (error) {
    say({ kind: 'error', requestId, error: toFunctionError(error) });
  }
}

const run = await load();
if (run) {
  port.on('message', (message: InvokeMessage) => void invoke(run, message));
  say({ kind: 'ready' });
  flushCompileCache();
}
