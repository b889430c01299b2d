import * as z from 'zod';
import { LedgerId } from '../../../events/identifiers.ts';
import type { Operation } from './operation.ts';
import { integer, limit, noHeaders, none, position } from './parameters.ts';
import {
  CheckpointView,
  ConsistencyProofView,
  InclusionProofView,
  LastCheckpointView,
  TileView,
} from './schemas/proof.ts';

/** Seconds that a caller may wait for a receipt: below what the gateway waits for us. */
const MAX_WAIT_S = 20;
const MAX = Number.MAX_SAFE_INTEGER;

const ledgerParams = z.strictObject({ ledger: LedgerId });
const atPosition = integer(1, MAX, '台账位置 / a position of the ledger');
const size = integer(1, MAX, '检查点的长度 / size of a checkpoint');

const exampleRoot = 'VnxDV6GrDtjBlXuhDX+r0WzP4UdEjY4X0rRjPqyjRd0=';
const exampleCheckpoint = {
  size: 1,
  root: exampleRoot,
  note: `plan-ledger/110107\n1\n${exampleRoot}\n\n— plan-ledger/110107 kHJZnF3J…\n`,
};

/** What proves the ledger: hashes and signatures, which tell nothing of what stands in it. */
export const proofOperations = {
  getCheckpoint: {
    method: 'GET',
    path: '/v1/audit/ledgers/{ledger}/checkpoint',
    operationId: 'getCheckpoint',
    tag: 'audit',
    summary: { zh: '最近的检查点，含见证签名', en: 'The last checkpoint, with its cosignatures' },
    params: ledgerParams,
    query: none,
    headers: noHeaders,
    answer: { status: 200, schema: LastCheckpointView },
    problems: ['not-found'],
    examples: {
      path: '/v1/audit/ledgers/110107/checkpoint',
      answer: {
        ledger: '110107',
        origin: 'plan-ledger/110107',
        ...exampleCheckpoint,
        signedAt: '2026-11-24T02:00:00.000Z',
      },
    },
  },
  listCheckpoints: {
    method: 'GET',
    path: '/v1/audit/ledgers/{ledger}/checkpoints',
    operationId: 'listCheckpoints',
    tag: 'audit',
    summary: { zh: '历次检查点，由短到长', en: 'All checkpoints, shortest ledger first' },
    params: ledgerParams,
    query: z.strictObject({
      after: position.optional().meta({ description: '长于此的 / of more commits than that' }),
      limit,
    }),
    headers: noHeaders,
    answer: {
      status: 200,
      schema: z.strictObject({ items: z.array(CheckpointView), nextAfter: z.int().optional() }),
    },
    problems: ['not-found'],
    examples: {
      path: '/v1/audit/ledgers/110107/checkpoints?after=0&limit=50',
      answer: { items: [exampleCheckpoint] },
    },
  },
  getTile: {
    method: 'GET',
    path: '/v1/audit/ledgers/{ledger}/tiles/{level}/{index}',
    operationId: 'getTile',
    tag: 'audit',
    summary: { zh: '树的一块', en: 'One tile of the tree' },
    params: ledgerParams.extend({
      level: integer(0, 63, '层 / level'),
      index: integer(0, MAX, '序号 / index'),
    }),
    query: z.strictObject({ width: integer(1, 256, '宽度，默认 256 / width, 256 by default').optional() }),
    headers: noHeaders,
    answer: { status: 200, schema: TileView },
    problems: ['not-found'],
    examples: {
      path: '/v1/audit/ledgers/110107/tiles/0/0?width=1',
      answer: { level: 0, index: 0, hashes: [exampleRoot] },
    },
  },
  getInclusionProof: {
    method: 'GET',
    path: '/v1/audit/ledgers/{ledger}/proof',
    operationId: 'getInclusionProof',
    tag: 'audit',
    summary: {
      zh: '存在证明：该位置的提交在检查点之中',
      en: 'Proof that the commit at a position is covered by a checkpoint',
    },
    params: ledgerParams,
    query: z.strictObject({
      position: atPosition,
      size: size
        .optional()
        .meta({ description: '哪一个检查点，默认最近的 / of which checkpoint; the last by default' }),
    }),
    headers: noHeaders,
    answer: { status: 200, schema: InclusionProofView },
    problems: ['not-found'],
    examples: {
      path: '/v1/audit/ledgers/110107/proof?position=1',
      answer: { ledger: '110107', position: 1, hash: exampleRoot, proof: [], checkpoint: exampleCheckpoint },
    },
  },
  getConsistencyProof: {
    method: 'GET',
    path: '/v1/audit/ledgers/{ledger}/consistency',
    operationId: 'getConsistencyProof',
    tag: 'audit',
    summary: {
      zh: '一致性证明：两个检查点之间只有追加',
      en: 'Proof that one checkpoint only extends another',
    },
    params: ledgerParams,
    query: z
      .strictObject({ from: size, to: size })
      .refine((query) => query.from <= query.to, { error: 'from is not after to', path: ['to'] }),
    headers: noHeaders,
    answer: { status: 200, schema: ConsistencyProofView },
    problems: ['not-found'],
    examples: {
      path: '/v1/audit/ledgers/110107/consistency?from=1&to=1',
      answer: { ledger: '110107', from: exampleCheckpoint, to: exampleCheckpoint, proof: [] },
    },
  },
  getReceipt: {
    method: 'GET',
    path: '/v1/audit/ledgers/{ledger}/receipt',
    operationId: 'getReceipt',
    tag: 'audit',
    summary: {
      zh: '回执：等到检查点包含该位置，给出存在证明',
      en: 'Receipt: waits until a checkpoint covers the position, and proves it',
    },
    description: {
      zh: '批准、印发、备案等具有法律效力的办理随即签名，其余至迟一分钟。回执请自行保存：日后台账若有改动，回执即是证据。',
      en: 'Acts with legal effect are signed at once, everything else within a minute. Keep the receipt: should the ledger ever be changed, it is the evidence.',
    },
    params: ledgerParams,
    query: z.strictObject({
      position: atPosition,
      wait: integer(0, MAX_WAIT_S, '至多等待秒数，默认 0 / seconds to wait at most, 0 by default').optional(),
    }),
    headers: noHeaders,
    answer: { status: 200, schema: InclusionProofView },
    problems: ['not-found'],
    examples: {
      path: '/v1/audit/ledgers/110107/receipt?position=1&wait=20',
      answer: { ledger: '110107', position: 1, hash: exampleRoot, proof: [], checkpoint: exampleCheckpoint },
    },
  },
} as const satisfies Record<string, Operation>;
