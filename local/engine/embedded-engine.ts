import { Worker } from 'node:worker_threads';
import type { Engine, EngineReply, EngineRequest } from './engine.ts';

/** Messages between this thread and the one that holds the store. */
export type ToEngine =
  | { readonly kind: 'request'; readonly id: number; readonly request: EngineRequest }
  | { readonly kind: 'close' };
export type FromEngine =
  | { readonly kind: 'ready' }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: EngineReply };

const DOWN: EngineReply = {
  status: 503,
  body: JSON.stringify({
    __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError',
    message: 'The engine stopped',
  }),
};

/**
 * dynalite on disk, in a thread of its own, so that its work and that of the handlers use both cores and a fault in it
 * takes nothing else down. A crash answers what was under way with 503 and starts it again on the same files.
 */
export class EmbeddedEngine implements Engine {
  readonly description = 'dynalite';
  private readonly directory: string;
  private readonly pending = new Map<number, (reply: EngineReply) => void>();
  private worker: Worker;
  private ready: Promise<void>;
  private nextId = 1;
  private closing = false;

  /** @param directory of the store; created when it does not exist */
  constructor(directory: string) {
    this.directory = directory;
    this.worker = this.spawn();
    this.ready = untilReady(this.worker);
    this.ready.catch(() => undefined);
  }

  async send(request: EngineRequest): Promise<EngineReply> {
    if (this.closing) return DOWN;
    try {
      await this.ready;
    } catch {
      return DOWN;
    }
    const id = this.nextId++;
    return new Promise((resolve) => {
      this.pending.set(id, resolve);
      this.worker.postMessage({ kind: 'request', id, request } satisfies ToEngine);
    });
  }

  /** Resolves when the store is open; rejects with why it cannot be opened. */
  opened(): Promise<void> {
    return this.ready;
  }

  async close(): Promise<void> {
    this.closing = true;
    const exited = new Promise((resolve) => this.worker.once('exit', resolve));
    this.worker.postMessage({ kind: 'close' } satisfies ToEngine);
    await exited;
  }

  private spawn(): Worker {
    const worker = new Worker(new URL('./dynalite-thread.ts', import.meta.url), {
      workerData: { directory: this.directory },
      execArgv: [],
    });
    let wasReady = false;
    worker.on('message', (message: FromEngine) => {
      if (message.kind === 'ready') wasReady = true;
      else {
        this.pending.get(message.id)?.(message.reply);
        this.pending.delete(message.id);
      }
    });
    worker.on('error', (error) => {
      // dynalite's own reads may still be on their way when its store is closed under them.
      if (!this.closing) process.stderr.write(`the embedded engine failed: ${error.message}\n`);
    });
    worker.on('exit', () => {
      for (const answer of this.pending.values()) answer(DOWN);
      this.pending.clear();
      if (!this.closing && wasReady) {
        this.worker = this.spawn();
        this.ready = untilReady(this.worker);
        this.ready.catch(() => undefined);
      }
    });
    return worker;
  }
}

function untilReady(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the embedded engine stopped before it was ready')));
  });
}
