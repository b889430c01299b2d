import type { LedgerId } from '../../events/identifiers.ts';
import { toBase64 } from '../../verifier/src/bytes.ts';
import { verifyConsistency, verifyInclusion } from '../../verifier/src/proofs.ts';
import { readTile, TILE_WIDTH } from '../../verifier/src/tile.ts';
import type { Bucket } from '../shared/bucket/bucket.ts';
import { type Problem, problem } from '../shared/http/problem.ts';
import type { ApiRequest, OperationHandlers } from '../shared/openapi/operation.ts';
import { DEFAULT_LIMIT } from '../shared/openapi/parameters.ts';
import type { proofOperations } from '../shared/openapi/proof-operations.ts';
import { originOf, tileKey } from '../shared/proof/log.ts';
import type { LogReader, PublishedCheckpoint } from '../shared/proof/log-reader.ts';
import { StoredTree, TileDamaged } from '../shared/proof/stored-tree.ts';

export interface ProofDependencies {
  readonly bucket: Bucket;
  readonly log: LogReader;
  /** Waits that many milliseconds */
  readonly sleep: (ms: number) => Promise<void>;
}

/** How often a caller who waits for his receipt is looked after, milliseconds. */
const POLL_MS = 400;

/** Checkpoints, tiles and proofs: what anybody who is signed in may know of his ledger. */
export function proofQueries(deps: ProofDependencies): OperationHandlers<typeof proofOperations> {
  const { log, bucket } = deps;
  return {
    getCheckpoint: async ({ params: { ledger } }, request) => {
      requireOwn(ledger, request);
      const last = await log.last(ledger);
      if (!last) throw nothingSigned(ledger);
      return { body: { ledger, origin: originOf(ledger), ...viewOf(last), signedAt: last.at } };
    },
    listCheckpoints: async ({ params: { ledger }, query: { after = 0, limit = DEFAULT_LIMIT } }, request) => {
      requireOwn(ledger, request);
      const found = await log.list(ledger, after, limit);
      const next = found.length === limit ? found.at(-1)?.size : undefined;
      return { body: { items: found.map(viewOf), ...(next !== undefined && { nextAfter: next }) } };
    },
    getTile: async ({ params: { ledger, level, index }, query: { width = TILE_WIDTH } }, request) => {
      requireOwn(ledger, request);
      const bytes = await bucket.get(tileKey(ledger, { level, index, width }));
      const hashes = bytes && readTile(bytes, width);
      if (!hashes) throw absent('NO_SUCH_TILE', '没有这一块', 'there is no such tile');
      return { body: { level, index, hashes: hashes.map(toBase64) } };
    },
    getInclusionProof: async ({ params: { ledger }, query: { position, size } }, request) => {
      requireOwn(ledger, request);
      const checkpoint = await (size === undefined ? log.last(ledger) : log.at(ledger, size));
      if (!checkpoint) throw size === undefined ? nothingSigned(ledger) : noCheckpoint(size);
      return { body: await inclusion(bucket, ledger, position, checkpoint) };
    },
    getConsistencyProof: async ({ params: { ledger }, query: { from, to } }, request) => {
      requireOwn(ledger, request);
      const [first, second] = await Promise.all([log.at(ledger, from), log.at(ledger, to)]);
      if (!first || !second) throw noCheckpoint(first ? to : from);
      return { body: await consistency(bucket, ledger, first, second) };
    },
    getReceipt: async ({ params: { ledger }, query: { position, wait = 0 } }, request) => {
      requireOwn(ledger, request);
      const checkpoint = await covering(deps, ledger, position, wait * 1000);
      return { body: await inclusion(bucket, ledger, position, checkpoint) };
    },
  };
}

/** The last checkpoint as soon as it covers the position. Throws the problem NOT_COVERED when the wait is over. */
async function covering(
  { log, sleep }: ProofDependencies,
  ledger: LedgerId,
  position: number,
  waitMs: number,
): Promise<PublishedCheckpoint> {
  for (let waited = 0; ; waited += POLL_MS) {
    const last = await log.last(ledger);
    if (last && last.size >= position) return last;
    if (waited >= waitMs) throw notCovered(position, last?.size ?? 0);
    await sleep(POLL_MS);
  }
}

/** Checked here as its receiver checks it: a proof that does not hold is our own damage and goes to nobody. */
async function inclusion(
  bucket: Bucket,
  ledger: LedgerId,
  position: number,
  checkpoint: PublishedCheckpoint,
) {
  const { size, root, suite } = checkpoint;
  if (position > size) throw notCovered(position, size);
  const index = position - 1;
  const tree = new StoredTree(bucket, ledger, size, suite);
  const leaves = await tree.tile(0, Math.floor(index / TILE_WIDTH));
  const leaf = leaves[index % TILE_WIDTH] ?? new Uint8Array();
  const proof = await tree.inclusionProof(index);
  if (!verifyInclusion({ leaf, index, size, root, proof }, suite.digest))
    throw new TileDamaged(`proof of ${position}`);
  return {
    ledger,
    position,
    hash: toBase64(leaf),
    proof: proof.map(toBase64),
    checkpoint: viewOf(checkpoint),
  };
}

async function consistency(
  bucket: Bucket,
  ledger: LedgerId,
  from: PublishedCheckpoint,
  to: PublishedCheckpoint,
) {
  const proof = await new StoredTree(bucket, ledger, to.size, to.suite).consistencyProof(from.size);
  const claim = { first: from.size, second: to.size, firstRoot: from.root, secondRoot: to.root, proof };
  if (!verifyConsistency(claim, to.suite.digest))
    throw new TileDamaged(`consistency of ${from.size} and ${to.size}`);
  return { ledger, from: viewOf(from), to: viewOf(to), proof: proof.map(toBase64) };
}

const viewOf = ({ size, root, note }: PublishedCheckpoint) => ({ size, root: toBase64(root), note });

/** Another district's log is as unknown here as its ledger. */
function requireOwn(ledger: LedgerId, { caller }: ApiRequest): void {
  if (caller.ledger !== ledger)
    throw absent('LEDGER_UNKNOWN', `没有台账“${ledger}”`, `there is no ledger "${ledger}"`);
}

const absent = (code: string, zh: string, en: string, parameter?: string): Problem =>
  problem('not-found', code, { zh, en }, parameter === undefined ? {} : { parameter });

const nothingSigned = (ledger: LedgerId): Problem =>
  absent('NOTHING_SIGNED', `台账 ${ledger} 尚无检查点`, `nothing of ledger ${ledger} is signed yet`);

const noCheckpoint = (size: number): Problem =>
  absent('NO_SUCH_CHECKPOINT', `没有长度为 ${size} 的检查点`, `there is no checkpoint of size ${size}`);

const notCovered = (position: number, size: number): Problem =>
  absent(
    'NOT_COVERED',
    `检查点只到位置 ${size}，尚未包含 ${position}，请稍后再取`,
    `the checkpoint reaches to ${size} and does not cover ${position} yet: ask again`,
    'position',
  );
