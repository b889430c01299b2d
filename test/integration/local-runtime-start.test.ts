import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sampleOrganisations } from '../../local/sample/organisations.ts';

// `npm start` and `npm run token` as processes, on the product's own app.

const root = join(import.meta.dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'start-'));
const children = new Set<ChildProcess>();
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(scratch, { recursive: true, force: true });
});

type Environment = Readonly<Record<string, string>>;

function launch(script: string, env: Environment, ...args: readonly string[]) {
  const child = spawn(process.execPath, [join(root, script), ...args], {
    cwd: scratch,
    env: { PATH: process.env['PATH'], HOME: scratch, ...env },
  });
  children.add(child);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const exited = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
    child.once('close', (code) => {
      children.delete(child);
      resolve({ code, stdout, stderr });
    }),
  );
  const ready = async (): Promise<string> => {
    for (;;) {
      const url = /^ready (http:\/\/127\.0\.0\.1:\d+)$/m.exec(stdout)?.[1];
      if (url) return url;
      if (child.exitCode !== null) throw new Error(`it stopped: ${stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return { child, exited, ready };
}

const start = (env: Environment) => launch('local/start.ts', { PORT: '0', ...env });
const token = (env: Environment, ...args: readonly string[]) => launch('local/token.ts', env, ...args).exited;

describe('npm start', () => {
  const DATA_DIR = join(scratch, 'data');

  it('serves the product with its sample organisations, and has them all, once, after it was killed', async () => {
    const first = start({ DATA_DIR });
    const url = await first.ready();
    const bearer = async () => ({
      authorization: `Bearer ${(await token({ DATA_DIR }, 'auditor')).stdout.trim()}`,
    });
    const organisations = async (base: string): Promise<string[]> => {
      const response = await fetch(`${base}/v1/organisations`, { headers: await bearer() });
      expect(response.status).toBe(200);
      const page = (await response.json()) as { items: { organisationId: string }[] };
      return page.items.map(({ organisationId }) => organisationId).sort();
    };
    const expected = sampleOrganisations.map(({ organisationId }) => organisationId).sort();
    await expect.poll(() => organisations(url), { timeout: 20_000 }).toEqual(expected);
    for (const path of ['/', '/docs', '/v1/openapi.json'])
      expect((await fetch(url + path)).status, path).toBe(200);

    first.child.kill('SIGKILL');
    const { stdout } = await first.exited;
    expect(stdout.match(/^ready /gm)).toHaveLength(1);

    const second = start({ DATA_DIR });
    expect(await organisations(await second.ready())).toEqual(expected);
    second.child.kill('SIGTERM');
    expect(await second.exited).toMatchObject({ code: 0, stderr: '' });
  });

  it('says what is wrong when the port is in use', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const PORT = String((blocker.address() as { port: number }).port);
    const { code, stdout, stderr } = await start({ PORT, DATA_DIR: join(scratch, 'other') }).exited;
    blocker.close();
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      `Plan Ledger cannot start: port ${PORT} is in use; choose another with PORT, e.g. PORT=3001 npm start\n`,
    );
  });

  it('says what is wrong when the data directory cannot be written', async () => {
    const file = join(scratch, 'file');
    writeFileSync(file, '');
    const { code, stderr } = await start({ DATA_DIR: join(file, 'data') }).exited;
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/cannot be written.*choose another directory with DATA_DIR\n$/),
    ]);
  });

  it('says what is wrong when the engine it is to use does not answer', async () => {
    const { code, stderr } = await start({
      DATA_DIR: join(scratch, 'remote'),
      DYNAMODB_ENDPOINT: 'http://127.0.0.1:9',
    }).exited;
    expect([code, stderr]).toEqual([1, expect.stringContaining('http://127.0.0.1:9 does not answer')]);
  });
});

describe('npm run token', () => {
  it('prints a token and nothing else, without a server and before the first start', async () => {
    const { code, stdout, stderr } = await token({ DATA_DIR: join(scratch, 'fresh') }, 'drafter');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  });

  it('lists the users when it does not know one, or none is named', async () => {
    const unknown = await token({ DATA_DIR: join(scratch, 'fresh') }, 'nobody');
    expect([unknown.code, unknown.stdout]).toEqual([1, '']);
    expect(unknown.stderr).toContain('no user "nobody"; the users are: drafter, head, desk');
    expect(await token({ DATA_DIR: join(scratch, 'fresh') })).toMatchObject({ code: 2, stdout: '' });
  });
});
