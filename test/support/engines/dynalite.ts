import type { AddressInfo } from 'node:net';
import dynalite from 'dynalite';
import { writeItemsWhole } from '../../../local/engine/atomic-writes.ts';
import { testClient } from './client.ts';
import type { TestEngine } from './engine.ts';

/** dynalite in this process on a free port, as the local runtime keeps it; on disk when a directory is given. */
export async function startDynalite(options: { readonly path?: string } = {}): Promise<TestEngine> {
  writeItemsWhole();
  const server = dynalite({ ...options, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    name: options.path ? 'dynalite on disk' : 'dynalite',
    endpoint,
    countsIndexWrites: false,
    client: () => testClient(endpoint),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
