import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { field, type Resource, synthesise } from './support/synthesis.ts';

const synthesis = synthesise({ bundling: true });
const functions = [...synthesis.functions];

/** Kilobytes of minified code: what a cold start must read. A bundle that outgrows this took something in by mistake. */
const budgetKb: Record<string, number> = {
  audit: 780,
  checkpointer: 820,
  scrub: 1100,
  tripwire: 540,
  commands: 1100,
  queries: 1150,
  projector: 780,
  relay: 540,
  'follow-up': 970,
  sweep: 780,
  notifier: 1250,
  answers: 840,
  feeds: 600,
  preferences: 570,
};

const directoryOf = ({ Properties }: Resource): string => {
  const [hash] = String(field(Properties['Code'], 'S3Key')).split('.');
  return join(synthesis.directory, `asset.${hash}`);
};

/** An environment in which every variable has a value of its kind, as it has once deployed. */
const environment = ({ Properties }: Resource): Record<string, string> =>
  Object.fromEntries(
    Object.entries(field(Properties['Environment'], 'Variables') ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : name.toLowerCase().replaceAll('_', '-'),
    ]),
  );

describe('the bundle of', () => {
  it.each(functions)('%s is one module with its source map and nothing beside', (_, fn) => {
    expect(readdirSync(directoryOf(fn)).sort()).toEqual(['index.mjs', 'index.mjs.map']);
  });

  it.each(functions)('%s starts by itself, with no node_modules near', (name, fn) => {
    const script = `const { handler } = await import(${JSON.stringify(join(directoryOf(fn), 'index.mjs'))}); console.log(typeof handler);`;
    const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: synthesis.directory,
      env: { ...environment(fn), AWS_REGION: 'cn-north-1' },
      encoding: 'utf8',
      timeout: 30_000,
    });
    expect([name, output.trim().split('\n').at(-1)]).toEqual([name, 'function']);
  });

  it.each(functions)('%s stays within its budget', (name, fn) => {
    expect(statSync(join(directoryOf(fn), 'index.mjs')).size / 1024).toBeLessThan(budgetKb[name] ?? 0);
  });

  it.each(functions)('%s holds Chinese as it is written', (_, fn) => {
    // Escaped, every character takes six bytes in place of three.
    const code = readFileSync(join(directoryOf(fn), 'index.mjs'), 'utf8');
    expect(code).toMatch(/[\u4e00-\u9fff]{2}/);
    expect(code.match(/(?:\\u[4-9][0-9a-f]{3}){2}/g) ?? []).toEqual([]);
  });

  it.each(functions)("%s leaves zod's other languages out", (_, fn) => {
    // `import { z }` takes in every locale of zod: five times its size.
    expect(readFileSync(join(directoryOf(fn), 'index.mjs'), 'utf8')).not.toContain('Ungültige Eingabe');
  });

  it.each(functions)('%s tells of its errors in the lines of the source', (_, fn) => {
    expect(field(fn.Properties['Environment'], 'Variables', 'NODE_OPTIONS')).toBe('--enable-source-maps');
  });

  it('the notifier alone holds what sends mail', () => {
    const senders = functions.filter(([, fn]) =>
      readFileSync(join(directoryOf(fn), 'index.mjs'), 'utf8').includes('nodemailer'),
    );
    expect(senders.map(([name]) => name)).toEqual(['notifier']);
  });
});
