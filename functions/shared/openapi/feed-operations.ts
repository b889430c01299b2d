import * as z from 'zod';
import { Instant } from '../../../events/civil-date.ts';
import { OrganisationId, PersonId } from '../../../events/identifiers.ts';
import type { Operation } from './operation.ts';
import { commandHeaders, noHeaders, none } from './parameters.ts';

const feedId = z.string().regex(/^f-[0-9a-f]{20}$/, { error: 'the id of a feed' });

const FeedState = z
  .strictObject({
    feedId,
    scope: z.enum(['MINE', 'ORGANISATION']),
    person: PersonId,
    organisation: OrganisationId,
    createdAt: Instant,
    revokedAt: Instant.optional(),
  })
  .meta({ id: 'Feed', description: '日历订阅 · A calendar feed' });

/** What a new feed shows. */
export const CreateFeed = z
  .strictObject({
    scope: z.enum(['MINE', 'ORGANISATION']).meta({
      description:
        'MINE 本人承办（负责人含本单位应负）的义务，ORGANISATION 本单位全部义务 · Duties of one’s own, or all of one’s organisation',
    }),
  })
  .meta({ id: 'CreateFeed', example: { scope: 'MINE' } });

const headers = commandHeaders.pick({ 'Idempotency-Key': true });

const exampleFeed = {
  feedId: 'f-0197f3a1b2c3d4e5f607',
  scope: 'MINE',
  person: 'drafter',
  organisation: 'flood-office',
  createdAt: '2026-11-24T02:00:00.000Z',
};
const exampleAddress = 'ledger.example.gov.cn/v1/feeds/4c1d0f7ab3e94c214c1d0f7ab3e94c21.ics';

/** Duties as a calendar that programs subscribe to. */
export const feedOperations = {
  readFeed: {
    method: 'GET',
    path: '/v1/feeds/{file}',
    operationId: 'readFeed',
    tag: 'reminders',
    summary: {
      zh: '日历订阅：每项义务一个全天事件（RFC 5545）',
      en: 'A calendar feed: one all-day event a duty (RFC 5545)',
    },
    description: {
      zh: '地址即凭证，勿外传；到期日或摘要变化时 SEQUENCE 加一；暂定为 TENTATIVE；办结后以 CANCELLED 保留至少 30 天。',
      en: 'The address is the credential. SEQUENCE grows by one when day or summary changes; a provisional date is TENTATIVE; what is met stays CANCELLED for 30 days at least.',
    },
    params: z.strictObject({
      file: z
        .string()
        .regex(/^[0-9a-f]{32}\.ics$/, { error: 'the address of a feed' })
        .meta({ description: '订阅地址中的文件名 · File name of the feed’s address' }),
    }),
    query: none,
    headers: z.object({ 'If-None-Match': z.string().max(200).optional() }),
    answer: {
      status: 200,
      schema: z.string(),
      contentType: 'text/calendar; charset=utf-8',
      notModified: true,
      headers: z.object({ ETag: z.string() }),
    },
    problems: ['not-found'],
    open: true,
    examples: { path: '/v1/feeds/4c1d0f7ab3e94c214c1d0f7ab3e94c21.ics', answer: 'BEGIN:VCALENDAR…' },
  },
  listFeeds: {
    method: 'GET',
    path: '/v1/feeds',
    operationId: 'listFeeds',
    tag: 'reminders',
    summary: {
      zh: '本人的日历订阅；单位负责人可见本单位全部',
      en: 'One’s calendar feeds; a head sees all of the organisation’s people',
    },
    params: none,
    query: none,
    headers: noHeaders,
    answer: { status: 200, schema: z.strictObject({ items: z.array(FeedState) }) },
    problems: [],
    examples: { path: '/v1/feeds', answer: { items: [exampleFeed] } },
  },
  createFeed: {
    method: 'POST',
    path: '/v1/feeds',
    operationId: 'createFeed',
    tag: 'reminders',
    summary: {
      zh: '新建日历订阅；地址只给出这一次',
      en: 'Make a calendar feed; its address is told this once',
    },
    params: none,
    query: none,
    headers,
    body: CreateFeed,
    answer: {
      status: 201,
      schema: z.strictObject({ feed: FeedState, url: z.url(), webcal: z.string().startsWith('webcal://') }),
    },
    problems: ['malformed-json', 'conflict', 'too-large'],
    examples: {
      path: '/v1/feeds',
      body: { scope: 'MINE' },
      answer: {
        feed: exampleFeed,
        url: `https://${exampleAddress}`,
        webcal: `webcal://${exampleAddress}`,
      },
    },
  },
  revokeFeed: {
    method: 'POST',
    path: '/v1/feeds/{feedId}/revoke',
    operationId: 'revokeFeed',
    tag: 'reminders',
    summary: { zh: '停用日历订阅', en: 'Revoke a calendar feed' },
    params: z.strictObject({ feedId }),
    query: none,
    headers,
    body: z.strictObject({}),
    answer: { status: 200, schema: z.strictObject({ feed: FeedState }) },
    problems: ['malformed-json', 'not-found', 'too-large'],
    examples: {
      path: `/v1/feeds/${exampleFeed.feedId}/revoke`,
      body: {},
      answer: { feed: { ...exampleFeed, revokedAt: '2026-11-25T02:00:00.000Z' } },
    },
  },
} as const satisfies Record<string, Operation>;
