import * as z from 'zod';
import { CivilDate, Instant } from '../../../../events/civil-date.ts';
import { Actor } from '../../../../events/commit.ts';
import { EventId, LedgerId, StreamId } from '../../../../events/identifiers.ts';

export const BilingualText = z
  .strictObject({ zh: z.string(), en: z.string() })
  .meta({ id: 'BilingualText', description: '中英文本 / a text in both languages' });

/** From where an answer comes: the ledger itself, or a view and how far it lags. */
export const Freshness = z
  .strictObject({
    ledger: LedgerId,
    /** Last position of the ledger when the answer was made */
    position: z.int().min(0),
    /** Position that the view reflects; absent when the answer was read from the ledger itself */
    viewPosition: z.int().min(0).optional(),
    /** Commits that the view has still to take in */
    lag: z.int().min(0),
    /** True when the view did not reach `after` in time */
    stale: z.literal(true).optional(),
    /** The prefix of the ledger that an `asOf` answer speaks of */
    asOf: z.strictObject({ position: z.int().min(0), instant: Instant.optional() }).optional(),
  })
  .meta({ id: 'Freshness', description: '答复所依据的台账位置 / the ledger position behind an answer' });

export const RecordedEventView = z
  .strictObject({
    id: EventId,
    type: z.string(),
    schema: z.int().min(1),
    occurredOn: CivilDate,
    recordedAt: Instant,
    actor: Actor,
    stream: StreamId,
    version: z.int().min(1),
    position: z.int().min(1),
    index: z.int().min(0),
    body: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'RecordedEvent', description: '台账中的一个事件 / one event of the ledger' });

/** A page of the events of one stream. */
export const EventsAnswer = z.strictObject({
  items: z.array(RecordedEventView),
  streamVersion: z.int().min(1),
  nextAfter: z.int().optional(),
  ledger: Freshness,
});

/** RFC 9457 with our members. */
export const ProblemDocument = z
  .looseObject({
    type: z.string().meta({ description: '问题类型，可在 /docs 查到 / kind of problem, explained at /docs' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    code: z.string().meta({ description: '首要原因的代码 / code of the leading reason' }),
    article: z.string().optional().meta({ description: '依据的条款 / the article it rests on' }),
    errors: z
      .array(
        z.strictObject({
          pointer: z.string().optional(),
          parameter: z.string().optional(),
          header: z.string().optional(),
          code: z.string(),
          article: z.string().optional(),
          detail: z.string(),
        }),
      )
      .min(1),
    traceId: z.string(),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457 问题说明：一次列明全部原因 / problem details: every reason at once',
  });
