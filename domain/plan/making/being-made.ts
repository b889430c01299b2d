import type { EventBody, EventType } from '../../../events/catalogue.ts';
import type { CivilDate } from '../../../events/civil-date.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { type Fault, settle } from '../../decision/fault.ts';
import type { Check } from '../decide/checks.ts';
import type { Decide } from '../decide/context.ts';
import { openReturns } from '../decide/gates.ts';
import { atStage, living, numberInWork, versionOf } from '../decide/standing.ts';
import type { PlanState } from '../state.ts';

/** Events that say something of the version that is being made. */
type OfVersion = {
  readonly [T in EventType]: EventBody<T> extends { readonly version: number } ? T : never;
}[EventType];

/** Such an event as people state it: the ledger knows which version is being made. */
type Stated<T extends OfVersion> = Omit<EventBody<T>, 'version'> & { readonly on?: CivilDate | undefined };

/** Decides a command that is its event but for the number of the version. */
export const decideOfVersion =
  <T extends OfVersion>(type: T, check: Check<T>): Decide<Stated<T>> =>
  (state, { on, ...stated }, context) => {
    const event = {
      type,
      occurredOn: on ?? context.today,
      body: { version: numberInWork(state), ...stated },
    } as unknown as NewEvent<T> & NewEvent;
    return settle([...living(state, context), ...check(state, event, context)], [event]);
  };

/** The version is being drafted, or has come back from its reviewers with reasons to mend it. */
export function beingMade(state: PlanState | undefined, version: number): Fault[] {
  const known = versionOf(state, version);
  if (known?.stage === 'UNDER_REVIEW' && openReturns(known).length > 0) return [];
  return atStage(state, version, ['DRAFTING'], {
    article: '第十三条',
    zh: '在编制期间或者退回修改期间进行',
    en: 'this is done while the text is drafted, or mended after a return',
  });
}

/** What holds for every act of making a text: there is one in work, and the day lies between its beginning and today. */
export function whileMade(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<OfVersion>,
  { today }: { readonly today: CivilDate },
): Fault[] {
  const version = versionOf(state, body.version);
  return [
    ...beingMade(state, body.version),
    ...notInFuture(occurredOn, today),
    ...notBefore(occurredOn, [{ on: version?.begunOn, zh: '开始编制之日', en: 'the day drafting began' }]),
  ];
}
