import { setTimeout as sleep } from 'node:timers/promises';
import { concat, fromBase64, fromHex, toBase64 } from '../verifier/src/bytes.ts';
import type { CommitLine } from '../verifier/src/commit-line.ts';
import type { BundleSource, SourceCheckpoint } from './bundle-source.ts';

interface LedgerPage {
  readonly items: readonly {
    readonly position: number;
    readonly header: string;
    readonly bodies: readonly (string | null)[];
    readonly salts: readonly (string | null)[];
    readonly hash: string;
  }[];
  readonly nextAfter?: number;
}

export interface Server {
  readonly url: string;
  /** Of somebody who may read the ledger: an auditor, the bureau, the commission */
  readonly token: string;
}

const TRIES = 4;
const WAIT_MS = 500;
const TIMEOUT_MS = 30_000;

/** Reads from a running system over its API. Throws with the system's own words when it refuses. */
export function httpSource(server: Server, ledger: string): BundleSource {
  const log = `/v1/audit/ledgers/${encodeURIComponent(ledger)}`;
  const get = <T>(path: string): Promise<T> => ask<T>(server, path);
  return {
    ledger,
    last: () => get(`${log}/checkpoint`),
    async after(size) {
      const page = await get<{ items: readonly SourceCheckpoint[] }>(
        `${log}/checkpoints?after=${size}&limit=1`,
      );
      return page.items[0];
    },
    async consistency(from, to) {
      const { proof } = await get<{ proof: readonly string[] }>(`${log}/consistency?from=${from}&to=${to}`);
      return proof;
    },
    async tile(index, width) {
      const tile = await get<{ hashes: readonly string[] }>(`${log}/tiles/0/${index}?width=${width}`);
      return concat(...tile.hashes.map((text) => fromBase64(text) ?? new Uint8Array()));
    },
    async *commits(through) {
      for (let after: number | undefined = 0; after !== undefined && after < through; ) {
        const page: LedgerPage = await get(`/v1/ledger?after=${after}&limit=200`);
        for (const item of page.items) if (item.position <= through) yield lineOf(item);
        after = page.nextAfter;
      }
    },
  };
}

const lineOf = ({ header, bodies, salts, hash }: LedgerPage['items'][number]): CommitLine => ({
  header,
  bodies,
  salts: salts.map((salt) => salt && toBase64(fromHex(salt) ?? new Uint8Array())),
  hash,
});

async function ask<T>({ url, token }: Server, path: string): Promise<T> {
  for (let tries = 1; ; tries++) {
    const response = await fetch(new URL(path, url), {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.ok) return (await response.json()) as T;
    const text = await response.text();
    if (response.status < 500 || tries === TRIES) throw new Error(`GET ${path}: ${response.status} ${text}`);
    await sleep(WAIT_MS * tries);
  }
}
