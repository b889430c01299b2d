import type { People } from '../shared/directory/people.ts';
import type { Feeds } from '../shared/operations/feeds.ts';
import type { ViewReader } from '../shared/views/view-reader.ts';

/** What the feeds work with. */
export interface FeedDependencies {
  readonly feeds: Feeds;
  readonly people: Pick<People, 'find'>;
  readonly views: Pick<ViewReader, 'served' | 'dutiesOf' | 'dutiesDoneSince' | 'organisation'>;
  readonly apiUrl: string;
  readonly consoleUrl: string;
  /** 128 random bits, hex */
  readonly newToken: () => string;
}
