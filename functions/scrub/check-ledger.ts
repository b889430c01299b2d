import type { LedgerId } from '../../events/identifiers.ts';
import { equalBytes } from '../../verifier/src/bytes.ts';
import { Frontier } from '../../verifier/src/merkle.ts';
import { TILE_WIDTH } from '../../verifier/src/tile.ts';
import { redactedTargets, withheldIn } from '../shared/audit-record.ts';
import type { Bucket } from '../shared/bucket/bucket.ts';
import type { Commit, Ledger } from '../shared/ledger/types.ts';
import { verifyLedger } from '../shared/ledger/verify.ts';
import type { LogReader } from '../shared/proof/log-reader.ts';
import { StoredTree, TileDamaged } from '../shared/proof/stored-tree.ts';

export interface LedgerFinding {
  readonly code: string;
  readonly position?: number | undefined;
  readonly detail: string;
}

export interface CheckedLedger {
  readonly commits: number;
  /** Commits that the last checkpoint covers */
  readonly signed: number;
  readonly findings: readonly LedgerFinding[];
}

interface Tools {
  readonly ledger: Ledger;
  readonly bucket: Bucket;
  readonly log: LogReader;
  /** Called for every commit; throws when there is no time left */
  readonly onCommit: () => void;
}

/** Reads a whole ledger and compares it with what was signed: every hash, link and body, every leaf of the tree, the root. */
export async function checkLedger(tools: Tools, ledger: LedgerId): Promise<CheckedLedger> {
  const last = await tools.log.last(ledger);
  const signed = last?.size ?? 0;
  const tree = new StoredTree(tools.bucket, ledger, signed, last?.suite);
  const comparison = new Comparison(tree);
  const withheld: ReturnType<typeof withheldIn>[number][] = [];
  const looking: Ledger = {
    ...tools.ledger,
    async *read(id, options) {
      for await (const commit of tools.ledger.read(id, options)) {
        tools.onCommit();
        await comparison.take(commit);
        withheld.push(...withheldIn(commit));
        yield commit;
      }
    },
  };
  const verdict = await verifyLedger(looking, ledger);
  const findings: LedgerFinding[] = [];
  if (!verdict.ok) findings.push({ code: verdict.code, position: verdict.position, detail: verdict.detail });
  if (comparison.damage) findings.push({ code: 'TILES', detail: comparison.damage });
  if (comparison.firstOther !== undefined)
    findings.push({ code: 'REWRITTEN', position: comparison.firstOther, detail: 'another hash was signed' });
  // Only the tiles can be at fault when the commits are those of the signed root, and the other way round.
  if (last && verdict.ok && !equalBytes(comparison.root, last.root))
    findings.push({
      code: comparison.size < signed ? 'CUT' : 'ROOT',
      detail: `the root of size ${signed} is another`,
    });
  const recorded = await redactedTargets(tools.ledger, ledger);
  for (const id of withheld.filter((target) => !recorded.has(target)))
    findings.push({ code: 'SILENT_REDACTION', detail: `body ${id} is withheld and no decision says so` });
  return { commits: verdict.counts.commits, signed, findings };
}

/** The commits beside the leaves that were signed. */
class Comparison {
  readonly #tree: StoredTree;
  readonly #frontier: Frontier;
  firstOther: number | undefined;
  damage: string | undefined;

  constructor(tree: StoredTree) {
    this.#tree = tree;
    this.#frontier = new Frontier(tree.suite.digest);
  }

  get size(): number {
    return this.#frontier.size;
  }

  get root(): Uint8Array {
    return this.#frontier.root();
  }

  async take({ position, stored }: Commit): Promise<void> {
    if (position > this.#tree.size) return;
    this.#frontier.append(stored.hash);
    const leaf = this.damage === undefined ? await this.#leaf(position - 1) : undefined;
    if (leaf && this.firstOther === undefined && !equalBytes(leaf, stored.hash)) this.firstOther = position;
  }

  async #leaf(index: number): Promise<Uint8Array | undefined> {
    try {
      return (await this.#tree.tile(0, Math.floor(index / TILE_WIDTH)))[index % TILE_WIDTH];
    } catch (error) {
      if (!(error instanceof TileDamaged)) throw error;
      this.damage = error.message;
      return undefined;
    }
  }
}
