import * as z from 'zod';
import { CivilDate } from './civil-date.ts';
import { EventId } from './identifiers.ts';

/**
 * Nothing is ever edited: a wrong event is superseded by this one, in the same stream. `replacement` is the body as it
 * should have been (of the same type, in the schema it names); without it the event is void. Occurred on: the day of
 * correction.
 */
export const EventCorrected = z.strictObject({
  target: EventId,
  reason: z.string().trim().min(1).max(2000),
  replacement: z
    .strictObject({ schema: z.int().min(1), occurredOn: CivilDate, body: z.record(z.string(), z.unknown()) })
    .optional(),
});
