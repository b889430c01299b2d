import * as z from 'zod';
import { Instant } from '../../../../events/civil-date.ts';
import { fromBase64 } from '../../../../verifier/src/bytes.ts';

const HASH_BYTES = 32;
const hash = z
  .string()
  .refine((text) => fromBase64(text)?.length === HASH_BYTES, { error: '32 bytes in base64' })
  .meta({ override: { type: 'string', pattern: '^[A-Za-z0-9+/]{43}=$' } });

const note = z.string().meta({
  description: '签名检查点原文（C2SP signed note） / the checkpoint as signed (C2SP signed note)',
});

/** A checkpoint of a ledger, with the lines of the witnesses that cosigned it. */
export const CheckpointView = z.strictObject({ size: z.int().min(0), root: hash, note }).meta({
  id: 'Checkpoint',
  description: '检查点：已签名的台账长度与树根 / size and root of the ledger, signed',
});

export const LastCheckpointView = z
  .strictObject({
    ledger: z.string(),
    origin: z.string(),
    ...CheckpointView.shape,
    signedAt: Instant.meta({ description: '引起此检查点的事件时刻 / time of the event that led to it' }),
  })
  .meta({ id: 'LastCheckpoint', description: '最近的检查点 / the last checkpoint' });

export const TileView = z
  .strictObject({ level: z.int().min(0), index: z.int().min(0), hashes: z.array(hash).min(1).max(256) })
  .meta({ id: 'Tile', description: '树的一块（C2SP tlog-tiles） / a tile of the tree (C2SP tlog-tiles)' });

export const InclusionProofView = z
  .strictObject({
    ledger: z.string(),
    position: z.int().min(1),
    hash: hash.meta({ description: '该位置提交的散列，即树叶 / hash of the commit there: the leaf' }),
    proof: z.array(hash),
    checkpoint: CheckpointView,
  })
  .meta({
    id: 'InclusionProof',
    description:
      '存在证明：该提交在已签名的台账之中（RFC 6962 2.1.1） / proof that the commit is in the signed ledger',
  });

export const ConsistencyProofView = z
  .strictObject({
    ledger: z.string(),
    from: CheckpointView,
    to: CheckpointView,
    proof: z.array(hash),
  })
  .meta({
    id: 'ConsistencyProof',
    description:
      '一致性证明：后者只在前者之后追加（RFC 6962 2.1.2） / proof that the later ledger only extends the earlier',
  });
