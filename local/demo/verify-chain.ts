import { checkCommit, GENESIS } from '../../events/commit.ts';
import { portableSha256 } from '../../events/hash-suite.ts';
import type { Client } from './client.ts';

interface LedgerPage {
  readonly items: readonly {
    readonly position: number;
    readonly header: string;
    readonly bodies: readonly (string | null)[];
    readonly salts: readonly (string | null)[];
    readonly hash: string;
  }[];
  readonly tail: { readonly position: number; readonly hash: string };
  readonly nextAfter?: number;
}

export interface ChainVerdict {
  readonly commits: number;
  readonly tail: string;
  /** Where the chain breaks first, and how */
  readonly defect?: { readonly position: number; readonly detail: string };
}

/** Reads the whole ledger as an auditor and recomputes every hash on this side of the wire. */
export async function verifyChain(auditor: Client, ledger: string): Promise<ChainVerdict> {
  let prev = GENESIS;
  let position = 0;
  for (let after: number | undefined = 0; after !== undefined; ) {
    const page: LedgerPage = await auditor.get(`/v1/ledger?after=${after}&limit=200`);
    for (const item of page.items) {
      const salts = item.salts.map((salt) =>
        salt === null ? null : new Uint8Array(Buffer.from(salt, 'hex')),
      );
      const stored = {
        header: item.header,
        bodies: item.bodies,
        salts,
        hash: new Uint8Array(Buffer.from(item.hash, 'hex')),
      };
      const check = checkCommit(stored, { ledger, position: position + 1, prev }, portableSha256);
      if (!check.ok)
        return {
          commits: position,
          tail: prev,
          defect: { position: position + 1, detail: check.defect.detail },
        };
      position++;
      prev = check.hash;
    }
    after = page.nextAfter;
  }
  return { commits: position, tail: prev };
}
