import { mayReadLedger } from '../../domain/access/may-read-ledger.ts';
import { foldAudit } from '../../domain/audit/evolve.ts';
import { toHex } from '../../events/hash-suite.ts';
import { auditStream, type LedgerId } from '../../events/identifiers.ts';
import { refused } from '../shared/http/problem.ts';
import type { Commit, Tail } from '../shared/ledger/types.ts';
import type { auditOperations } from '../shared/openapi/audit-operations.ts';
import type { OperationHandlers } from '../shared/openapi/operation.ts';
import { DEFAULT_LIMIT } from '../shared/openapi/parameters.ts';
import type { QueryDependencies } from './dependencies.ts';

/** Characters of one page: the gateway answers with 10 MB at most, a function with 6 MB. */
const MAX_PAGE_CHARACTERS = 2_000_000;

/** The ledger as stored. */
export function auditQueries({ ledger }: QueryDependencies): OperationHandlers<typeof auditOperations> {
  return {
    readLedger: async ({ query: { after = 0, limit = DEFAULT_LIMIT } }, { caller }) => {
      const permission = mayReadLedger(caller.actor);
      if (!permission.ok) throw refused(permission.refusal);
      const tail = await ledger.tail(caller.ledger);
      const items: ReturnType<typeof storedCommit>[] = [];
      let characters = 0;
      for await (const commit of ledger.read(caller.ledger, { after, through: tail.position, limit })) {
        const item = storedCommit(commit);
        characters += JSON.stringify(item).length;
        if (items.length && characters > MAX_PAGE_CHARACTERS) break;
        items.push(item);
      }
      const last = items.at(-1)?.position ?? tail.position;
      return {
        body: {
          items,
          tail: tailAnswer(caller.ledger, tail),
          ...(last < tail.position && { nextAfter: last }),
        },
      };
    },
    listRedactions: async (_, { caller }) => {
      const permission = mayReadLedger(caller.actor);
      if (!permission.ok) throw refused(permission.refusal);
      const { events } = await ledger.load(caller.ledger, auditStream());
      return { body: { items: foldAudit(events).requests } };
    },
    getLedgerTail: async (_, { caller }) => ({
      body: tailAnswer(caller.ledger, await ledger.tail(caller.ledger)),
    }),
  };
}

const storedCommit = ({ position, stored }: Commit) => ({
  position,
  header: stored.header,
  bodies: stored.bodies,
  salts: stored.salts.map((salt) => salt && toHex(salt)),
  hash: toHex(stored.hash),
});

const tailAnswer = (ledger: LedgerId, { position, hash, recordedAt }: Tail) => ({
  ledger,
  position,
  hash,
  ...(recordedAt && { recordedAt }),
});
