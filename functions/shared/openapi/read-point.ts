import * as z from 'zod';
import { asOf, limit, position } from './parameters.ts';

/** At which point of the ledger something is asked for. */
export const readPoint = {
  asOf: asOf.optional(),
  position: position.optional().meta({ description: '截至台账某一位置 / as at a position of the ledger' }),
};

/** One thing as it stands, as it was known then, or as soon as the views have reached a position. */
export const pointQuery = z
  .strictObject({
    ...readPoint,
    after: position.optional().meta({
      description: '等视图到达该位置（至多 2 秒） / wait until the view has reached it (2 s at most)',
    }),
  })
  .refine(
    (query) => [query.asOf, query.position, query.after].filter((point) => point !== undefined).length <= 1,
    { error: 'only one of asOf, position and after', path: ['asOf'] },
  );

/** Events of one stream, page by page. */
export const eventsQuery = z.strictObject({
  asOf: asOf.optional(),
  after: position.optional().meta({ description: '此位置之后 / after this position' }),
  limit,
});
