import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { exportBundle } from './export-bundle.ts';
import { httpSource, type Server } from './http-source.ts';

// `npm run -s audit:bundle -- --ledger 110107 --out <dir> (--url <url> --token <token> | --data-dir <dir>)`

const USAGE = `用法 / usage: audit:bundle -- --ledger <code> --out <directory> (--url <url> --token <token> | --data-dir <directory>) [--cosigned <checkpoint of audit:witness>]
token: of an auditor, the bureau or the commission; TOKEN in the environment is taken too`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      ledger: { type: 'string' },
      out: { type: 'string' },
      url: { type: 'string' },
      token: { type: 'string', default: process.env['TOKEN'] ?? '' },
      'data-dir': { type: 'string' },
      cosigned: { type: 'string' },
    },
  });
  const { ledger, out, url, token, cosigned, 'data-dir': dataDir } = values;
  if (!ledger || !out || (url === undefined) === (dataDir === undefined) || (url !== undefined && !token)) {
    console.error(USAGE);
    return 2;
  }
  const write = (server: Server) =>
    exportBundle(httpSource(server, ledger), out, {
      cosigned: cosigned === undefined ? undefined : readFileSync(cosigned, 'utf8'),
    });
  const bundle = await (dataDir === undefined ? write({ url: url ?? '', token }) : startedOn(dataDir, write));
  process.stdout.write(`${JSON.stringify(bundle)}\n`);
  return 0;
}

/** The whole system is loaded only when there is none to ask. */
async function startedOn<T>(dataDir: string, work: (server: Server) => Promise<T>): Promise<T> {
  const { onDataDirectory } = await import('./on-data-directory.ts');
  return onDataDirectory(dataDir, 'auditor', work);
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
