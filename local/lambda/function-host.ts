import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { COMPILE_CACHE } from '../compile-cache.ts';
import type { FunctionSpec } from '../template/functions.ts';
import { LOCAL_PLACE } from '../template/naming.ts';
import { EnvironmentPool } from './environment-pool.ts';
import { ExecutionEnvironment, type InvokeResult } from './execution-environment.ts';

/** Environments of one function at a time, unless the template reserves fewer: two cores gain nothing from more. */
const CONCURRENCY = 4;

/** Runs the functions of the template, each in worker threads of its own. */
export class FunctionHost {
  private readonly pools = new Map<string, EnvironmentPool>();
  private readonly logs: WriteStream[] = [];

  /**
   * @param dataDir each function's output goes to `logs/<name>.log` in it
   * @param endpoint of aws-endpoint.ts
   */
  constructor(functions: readonly FunctionSpec[], dataDir: string, endpoint: string) {
    const logDir = join(dataDir, 'logs');
    const cacheDir = join(dataDir, COMPILE_CACHE);
    mkdirSync(logDir, { recursive: true });
    for (const spec of functions) {
      const log = createWriteStream(join(logDir, `${spec.name}.log`), { flags: 'a' });
      log.setMaxListeners(0);
      this.logs.push(log);
      const env = environmentOf(spec, endpoint);
      this.pools.set(
        spec.name,
        new EnvironmentPool(spec, CONCURRENCY, () => new ExecutionEnvironment(spec, { env, log, cacheDir })),
      );
    }
  }

  /** Runs a function to its end; the event and the answer pass through JSON. Never rejects. */
  invoke(functionName: string, event: unknown): Promise<InvokeResult> {
    return this.pool(functionName).invoke(event);
  }

  /** Loads a function ahead of its first invocation; gives the error of one that cannot be loaded. */
  async warm(functionName: string): Promise<InvokeResult | undefined> {
    return this.pool(functionName).warm();
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.close()));
    await Promise.all(this.logs.map((log) => new Promise<void>((resolve) => log.end(() => resolve()))));
  }

  private pool(functionName: string): EnvironmentPool {
    const pool = this.pools.get(functionName);
    if (!pool) throw new Error(`no function ${functionName}`);
    return pool;
  }
}

/** Exactly what the template gives, and what Lambda itself adds. The access key id says whose call it is. */
function environmentOf(spec: FunctionSpec, endpoint: string): Readonly<Record<string, string>> {
  return {
    ...spec.environment,
    AWS_REGION: LOCAL_PLACE.region,
    AWS_DEFAULT_REGION: LOCAL_PLACE.region,
    AWS_ACCESS_KEY_ID: spec.name,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_ENDPOINT_URL_EVENTBRIDGE: endpoint,
    AWS_ENDPOINT_URL_KMS: endpoint,
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_LAMBDA_FUNCTION_NAME: spec.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(spec.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    _HANDLER: spec.handler,
  };
}
