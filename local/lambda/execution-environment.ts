import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { FunctionSpec } from '../template/functions.ts';
import type { FunctionError, InvokeMessage, ThreadData, ThreadMessage } from './protocol.ts';

export type InvokeResult =
  | { readonly ok: true; readonly payload: unknown }
  | { readonly ok: false; readonly error: FunctionError };

interface Running {
  readonly requestId: string;
  readonly settle: (result: InvokeResult) => void;
  readonly timer: NodeJS.Timeout;
}

const INIT_TIMEOUT_MS = 30_000;

/**
 * One worker thread with a function's module loaded: its own `process.env`, its own heap limit. It is not usable again
 * after a timeout, a crash or a failed start; the pool then starts another.
 */
export class ExecutionEnvironment {
  private readonly spec: FunctionSpec;
  private readonly worker: Worker;
  private readonly started: Promise<InvokeResult | undefined>;
  private running: Running | undefined;
  private dead = false;
  private used = false;

  constructor(
    spec: FunctionSpec,
    parts: {
      readonly env: Readonly<Record<string, string>>;
      readonly log: Writable;
      readonly cacheDir: string;
    },
  ) {
    this.spec = spec;
    const data: ThreadData = {
      entry: spec.entry,
      handler: spec.handler,
      functionName: spec.name,
      functionArn: spec.arn,
      memoryMb: spec.memoryMb,
      cacheDir: parts.cacheDir,
    };
    this.worker = new Worker(new URL('./function-thread.ts', import.meta.url), {
      workerData: data,
      env: { ...parts.env },
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: spec.memoryMb },
    });
    this.worker.stdout.pipe(parts.log, { end: false });
    this.worker.stderr.pipe(parts.log, { end: false });
    this.started = this.awaitStart();
    this.worker.on('message', (message: ThreadMessage) => this.onMessage(message));
    this.worker.on('error', (error) => this.die('Runtime.ExitError', error.message));
    this.worker.on('exit', () => this.die('Runtime.ExitError', `${spec.name} exited without an answer`));
  }

  get usable(): boolean {
    return !this.dead;
  }

  /** True once something was invoked in it, whatever came of it. */
  get wasUsed(): boolean {
    return this.used;
  }

  /** Undefined when the module is loaded, else the error of its start. */
  loaded(): Promise<InvokeResult | undefined> {
    return this.started;
  }

  async invoke(event: string, timeoutMs: number): Promise<InvokeResult> {
    this.used = true;
    const failure = await this.started;
    if (failure) return failure;
    if (this.dead) return failed('Runtime.ExitError', `${this.spec.name} exited`);
    const requestId = randomUUID();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.timeOut(requestId, timeoutMs), timeoutMs);
      this.running = { requestId, settle: resolve, timer };
      this.worker.postMessage({ requestId, event, timeoutMs } satisfies InvokeMessage);
    });
  }

  async stop(): Promise<void> {
    this.dead = true;
    this.settle(failed('Runtime.ExitError', `${this.spec.name} was stopped`));
    await this.worker.terminate();
  }

  private awaitStart(): Promise<InvokeResult | undefined> {
    return new Promise((resolve) => {
      const give = (result: InvokeResult | undefined): void => {
        clearTimeout(timer);
        if (result) this.dead = true;
        resolve(result);
      };
      const timer = setTimeout(() => {
        give(
          failed('Runtime.InitTimeout', `${this.spec.name} did not load within ${INIT_TIMEOUT_MS / 1000} s`),
        );
        void this.worker.terminate();
      }, INIT_TIMEOUT_MS);
      this.worker.once('message', (message: ThreadMessage) =>
        give(message.kind === 'init-error' ? { ok: false, error: message.error } : undefined),
      );
      this.worker.once('error', (error) => give(failed('Runtime.ExitError', error.message)));
      this.worker.once('exit', () =>
        give(failed('Runtime.ExitError', `${this.spec.name} exited while it loaded`)),
      );
    });
  }

  private onMessage(message: ThreadMessage): void {
    if (message.kind === 'init-error') {
      this.dead = true;
      void this.worker.terminate();
      return;
    }
    if (message.kind === 'ready' || message.requestId !== this.running?.requestId) return;
    this.settle(
      message.kind === 'result'
        ? { ok: true, payload: JSON.parse(message.payload) as unknown }
        : { ok: false, error: message.error },
    );
  }

  private timeOut(requestId: string, timeoutMs: number): void {
    this.dead = true;
    this.settle(
      failed(
        'Sandbox.Timedout',
        `RequestId: ${requestId} Error: Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`,
      ),
    );
    void this.worker.terminate();
  }

  private die(errorType: string, message: string): void {
    this.dead = true;
    this.settle(failed(errorType, message));
  }

  private settle(result: InvokeResult): void {
    const { running } = this;
    this.running = undefined;
    if (!running) return;
    clearTimeout(running.timer);
    running.settle(result);
  }
}

function failed(errorType: string, errorMessage: string): InvokeResult {
  return { ok: false, error: { errorType, errorMessage, trace: [] } };
}
