import * as z from 'zod';
import { Instant } from '../../../../events/civil-date.ts';

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

/** A commit as it is stored: what an auditor needs to hash it again. */
export const StoredCommitView = z
  .strictObject({
    position: z.int().min(1),
    header: z
      .string()
      .meta({ description: '被散列的规范 JSON 原文 / the exact canonical text that was hashed' }),
    bodies: z
      .array(z.string().nullable())
      .meta({ description: '事件内容原文；已遮蔽的为 null / texts of the events; null when redacted' }),
    salts: z
      .array(z.string().nullable())
      .meta({ description: '每个事件内容的盐，十六进制 / salt of every body, hex' }),
    hash: hex(32).meta({ description: 'SHA-256(0x00 ‖ header)' }),
  })
  .meta({ id: 'StoredCommit', description: '台账中的一次提交，原样 / one commit of the ledger, as stored' });

export const LedgerTail = z
  .strictObject({
    ledger: z.string(),
    position: z.int().min(0),
    hash: hex(32),
    recordedAt: Instant.optional(),
  })
  .meta({ id: 'LedgerTail', description: '台账末端 / the end of the ledger' });
