#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { canonicalise, type Json } from './src/canonical.ts';
import { directorySource } from './src/directory.ts';
import { nodeCrypto } from './src/node-crypto.ts';
import { reportText } from './src/report.ts';
import type { Language } from './src/texts.ts';
import { type Verdict, verifyBundle } from './src/verify.ts';

const USAGE = `用法 / usage: audit:verify -- <bundle directory> --policy <file> [--json] [--lang zh|en] [--now <instant>]
exit: 0 holds, 1 tampered, 2 cannot tell`;

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

interface Arguments {
  readonly directory: string;
  readonly policy: string;
  readonly json: boolean;
  readonly language: Language;
  readonly now: number;
}

/** The arguments, or undefined when they make no sense. */
function argumentsOf(given: readonly string[]): Arguments | undefined {
  const { values, positionals } = parseArgs({
    args: [...given],
    allowPositionals: true,
    options: {
      policy: { type: 'string' },
      json: { type: 'boolean', default: false },
      lang: { type: 'string', default: 'zh' },
      now: { type: 'string' },
    },
  });
  const [directory, ...rest] = positionals;
  const { policy, json, lang, now } = values;
  if (directory === undefined || rest.length > 0 || policy === undefined) return undefined;
  if (lang !== 'zh' && lang !== 'en') return undefined;
  const moment = now === undefined ? Date.now() : INSTANT.test(now) ? Date.parse(now) : Number.NaN;
  return Number.isNaN(moment) ? undefined : { directory, policy, json, language: lang, now: moment };
}

async function run({ directory, policy, json, language, now }: Arguments): Promise<Verdict['exit']> {
  const verdict = await verifyBundle(directorySource(directory), await readFile(policy), {
    crypto: nodeCrypto,
    now,
  });
  process.stdout.write(
    json ? `${canonicalise(verdict as unknown as Json)}\n` : `${reportText(verdict, language)}\n`,
  );
  return verdict.exit;
}

async function main(): Promise<number> {
  try {
    const given = argumentsOf(process.argv.slice(2));
    if (given) return await run(given);
    console.error(USAGE);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    console.error(USAGE);
  }
  // Whatever kept us from looking, nothing was proven.
  return 2;
}

process.exitCode = await main();
