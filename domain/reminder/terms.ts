import type * as z from 'zod';
import type { ReminderCapacity, ReminderChannel, ReminderIssued } from '../../events/reminder-events.ts';

/** In what capacity a person is told. */
export type Capacity = z.infer<typeof ReminderCapacity>;
/** By which way. */
export type Channel = z.infer<typeof ReminderChannel>;
/** With the day's others in one message, or by itself and at once. */
export type Urgency = z.infer<typeof ReminderIssued>['urgency'];

/** Capacities, lowest first: a step that nobody answers climbs along them. */
export const CAPACITIES: readonly Capacity[] = ['HANDLER', 'HEAD', 'OBLIGOR', 'BUREAU'];

/** Capacities above one, nearest first. */
export const above = (capacity: Capacity): readonly Capacity[] =>
  CAPACITIES.slice(CAPACITIES.indexOf(capacity) + 1);
