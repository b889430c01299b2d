import { hash } from 'node:crypto';
import type { Instant } from '../../../events/civil-date.ts';
import type { LedgerId, OrganisationId, PersonId } from '../../../events/identifiers.ts';
import type { OperationsTable } from './operations-table.ts';

/*
 * Calendar feeds. Invariants
 * - A feed's token is 128 random bits, told once to whoever made it; what is kept is its SHA-256, so that nobody who reads
 *   this table can read a feed.
 * - A feed that was revoked stays revoked.
 */

/** A feed of duties: a person's own, or all of their organisation's. */
export interface Feed {
  readonly feedId: string;
  readonly ledger: LedgerId;
  readonly person: PersonId;
  readonly organisation: OrganisationId;
  readonly scope: 'MINE' | 'ORGANISATION';
  readonly createdAt: Instant;
  readonly revokedAt?: Instant;
}

export interface Feeds {
  /** False when there is such a feed already */
  create(feed: Feed, token: string): Promise<boolean>;
  /** Undefined for a token that no feed has */
  find(token: string): Promise<Feed | undefined>;
  /** All feeds of an organisation's people, revoked ones too, oldest first */
  of(ledger: LedgerId, organisation: OrganisationId): Promise<readonly Feed[]>;
  revoke(feed: Feed, at: Instant): Promise<void>;
}

const tokenHash = (token: string): string => hash('sha256', token);
const listPk = ({ ledger, organisation }: Pick<Feed, 'ledger' | 'organisation'>) =>
  `feeds#${ledger}#${organisation}`;

/** Two items: the feed under its token's hash, and under its organisation with that hash, by which it is found to revoke. */
export function feeds(table: OperationsTable): Feeds {
  const isNew = { expression: 'attribute_not_exists(#sk)', names: { '#sk': 'sk' } };
  const stands = { expression: 'attribute_exists(#sk)', names: { '#sk': 'sk' } };
  return {
    async create(feed, token) {
      const tokenSha256 = tokenHash(token);
      // Listed first: a feed that is served is always one that can be revoked.
      const listed = await table.put({ pk: listPk(feed), sk: feed.feedId, tokenSha256, ...feed }, isNew);
      return listed && table.put({ pk: `feed#${tokenSha256}`, sk: 'feed', ...feed }, isNew);
    },
    async find(token) {
      const item = await table.get(`feed#${tokenHash(token)}`, 'feed');
      return item && feedOf(item);
    },
    async of(ledger, organisation) {
      const items = await table.list(listPk({ ledger, organisation }));
      return items.map(feedOf).toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
    },
    async revoke(feed, at) {
      const listed = await table.get(listPk(feed), feed.feedId);
      if (!listed) throw new Error(`feed ${feed.feedId} is not listed`);
      const revoked = { ...feed, revokedAt: feed.revokedAt ?? at };
      const { tokenSha256 } = listed;
      await table.put({ pk: `feed#${String(tokenSha256)}`, sk: 'feed', ...revoked }, stands);
      await table.put({ pk: listPk(feed), sk: feed.feedId, tokenSha256, ...revoked }, stands);
    },
  };
}

function feedOf(item: Readonly<Record<string, unknown>>): Feed {
  const { pk: _pk, sk: _sk, tokenSha256: _hash, ...feed } = item;
  return feed as unknown as Feed;
}
