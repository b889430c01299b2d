import type { CivilDate } from '../../../events/civil-date.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import type { Fault } from '../../decision/fault.ts';
import { openReturns } from '../decide/gates.ts';
import { atStage, versionOf } from '../decide/standing.ts';
import type { OfVersion } from '../decide/stated.ts';
import type { PlanState } from '../state.ts';

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
