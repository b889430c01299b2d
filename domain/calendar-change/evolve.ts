import type { EventBody } from '../../events/catalogue.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import type { Closure, HolidayNotice } from '../calendar/types.ts';
import { factOf } from '../plan/fact.ts';
import type { CalendarChange, Proposal } from './state.ts';

/** Proposals after one event; undefined when the event says nothing of the calendar. */
export function evolveProposals(
  proposals: readonly Proposal[],
  event: RecordedEvent,
): readonly Proposal[] | undefined {
  switch (event.type) {
    case 'HolidayNoticeImported':
      return [...proposals, proposed(event, { kind: 'NOTICE', notice: noticeOf(event.body) })];
    case 'RegionalClosureDeclared': {
      const { region } = event.body;
      return [...proposals, proposed(event, { kind: 'REGION', region, closure: closureOf(event.body) })];
    }
    case 'OrganisationClosureDeclared': {
      const { organisation } = event.body;
      const closure = closureOf(event.body);
      return [...proposals, proposed(event, { kind: 'ORGANISATION', organisation, closure })];
    }
    case 'CalendarChangeConfirmed':
      return settledBy(proposals, event, { outcome: 'CONFIRMED' });
    case 'CalendarChangeRejected':
      return settledBy(proposals, event, { outcome: 'REJECTED', reason: event.body.reason });
    default:
      return undefined;
  }
}

type Proposing = 'HolidayNoticeImported' | 'RegionalClosureDeclared' | 'OrganisationClosureDeclared';

const proposed = (event: RecordedEvent<Proposing>, change: CalendarChange): Proposal => ({
  ...factOf(event),
  change,
  sha256: event.body.sha256,
  by: event.actor.id,
});

const settledBy = (
  proposals: readonly Proposal[],
  event: RecordedEvent<'CalendarChangeConfirmed' | 'CalendarChangeRejected'>,
  how: { readonly outcome: 'CONFIRMED' | 'REJECTED'; readonly reason?: string },
): readonly Proposal[] =>
  proposals.map((one) =>
    one.event === event.body.proposal
      ? { ...one, settled: { ...factOf(event), ...how, by: event.actor.id } }
      : one,
  );

/** The notice as the calendar takes it: without the text that it was read from. */
export function noticeOf(body: Omit<EventBody<'HolidayNoticeImported'>, 'text' | 'sha256'>): HolidayNotice {
  const { year, documentNo, url, publishedOn, amends, festivals } = body;
  return {
    year,
    ...(documentNo !== undefined && { documentNo }),
    url,
    publishedOn,
    ...(amends && { amends: String(year) }),
    festivals,
  };
}

function closureOf(body: EventBody<'RegionalClosureDeclared' | 'OrganisationClosureDeclared'>): Closure {
  const { title, documentNo, url, announcedOn, off, work } = body;
  return {
    title,
    ...(documentNo !== undefined && { documentNo }),
    ...(url !== undefined && { url }),
    announcedOn,
    off,
    work,
  };
}
