import type { FunctionSpec } from '../template/functions.ts';
import { ExecutionEnvironment, type InvokeResult } from './execution-environment.ts';

const IDLE_MS = 60_000;

/** The execution environments of one function: each runs one invocation at a time, more are started up to a limit. */
export class EnvironmentPool {
  private readonly spec: FunctionSpec;
  private readonly start: () => ExecutionEnvironment;
  private readonly limit: number;
  private readonly all = new Set<ExecutionEnvironment>();
  private readonly idle: ExecutionEnvironment[] = [];
  private readonly waiting: ((environment: ExecutionEnvironment) => void)[] = [];
  private readonly reaper: NodeJS.Timeout;

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
    const environment = this.add();
    const failure = await environment.loaded();
    this.giveBack(environment);
    return failure;
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
    clearInterval(this.reaper);
    await Promise.all([...this.all].map((environment) => environment.stop()));
  }

  private take(): Promise<ExecutionEnvironment> | ExecutionEnvironment {
    const environment = this.idle.pop();
    if (environment) return environment;
    if (this.all.size < this.limit) return this.add();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private add(): ExecutionEnvironment {
    const environment = this.start();
    this.all.add(environment);
    return environment;
  }

  private giveBack(environment: ExecutionEnvironment): void {
    const next = this.waiting.shift();
    if (!environment.usable) {
      this.all.delete(environment);
      if (next) next(this.add());
      return;
    }
    if (next) next(environment);
    else this.idle.push(environment);
  }

  /** Stops all idle environments but one: the last one used longest ago goes first. */
  private reap(): void {
    while (this.idle.length > 1 || (this.idle[0] && !this.idle[0].usable)) {
      const environment = this.idle.shift();
      if (!environment) return;
      this.all.delete(environment);
      void environment.stop();
    }
  }
}
