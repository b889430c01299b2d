import type { EventBody, EventType } from '../../../events/catalogue.ts';
import type { CivilDate } from '../../../events/civil-date.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { settle } from '../../decision/fault.ts';
import type { PlanState } from '../state.ts';
import type { Check } from './checks.ts';
import type { Decide } from './context.ts';
import { living, numberInWork, numberIssued } from './standing.ts';

/** Events that say something of one version. */
export type OfVersion = {
  readonly [T in EventType]: EventBody<T> extends { readonly version: number } ? T : never;
}[EventType];

/** What people state: of its day they may be silent, then it is today. */
type Stated<B> = B & { readonly on?: CivilDate | undefined };

const decideStated =
  <T extends EventType, S extends object>(
    type: T,
    check: Check<T>,
    bodyOf: (state: PlanState | undefined, stated: S) => object,
  ): Decide<Stated<S>> =>
  (state, { on, ...stated }, context) => {
    const event = {
      type,
      occurredOn: on ?? context.today,
      body: bodyOf(state, stated as unknown as S),
    } as unknown as NewEvent<T> & NewEvent;
    return settle([...living(state, context), ...check(state, event, context)], [event]);
  };

/** Decides a command that is its event. */
export const decideAsStated = <T extends EventType>(type: T, check: Check<T>): Decide<Stated<EventBody<T>>> =>
  decideStated<T, EventBody<T>>(type, check, (_, stated) => stated);

/** Decides a command that is its event but for the number of the version: it is the one that is being made. */
export const decideOfVersion = <T extends OfVersion>(
  type: T,
  check: Check<T>,
): Decide<Stated<Omit<EventBody<T>, 'version'>>> =>
  decideStated<T, Omit<EventBody<T>, 'version'>>(type, check, (state, stated) => ({
    version: numberInWork(state),
    ...stated,
  }));

/** Decides a command that is its event, where a version that nobody names is the one that was issued. */
export const decideOfIssued = <T extends OfVersion>(
  type: T,
  check: Check<T>,
): Decide<Stated<Omit<EventBody<T>, 'version'> & { readonly version?: number | undefined }>> =>
  decideStated<T, Omit<EventBody<T>, 'version'> & { readonly version?: number | undefined }>(
    type,
    check,
    (state, { version, ...stated }) => ({ version: version ?? numberIssued(state), ...stated }),
  );
