import type { Logger } from '@aws-lambda-powertools/logger';
import { apiHandler } from '../shared/http/api-handler.ts';
import { feedOperations } from '../shared/openapi/feed-operations.ts';
import type { FeedDependencies } from './dependencies.ts';
import { feedCommands } from './feed-commands.ts';
import { readFeed } from './read-feed.ts';

/** Calendar feeds as one Lambda handler. */
export const feedsApi = (deps: FeedDependencies, logger?: Logger) =>
  apiHandler(
    feedOperations,
    { ...feedCommands(deps), readFeed: (input, request) => readFeed(deps, input, request) },
    { known: Object.values(feedOperations), ...(logger && { logger }) },
  );
