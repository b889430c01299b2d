import { fork } from 'node:child_process';
import { once } from 'node:events';
import { startDynalite } from '../support/engines/dynalite.ts';

/** An engine in a process of its own, so that what is measured here is the client's work and the engine's answer. */
export async function startEngineProcess(): Promise<{ endpoint: string; stop(): Promise<void> }> {
  const child = fork(import.meta.filename, ['--serve']);
  const [endpoint] = (await once(child, 'message')) as [string];
  return {
    endpoint,
    async stop() {
      const exited = once(child, 'exit');
      child.kill();
      await exited;
    },
  };
}

if (process.argv[1] === import.meta.filename && process.argv.includes('--serve')) {
  const { endpoint } = await startDynalite();
  process.send?.(endpoint);
}
