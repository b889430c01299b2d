import { startRuntime } from '../local/runtime.ts';
import type { Server } from './http-source.ts';

/**
 * Starts the system on the data directory of one that does not run, for as long as `work` takes, and lets it ask as a
 * sample user. Throws when the directory is in use.
 */
export async function onDataDirectory<T>(
  dataDir: string,
  user: string,
  work: (server: Server) => Promise<T>,
): Promise<T> {
  const runtime = await startRuntime({ dataDir, sample: false });
  try {
    return await work({ url: runtime.url, token: await runtime.token(user) });
  } finally {
    await runtime.close();
  }
}
