import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Folders that may import from which others; packages named are the only ones a pure folder may use. */
const ALLOWED: Record<string, { folders: string[]; packages?: RegExp }> = {
  events: { folders: ['events'], packages: /^(zod|@noble\/hashes\/.*)$/ },
  domain: { folders: ['domain', 'events'], packages: /^(zod|luxon)$/ },
  // What proves the ledger to an auditor stands alone: Node's own modules, and those only at its edges (see below).
  verifier: { folders: ['verifier'], packages: /^node:/ },
  functions: { folders: ['functions', 'domain', 'events', 'verifier'] },
  // infra names handlers by path; all it imports is plain data: table keys, routes of messages, names of hash suites.
  infra: {
    folders: [
      'infra',
      'functions/shared/tables.ts',
      'functions/shared/routes.ts',
      'events/hash-suite.ts',
      'cdk.json',
    ],
  },
  local: { folders: ['local', 'infra', 'functions', 'domain', 'events'] },
  // Programs of an auditor: they ask a system from outside, or start one on a data directory.
  audit: { folders: ['audit', 'verifier', 'functions', 'local'] },
};

const root = resolve(import.meta.dirname, '../../..');

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

const isTest = (file: string): boolean => file.endsWith('.test.ts') || file.includes('/test/');

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+'([^']+)'|(?:^|\n)\s*import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g;
  return [...text.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function violations(folder: string): string[] {
  const allowed = ALLOWED[folder];
  if (!allowed) throw new Error(`no rule for ${folder}`);
  return sources(folder)
    .filter((file) => !isTest(file))
    .flatMap((file) =>
      importsOf(file)
        .filter((target) => !permitted(file, target, allowed))
        .map((target) => `${relative(root, file)} imports ${target}`),
    );
}

function permitted(file: string, target: string, allowed: { folders: string[]; packages?: RegExp }): boolean {
  if (!target.startsWith('.')) return allowed.packages?.test(target) ?? true;
  const path = relative(root, resolve(dirname(file), target));
  return allowed.folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
}

describe('dependencies point one way', () => {
  for (const folder of Object.keys(ALLOWED)) {
    it(`${folder} imports only what architecture.md allows`, () => {
      expect(sources(folder).length).toBeGreaterThan(0);
      expect(violations(folder)).toEqual([]);
    });
  }

  it('finds a forbidden import when there is one', () => {
    const rule = ALLOWED['domain'];
    if (!rule) throw new Error('no rule for domain');
    expect(permitted(join(root, 'domain/plan/state.ts'), '../../functions/shared/tables.ts', rule)).toBe(
      false,
    );
    expect(permitted(join(root, 'domain/plan/state.ts'), 'node:fs', rule)).toBe(false);
    expect(permitted(join(root, 'domain/plan/state.ts'), '../../events/commit.ts', rule)).toBe(true);
  });

  it('the verifier touches Node in its command, its directory reader and its OpenSSL adapter only', () => {
    const touching = sources('verifier')
      .filter((file) => !isTest(file) && importsOf(file).some((target) => target.startsWith('node:')))
      .map((file) => relative(root, file));
    expect(touching.sort()).toEqual([
      'verifier/cli.ts',
      'verifier/src/directory.ts',
      'verifier/src/node-crypto.ts',
    ]);
  });

  it('domain and events read no clock, no environment and no randomness', () => {
    const impure = /\bDate\.now\(|\bnew Date\(|\bMath\.random\(|\bprocess\.|\bsetTimeout\(|\bfetch\(/;
    const found = ['domain', 'events']
      .flatMap(sources)
      .filter((file) => !isTest(file))
      .filter((file) => impure.test(readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')));
    expect(found.map((file) => relative(root, file))).toEqual([]);
  });
});
