import type { Logger } from '@aws-lambda-powertools/logger';
import type { People } from '../shared/directory/people.ts';
import { apiHandler } from '../shared/http/api-handler.ts';
import { feedOperations } from '../shared/openapi/feed-operations.ts';
import type { Feeds } from '../shared/operations/feeds.ts';
import type { ViewReader } from '../shared/views/view-reader.ts';
import { feedCommands } from './feed-commands.ts';
import { readFeed } from './read-feed.ts';

export interface FeedDependencies {
  readonly feeds: Feeds;
  readonly people: Pick<People, 'find'>;
  readonly views: Pick<ViewReader, 'served' | 'dutiesOf' | 'dutiesDoneSince' | 'organisation'>;
  readonly apiUrl: string;
  readonly consoleUrl: string;
  /** 128 random bits, hex */
  readonly newToken: () => string;
}

/** Calendar feeds as one Lambda handler. */
export const feedsApi = (deps: FeedDependencies, logger?: Logger) =>
  apiHandler(
    feedOperations,
    { ...feedCommands(deps), readFeed: (input, request) => readFeed(deps, input, request) },
    { known: Object.values(feedOperations), ...(logger && { logger }) },
  );
