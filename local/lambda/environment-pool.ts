import type { FunctionSpec } from '../template/functions.ts';
import type { ExecutionEnvironment, InvokeResult } from './execution-environment.ts';

const IDLE_MS = 60_000;
/** How long a request waits for an environment in use before another is started: starting one costs more than most requests. */
const GROW_AFTER_MS = 100;
/** Requests waiting at which another is started at once */
const GROW_AT = 4;

/** The execution environments of one function: each runs one invocation at a time, more are started up to a limit. */
export class EnvironmentPool {
  private readonly spec: FunctionSpec;
  private readonly start: () => ExecutionEnvironment;
  private readonly limit: number;
  private readonly all = new Set<ExecutionEnvironment>();
  private readonly idle: ExecutionEnvironment[] = [];
  private readonly waiting: ((environment: ExecutionEnvironment) => void)[] = [];
  private readonly reaper: NodeJS.Timeout;
  private starting = false;
  private closed = false;

  constructor(spec: FunctionSpec, limit: number, start: () => ExecutionEnvironment) {
    this.spec = spec;
    this.limit = Math.min(limit, spec.reservedConcurrency ?? limit);
    this.start = start;
    this.reaper = setInterval(() => this.reap(), IDLE_MS);
    this.reaper.unref();
  }

  /** Loads the module ahead of the first invocation; resolves with the error of a module that cannot be loaded. */
  async warm(): Promise<InvokeResult | undefined> {
    if (this.all.size > 0) return undefined;
    return this.grow();
  }

  async invoke(event: unknown): Promise<InvokeResult> {
    const text = JSON.stringify(event);
    const environment = await this.take();
    try {
      return await environment.invoke(text, this.spec.timeoutSeconds * 1000);
    } finally {
      this.giveBack(environment);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.reaper);
    await Promise.all([...this.all].map((environment) => environment.stop()));
  }

  private take(): Promise<ExecutionEnvironment> {
    const environment = this.takeIdle();
    if (environment) return Promise.resolve(environment);
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      if (this.all.size === 0 || this.waiting.length >= GROW_AT) void this.grow();
      else setTimeout(() => void this.grow(), GROW_AFTER_MS).unref();
    });
  }

  private takeIdle(): ExecutionEnvironment | undefined {
    for (let environment = this.idle.pop(); environment; environment = this.idle.pop()) {
      if (environment.usable) return environment;
      this.all.delete(environment);
    }
    return undefined;
  }

  /** Starts one more environment when there is room and nobody starts one; whoever waits longest gets it. */
  private async grow(): Promise<InvokeResult | undefined> {
    const needless = this.waiting.length === 0 && this.all.size > 0;
    if (this.starting || this.closed || needless || this.all.size >= this.limit) return undefined;
    this.starting = true;
    const environment = this.start();
    this.all.add(environment);
    const failure = await environment.loaded();
    this.starting = false;
    this.giveBack(environment);
    return failure;
  }

  /** An environment that failed to start still answers one request: with its error. */
  private giveBack(environment: ExecutionEnvironment): void {
    const failedToStart = !environment.usable && !environment.wasUsed;
    if (!environment.usable) this.all.delete(environment);
    const next = environment.usable || failedToStart ? this.waiting.shift() : undefined;
    if (next) next(environment);
    else if (environment.usable) this.idle.push(environment);
    if (this.waiting.length > 0 && this.all.size === 0) void this.grow();
  }

  /** Stops all idle environments but the one used last. */
  private reap(): void {
    for (const environment of this.idle.splice(0, this.idle.length - 1)) {
      this.all.delete(environment);
      void environment.stop();
    }
  }
}
