/*
 * `npm start`: the system on this machine. PORT (3000), HOST (127.0.0.1), DATA_DIR (.data) and DYNAMODB_ENDPOINT (an
 * engine instead of the embedded one) come from the environment.
 */

const NODE_NEEDED = 24;

if (Number(process.versions.node.split('.')[0]) < NODE_NEEDED) {
  process.stderr.write(
    `Plan Ledger needs Node ${NODE_NEEDED}, and this is ${process.version}. Start it with "npm start": npm brings its own Node.\n`,
  );
  process.exit(1);
}

const { enableCompileCache } = await import('node:module');
const { COMPILE_CACHE } = await import('./compile-cache.ts');
const { DEFAULT_DATA_DIR, environmentOptions } = await import('./environment.ts');
// Compiled modules are kept beside the data: the CDK alone is a quarter of a second of every start.
enableCompileCache(`${process.env['DATA_DIR'] || DEFAULT_DATA_DIR}/${COMPILE_CACHE}`);
const { startRuntime } = await import('./runtime.ts');

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `port ${process.env['PORT'] ?? 3000} is in use; choose another with PORT, e.g. PORT=3001 npm start`;
  if (code === 'EACCES')
    return `port ${process.env['PORT'] ?? 3000} may not be used; choose another with PORT`;
  return error.message;
}

try {
  const options = environmentOptions(process.env);
  const runtime = await startRuntime({
    ...options,
    progress: (line) => process.stdout.write(`${line}\n`),
  });
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) process.exit(1);
    stopping = true;
    await runtime.close();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
  process.stdout.write(`ready ${runtime.url}\n`);
} catch (error) {
  process.stderr.write(`Plan Ledger cannot start: ${explain(error)}\n`);
  process.exit(1);
}
