import * as z from 'zod';
import { CivilDate, type Instant } from '../../../events/civil-date.ts';
import { OrganisationId, PlanId } from '../../../events/identifiers.ts';
import { endOfShanghaiDay, parseInstant } from '../shanghai-time.ts';

/** No parameters, and none tolerated: a misspelt filter must not answer with everything. */
export const none = z.strictObject({});

const wholeNumber = (text: string) => /^(0|[1-9]\d{0,14})$/.test(text);

/** A whole number in a query, `min` to `max`; `1e2`, `+1`, ` 1` and the empty text are none. */
export const integer = (min: number, max: number, description: string) =>
  z
    .string()
    .refine(wholeNumber, { error: 'a whole number', abort: true })
    .transform(Number)
    .pipe(z.int().min(min).max(max))
    .meta({ description, override: { type: 'integer', minimum: min, maximum: max } });

/** Yes or no in a query. */
export const yesOrNo = z.enum(['true', 'false']).transform((text) => text === 'true');

/** Page size of every list. */
export const limit = integer(
  1,
  200,
  '每页条数，默认 50，至多 200 / items per page, 50 by default, 200 at most',
).optional();
export const DEFAULT_LIMIT = 50;

/** Opaque: what `nextCursor` of the page before said. */
export const cursor = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,1000}$/, { error: 'a cursor of this list' })
  .meta({ description: '上一页给出的 nextCursor / nextCursor of the page before' })
  .optional();

export const position = integer(0, Number.MAX_SAFE_INTEGER, '台账位置 / a position of the ledger');

/** An instant with any zone, or a civil date, which means the end of that day in China: what was known by then. */
export const asOf = z
  .string()
  .transform((text, context): Instant => {
    const date = CivilDate.safeParse(text);
    const parsed = date.success ? endOfShanghaiDay(date.data) : parseInstant(text);
    if (parsed) return parsed;
    context.addIssue({ code: 'custom', message: 'an instant with a zone, or a date' });
    return z.NEVER;
  })
  .meta({
    description:
      '当时所知：带时区的时刻，或日期（北京时间当日终了） / what was known then: an instant with a zone, or a date (end of that day in Beijing)',
    override: { type: 'string', examples: ['2026-11-24', '2026-11-24T08:00:00+08:00'] },
  });

export const planParams = z.strictObject({
  planId: PlanId.meta({ description: '预案标识 / id of the plan', example: 'p-7f3a' }),
});
export const aggregateParams = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{1,62}$/, { error: 'an id' })
    .meta({ description: '标识 / id' }),
});
export const organisationParams = z.strictObject({ organisationId: OrganisationId });
const obligationId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{2,199}$/, { error: 'the id of a duty' });
export const obligationParams = z.strictObject({ planId: PlanId, obligationId });
export const organisationObligationParams = organisationParams.extend({ obligationId });

/** Headers of every POST. */
export const commandHeaders = z.object({
  'Idempotency-Key': z
    .string()
    .regex(/^[\x21-\x7e]{8,128}$/, { error: '8 to 128 visible ASCII characters' })
    .meta({
      description:
        '本次办理的唯一标识（建议 UUID）：同一标识、同一内容永远得到同一答复 / names this act (a UUID): the same key with the same body gives the same answer for ever',
      example: '0f8fad5b-d9cb-469f-a165-70867728950e',
    }),
  'If-Match': z
    .string()
    .regex(/^("(0|[1-9]\d{0,8})"|\*)$/, { error: 'one strong ETag, or *' })
    .transform((tag) => (tag === '*' ? undefined : Number(tag.slice(1, -1))))
    .meta({
      description:
        '所依据的版本（ETag）；已变化则 412 / the version you act on (ETag); 412 when it has changed',
      override: { type: 'string', examples: ['"3"'] },
    })
    .optional(),
});

/** Query of every POST. */
export const commandQuery = z.strictObject({
  dryRun: yesOrNo
    .prefault('false')
    .meta({ description: '只判定并给出将记入的事件和义务变化，不记入 / decide and tell, record nothing' }),
});

export const noHeaders = z.object({});

/** Headers of an answer that speaks of one stream. */
export const streamHeaders = z.object({
  ETag: z.string().meta({ description: '流的版本 / version of the stream', example: '"3"' }),
  'Ledger-Position': z.string().meta({ description: '台账位置 / position in the ledger', example: '42' }),
});

/** Headers of a command's answer. */
export const replayHeaders = streamHeaders.extend({
  'Idempotent-Replayed': z.literal('true').optional().meta({
    description:
      '此答复重复先前的办理，没有再次记入 / this repeats an earlier act; nothing was recorded again',
  }),
});
