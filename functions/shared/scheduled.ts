import * as z from 'zod';
import { type Instant, instant } from '../../events/civil-date.ts';
import { parseInstant } from './shanghai-time.ts';

/** A tick of a scheduled rule. Its `time` is the only clock of a function that a schedule runs. */
export const Scheduled = z.object({ id: z.string().optional(), time: z.string() });
export type Scheduled = z.infer<typeof Scheduled>;

/** The instant of a tick. Throws a RangeError when the event names none. */
export const scheduledInstant = ({ time }: Scheduled): Instant => parseInstant(time) ?? instant(time);
