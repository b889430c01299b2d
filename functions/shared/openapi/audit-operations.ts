import * as z from 'zod';
import { exampleRedaction } from './audit-command-operations.ts';
import type { Operation } from './operation.ts';
import { limit, noHeaders, none, position } from './parameters.ts';
import { LedgerTail, StoredCommitView } from './schemas/audit.ts';
import { RedactionView } from './schemas/redaction.ts';

const hash = '3f79bb7b435b05321651daefd374cdc681dc06faa65e374e38337b88ca046dea';

const exampleHeader = `{"actor":{"id":"admin","organisation":"district-government","roles":["ADMIN"]},"command":{"digest":"${hash}","name":"register-organisation"},"commitId":"0f8fad5bd9cb469fa165708677289500","events":[{"bodyHash":"${hash}","occurredOn":"2026-11-24","schema":1,"type":"OrganisationRegistered"}],"ledger":"110107","position":1,"prev":"${'0'.repeat(64)}","recordedAt":"2026-11-24T00:00:00.000Z","stream":"organisation:district-government","suite":"sha256","v":1,"version":1}`;

/** The ledger itself, for those who check it. */
export const auditOperations = {
  readLedger: {
    method: 'GET',
    path: '/v1/ledger',
    operationId: 'readLedger',
    tag: 'audit',
    summary: {
      zh: '台账原文：按位置逐次提交，可自行重算散列',
      en: 'The ledger as stored, commit by commit, to be hashed again by anyone',
    },
    description: {
      zh: '限审计、区应急局、应急委。逐次提交给出被散列的原文、内容、盐和散列值。',
      en: 'For auditors, the bureau and the commission: the exact text that was hashed, bodies, salts and hash of every commit.',
    },
    params: none,
    query: z.strictObject({
      after: position.optional().meta({ description: '此位置之后 / after this position' }),
      limit,
    }),
    headers: noHeaders,
    answer: {
      status: 200,
      schema: z.strictObject({
        items: z.array(StoredCommitView),
        tail: LedgerTail,
        nextAfter: z.int().optional().meta({
          description: '下一页的 after；没有则已到末端 / `after` of the next page; absent at the end',
        }),
      }),
    },
    problems: ['forbidden'],
    examples: {
      path: '/v1/ledger?after=0&limit=100',
      answer: {
        items: [
          {
            position: 1,
            header: exampleHeader,
            bodies: ['{}'],
            salts: ['00112233445566778899aabbccddeeff'],
            hash,
          },
        ],
        tail: { ledger: '110107', position: 1, hash, recordedAt: '2026-11-24T00:00:00.000Z' },
      },
    },
  },
  listRedactions: {
    method: 'GET',
    path: '/v1/ledger/redactions',
    operationId: 'listRedactions',
    tag: 'audit',
    summary: { zh: '删除申请及其结果', en: 'Requests to delete bodies, and their outcome' },
    article: '个人信息保护法第四十七条',
    params: none,
    query: none,
    headers: noHeaders,
    answer: { status: 200, schema: z.strictObject({ items: z.array(RedactionView) }) },
    problems: ['forbidden'],
    examples: { path: '/v1/ledger/redactions', answer: { items: [exampleRedaction] } },
  },
  getLedgerTail: {
    method: 'GET',
    path: '/v1/ledger/tail',
    operationId: 'getLedgerTail',
    tag: 'audit',
    summary: { zh: '台账末端：位置与散列', en: 'The end of the ledger: position and hash' },
    params: none,
    query: none,
    headers: noHeaders,
    answer: { status: 200, schema: LedgerTail },
    problems: [],
    examples: {
      path: '/v1/ledger/tail',
      answer: { ledger: '110107', position: 1, hash, recordedAt: '2026-11-24T00:00:00.000Z' },
    },
  },
} as const satisfies Record<string, Operation>;
