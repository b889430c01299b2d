import type { EventType } from '../../../events/catalogue.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import type { Fault } from '../../decision/fault.ts';
import type { PlanState } from '../state.ts';
import type { PlanContext } from './context.ts';

/** What an event must meet in the state before it. */
export type Check<T extends EventType> = (
  state: PlanState | undefined,
  event: NewEvent<T>,
  context: PlanContext,
) => Fault[];

export type Checks = { readonly [T in EventType]?: Check<T> };
