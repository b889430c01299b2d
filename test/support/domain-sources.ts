import { readdirSync, readFileSync } from 'node:fs';

const root = new URL('../../domain/', import.meta.url);

/** Every source file of the domain, tests left out: what it is called from `domain/` on, and its text. */
export const domainSources: readonly { readonly path: string; readonly text: string }[] = readdirSync(root, {
  recursive: true,
  encoding: 'utf8',
})
  .filter((path) => path.endsWith('.ts') && !path.split('/').includes('test'))
  .toSorted()
  .map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') }));
