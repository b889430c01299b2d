import { hash } from 'node:crypto';
import { calendarText } from '../../domain/feed/calendar-text.ts';
import { dutyEvents } from '../../domain/feed/duty-events.ts';
import type { Party } from '../../domain/obligation/types.ts';
import type { ObligationView } from '../../domain/view/types.ts';
import type { Instant } from '../../events/civil-date.ts';
import type { OrganisationId } from '../../events/identifiers.ts';
import type { Person } from '../shared/directory/people.ts';
import { problem } from '../shared/http/problem.ts';
import type { RequestContext } from '../shared/http/request.ts';
import type { feedOperations } from '../shared/openapi/feed-operations.ts';
import type { Answer, OperationInput } from '../shared/openapi/operation.ts';
import type { Feed } from '../shared/operations/feeds.ts';
import type { FeedDependencies } from './api.ts';

/** What is met stays cancelled for so long: longer than any program forgets to ask. */
const KEPT_MS = 45 * 24 * 3_600_000;

/** A feed as its calendar; 304 when the caller has it. A feed whose person left the organisation is gone. */
export async function readFeed(
  deps: FeedDependencies,
  { params: { file }, headers }: OperationInput<typeof feedOperations.readFeed>,
  { now }: RequestContext,
): Promise<Answer> {
  const feed = await deps.feeds.find(file.replace(/\.ics$/, ''));
  const person = feed && !feed.revokedAt && (await deps.people.find(feed.ledger, feed.person));
  if (!feed || !person || person.organisation !== feed.organisation) throw gone();
  const text = await calendarOf(deps, feed, person, now);
  const tag = `"${hash('sha256', text).slice(0, 32)}"`;
  const caching = { ETag: tag, 'Cache-Control': 'private, max-age=3600', Vary: 'Accept-Encoding' };
  if (matches(headers['If-None-Match'], tag)) return { status: 304, headers: caching, body: '' };
  return { headers: { ...caching, 'Content-Disposition': 'inline; filename="duties.ics"' }, body: text };
}

async function calendarOf(
  { views, consoleUrl }: FeedDependencies,
  feed: Feed,
  person: Person,
  now: Instant,
): Promise<string> {
  const { ledger, organisation, scope } = feed;
  const served = await views.served(ledger);
  const since = new Date(Date.parse(now) - KEPT_MS).toISOString() as Instant;
  const duties = [
    ...(await views.dutiesOf(served, organisation)),
    ...(await views.dutiesDoneSince(served, organisation, since)),
  ];
  const { language } = person;
  const mine = scope === 'ORGANISATION' ? duties : duties.filter((view) => isOwn(view, person));
  const name = (await views.organisation(served, organisation))?.organisation.name ?? organisation;
  return calendarText({
    name: titleOf(scope, scope === 'ORGANISATION' ? name : person.name, language),
    language,
    events: dutyEvents(mine, { language, consoleUrl }),
  });
}

/** A head sees what the organisation owes and handles, everybody else what it handles. */
function isOwn({ obligation }: ObligationView, { roles, organisation }: Person): boolean {
  return roles.includes('HEAD') || names(obligation.handler, organisation);
}

const names = (parties: readonly Party[], organisation: OrganisationId): boolean =>
  parties.some((party) => 'organisation' in party && party.organisation === organisation);

function titleOf(scope: Feed['scope'], whose: string, language: 'zh' | 'en'): string {
  if (language === 'en') return `Plan duties: ${whose}`;
  return scope === 'MINE' ? `预案待办：${whose}` : `预案义务：${whose}`;
}

const matches = (asked: string | undefined, tag: string): boolean =>
  (asked ?? '')
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
    .some((one) => one === tag || one === '*');

const gone = () =>
  problem('not-found', 'NO_SUCH_FEED', {
    zh: '没有这个日历订阅，或已停用',
    en: 'there is no such feed, or it was revoked',
  });
