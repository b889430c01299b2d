import { hash } from 'node:crypto';
import { canonicalise } from '../../events/canonical.ts';
import { PersonId } from '../../events/identifiers.ts';
import { problem } from '../shared/http/problem.ts';
import type { feedOperations } from '../shared/openapi/feed-operations.ts';
import type { ApiRequest, OperationHandlers } from '../shared/openapi/operation.ts';
import type { Feed } from '../shared/operations/feeds.ts';
import type { FeedDependencies } from './api.ts';

type Operations = Pick<typeof feedOperations, 'listFeeds' | 'createFeed' | 'revokeFeed'>;

/** What people who are signed in do with feeds. A feed is no fact of the ledger: nothing of law follows from it. */
export function feedCommands(deps: FeedDependencies): OperationHandlers<Operations> {
  return {
    listFeeds: async (_, request) => ({ body: { items: (await visible(deps, request)).map(stateOf) } }),
    createFeed: async ({ body: { scope }, headers }, { caller, now }) => {
      const { actor, ledger, organisation } = caller;
      const act = canonicalise(['create-feed', ledger, actor.id, headers['Idempotency-Key']]);
      const feed: Feed = {
        feedId: `f-${hash('sha256', act).slice(0, 20)}`,
        ledger,
        person: PersonId.parse(actor.id),
        organisation,
        scope,
        createdAt: now,
      };
      const token = deps.newToken();
      if (!(await deps.feeds.create(feed, token))) throw madeAlready(feed.feedId);
      const url = `${deps.apiUrl.replace(/\/$/, '')}/v1/feeds/${token}.ics`;
      return { body: { feed: stateOf(feed), url, webcal: url.replace(/^https?:/, 'webcal:') } };
    },
    revokeFeed: async ({ params: { feedId } }, request) => {
      const feed = (await visible(deps, request)).find((one) => one.feedId === feedId);
      if (!feed)
        throw problem('not-found', 'NO_SUCH_FEED', {
          zh: '您没有这个日历订阅',
          en: 'you have no such feed',
        });
      await deps.feeds.revoke(feed, request.now);
      return { body: { feed: stateOf({ ...feed, revokedAt: feed.revokedAt ?? request.now }) } };
    },
  };
}

/** One's own feeds; a head's are those of all people of the organisation, so that nobody who left keeps one. */
async function visible(
  { feeds }: FeedDependencies,
  { caller: { actor, ledger, organisation } }: ApiRequest,
): Promise<readonly Feed[]> {
  const all = await feeds.of(ledger, organisation);
  return actor.roles.includes('HEAD') ? all : all.filter(({ person }) => person === actor.id);
}

/** The address was told once and can't be told again. */
const madeAlready = (feedId: string) =>
  problem(
    'conflict',
    'FEED_MADE_ALREADY',
    {
      zh: `该请求已建立订阅 ${feedId}，其地址只给出过一次；如未收到，请停用后另建`,
      en: `this request made feed ${feedId}, whose address was told once; if it got lost, revoke it and make another`,
    },
    { header: 'Idempotency-Key' },
  );

const stateOf = ({ ledger: _ledger, ...feed }: Feed) => feed;
