import type { RecordedEvent } from '../../../events/recorded-event.ts';
import { factOf } from '../fact.ts';
import type { Reviewing } from './state.ts';

const nothing: Reviewing = { points: [], refusals: [], withdrawals: [] };

/** One event on what was said of a version; the same object for events that say nothing of it. */
export function evolveReviewing(before: Reviewing | undefined, event: RecordedEvent): Reviewing | undefined {
  const reviewing = before ?? nothing;
  const fact = factOf(event);
  switch (event.type) {
    case 'ReviewPointsRecorded': {
      const { version: _version, ...points } = event.body;
      return { ...reviewing, points: [...reviewing.points, { ...fact, ...points }] };
    }
    case 'MeetingRequired': {
      const { version: _version, ...meeting } = event.body;
      return { ...reviewing, meeting: { ...fact, ...meeting } };
    }
    case 'ApprovalRefused': {
      const { version: _version, ...refusal } = event.body;
      return { ...reviewing, refusals: [...reviewing.refusals, { ...fact, ...refusal }] };
    }
    case 'SubmissionWithdrawn': {
      const { version: _version, ...withdrawal } = event.body;
      return { ...reviewing, withdrawals: [...reviewing.withdrawals, { ...fact, ...withdrawal }] };
    }
    case 'JointAgreementRecorded': {
      const { version: _version, ...agreement } = event.body;
      return { ...reviewing, agreement: { ...fact, ...agreement } };
    }
    default:
      return before;
  }
}
