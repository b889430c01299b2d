import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDataDir } from '../../../local/data-dir.ts';
import { environmentOptions } from '../../../local/environment.ts';

const fresh = (): string => join(mkdtempSync(join(tmpdir(), 'data-')), 'deep', 'er');

describe('the data directory', () => {
  it('is created, and free again once released', () => {
    const path = fresh();
    openDataDir(path).release();
    openDataDir(path).release();
    expect(existsSync(path)).toBe(true);
  });

  it('is refused while a process that lives has it', () => {
    const path = fresh();
    const held = openDataDir(path);
    expect(() => openDataDir(path)).toThrow(`in use by process ${process.pid}`);
    held.release();
  });

  it('is taken over from a process that was killed', async () => {
    const path = fresh();
    const module = join(import.meta.dirname, '../../../local/data-dir.ts');
    const code = `const { openDataDir } = await import(${JSON.stringify(module)}); openDataDir(process.argv[1]); console.log('held'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code, path]);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    expect(() => openDataDir(path)).toThrow(`in use by process ${child.pid}`);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    openDataDir(path).release();
  });

  it('is taken over when the process id of its owner is another’s by now', () => {
    const path = fresh();
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, 'lock.json'), JSON.stringify({ pid: process.pid, started: '1' }));
    openDataDir(path).release();
  });

  it('is taken over when its lock cannot be read', () => {
    const path = fresh();
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, 'lock.json'), '');
    openDataDir(path).release();
  });

  it('is refused with what to do when it cannot be written', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'data-')), 'file');
    writeFileSync(file, '');
    expect(() => openDataDir(join(file, 'inside'))).toThrow(/cannot be written.*DATA_DIR/);
  });
});

describe('the environment', () => {
  it('has defaults for all', () => {
    expect(environmentOptions({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: '.data',
      ledgerSuite: undefined,
      sm2Signature: false,
      dynamoDbEndpoint: undefined,
    });
  });

  it('chooses suites where the law on commercial cryptography asks for them, and no others', () => {
    expect(environmentOptions({ LEDGER_SUITE: 'sm3', SM2: '1' })).toMatchObject({
      ledgerSuite: 'sm3',
      sm2Signature: true,
    });
    expect(() => environmentOptions({ LEDGER_SUITE: 'md5' })).toThrow('LEDGER_SUITE is "md5"');
  });

  it.each(['x', '-1', '65536', '3000.5', '0x10'])('is refused with the port %s', (PORT) => {
    expect(() => environmentOptions({ PORT })).toThrow(`PORT is "${PORT}"`);
  });
});
