import type { EventBody } from '../../events/catalogue.ts';
import type { CivilDate } from '../../events/civil-date.ts';
import type { EventId } from '../../events/identifiers.ts';
import type { AggregateContext } from '../aggregate/aggregate.ts';
import { readNotice } from '../calendar/import/read-notice.ts';
import { digestOf, sha256Of } from '../calendar/ledger-calendar.ts';
import type { HolidayNotice } from '../calendar/types.ts';
import type { Decider } from '../decision/command.ts';
import { notBefore, notInFuture } from '../decision/dates.ts';
import { conflict, type Fault, forbidden, invalid, settle } from '../decision/fault.ts';
import { repeated } from '../decision/repeated.ts';
import type { LawState } from '../law/state.ts';
import { livingOnes } from '../organisation/known-organisations.ts';
import { currentRulebook } from '../view/law-on.ts';
import type * as command from './commands.ts';
import { noticeOf } from './evolve.ts';
import { placeFaults } from './notice-faults.ts';
import type { Proposal } from './state.ts';

type Decide<C> = Decider<LawState, C, AggregateContext>;

const NATIONAL = '《全国年节及纪念日放假办法》第七条';
const REGIONAL = '《全国年节及纪念日放假办法》第四条';

/** What a pasted notice says, with everything that keeps it from being proposed. */
export const decideImportNotice: Decide<command.ImportNoticeCommand> = (
  state,
  { on, text, url, publishedOn },
  { today },
) => {
  const occurredOn = on ?? today;
  const { notice, findings } = readNotice(text);
  const sha256 = sha256Of(text);
  const body: EventBody<'HolidayNoticeImported'> | undefined = notice && {
    ...notice,
    festivals: notice.festivals.map(({ name, off, work }) => ({ name, off: [...off], work: [...work] })),
    text,
    sha256,
    url,
    publishedOn,
  };
  const faults = [
    ...notInFuture(occurredOn, today),
    ...notBefore(occurredOn, [{ on: publishedOn, zh: '通知公布之日', en: 'the day it was published' }]),
    ...officialAddress(url),
    ...findings.map(({ code, zh, en }) => invalid(code, { pointer: '/text', article: NATIONAL, zh, en })),
    ...knownFaults(state, sha256, '/text'),
    ...(body ? placeFaults(noticeOf(body), state?.calendar ?? []) : []),
  ];
  return settle(faults, body ? [{ type: 'HolidayNoticeImported', occurredOn, body }] : []);
};

function officialAddress(url: string): Fault[] {
  const { hostname } = new URL(url);
  if (hostname === 'gov.cn' || hostname.endsWith('.gov.cn')) return [];
  return [
    invalid('ADDRESS_NOT_OFFICIAL', {
      pointer: '/url',
      zh: '应为政府网站（gov.cn）的网址',
      en: 'the address is one of a government site (gov.cn)',
    }),
  ];
}

/** The same text or closure waits, or holds already. What was rejected may be brought in again. */
function knownFaults(state: LawState | undefined, sha256: string, pointer: string): Fault[] {
  const known = state?.calendar.find((one) => one.sha256 === sha256 && one.settled?.outcome !== 'REJECTED');
  if (!known) return [];
  return [
    conflict('CHANGE_KNOWN', {
      pointer,
      zh: `同样的内容已经导入（${known.event}）`,
      en: `the same was brought in already (${known.event})`,
    }),
  ];
}

export const decideDeclareRegionalClosure: Decide<command.DeclareRegionalClosureCommand> = (
  state,
  { on, ...said },
  { today },
) => {
  const occurredOn = on ?? today;
  const body = { ...said, sha256: digestOf(said) };
  const faults = [...closureFaults(state, body, occurredOn, today), ...regionFaults(body.region)];
  return settle(faults, [{ type: 'RegionalClosureDeclared', occurredOn, body }]);
};

export const decideDeclareOrganisationClosure: Decide<command.DeclareOrganisationClosureCommand> = (
  state,
  { on, ...said },
  { today, registry },
) => {
  const occurredOn = on ?? today;
  const body = { ...said, sha256: digestOf(said) };
  const faults = [
    ...closureFaults(state, body, occurredOn, today),
    ...livingOnes(registry, [{ id: body.organisation, pointer: '/organisation' }]),
  ];
  return settle(faults, [{ type: 'OrganisationClosureDeclared', occurredOn, body }]);
};

type ClosureSaid = Pick<EventBody<'RegionalClosureDeclared'>, 'announcedOn' | 'off' | 'work' | 'sha256'>;

function closureFaults(
  state: LawState | undefined,
  { announcedOn, off, work, sha256 }: ClosureSaid,
  occurredOn: CivilDate,
  today: CivilDate,
): Fault[] {
  const none = invalid('NO_DAY', { pointer: '/off', zh: '没有列出日期', en: 'no day is named' });
  return [
    ...notInFuture(occurredOn, today),
    ...notBefore(occurredOn, [{ on: announcedOn, zh: '公布之日', en: 'the day it was announced' }]),
    ...(off.length + work.length === 0 ? [none] : []),
    ...repeated([...off, ...work], (index) =>
      index < off.length ? `/off/${index}` : `/work/${index - off.length}`,
    ),
    ...knownFaults(state, sha256, '/off'),
  ];
}

/** `110000` holds for `110107`, `110107` for itself, `100000` for everybody. */
function regionFaults(region: string): Fault[] {
  const { jurisdiction } = currentRulebook;
  const within = region === '100000' || jurisdiction.startsWith(region.replace(/(00)+$/, ''));
  if (within) return [];
  return [
    invalid('REGION_ELSEWHERE', {
      pointer: '/region',
      article: REGIONAL,
      zh: `${region} 的放假安排不适用于本行政区（${jurisdiction}）`,
      en: `days off of ${region} do not hold in this jurisdiction (${jurisdiction})`,
    }),
  ];
}

export const decideConfirmChange: Decide<command.ConfirmCalendarChangeCommand> = (
  state,
  { on, ...body },
  { today, actor },
) => {
  const occurredOn = on ?? today;
  const { proposal, faults } = waiting(state, body.proposal);
  const against = proposal
    ? [
        ...notBefore(occurredOn, [{ on: proposal.on, zh: '提出之日', en: 'the day it was brought in' }]),
        ...(proposal.by === actor.id ? [ownProposal] : []),
        ...(proposal.sha256 === body.sha256 ? [] : [otherContent(proposal)]),
        ...(proposal.change.kind === 'NOTICE' ? placeOf(proposal.change.notice, state) : []),
      ]
    : faults;
  return settle(
    [...notInFuture(occurredOn, today), ...against],
    [{ type: 'CalendarChangeConfirmed', occurredOn, body }],
  );
};

/** Another notice may have been confirmed since this one was brought in. */
const placeOf = (notice: HolidayNotice, state: LawState | undefined): Fault[] =>
  placeFaults(notice, state?.calendar ?? []).map((fault) => ({ ...fault, pointer: '/proposal' }));

export const decideRejectChange: Decide<command.RejectCalendarChangeCommand> = (
  state,
  { on, ...body },
  { today },
) => {
  const occurredOn = on ?? today;
  const { proposal, faults } = waiting(state, body.proposal);
  const since = [{ on: proposal?.on, zh: '提出之日', en: 'the day it was brought in' }];
  return settle(
    [...notInFuture(occurredOn, today), ...faults, ...notBefore(occurredOn, since)],
    [{ type: 'CalendarChangeRejected', occurredOn, body }],
  );
};

/** The proposal of an event while nobody has settled it. */
function waiting(
  state: LawState | undefined,
  id: EventId,
): { readonly proposal?: Proposal; readonly faults: Fault[] } {
  const proposal = state?.calendar.find(({ event }) => event === id);
  if (!proposal)
    return {
      faults: [
        invalid('PROPOSAL_UNKNOWN', {
          pointer: '/proposal',
          zh: `没有待确认的日历变更“${id}”`,
          en: `no change of the calendar was brought in by "${id}"`,
        }),
      ],
    };
  if (!proposal.settled) return { proposal, faults: [] };
  const { outcome, event } = proposal.settled;
  return {
    faults: [
      conflict('PROPOSAL_SETTLED', {
        pointer: '/proposal',
        zh: `该变更已${outcome === 'CONFIRMED' ? '确认' : '否决'}（${event}）`,
        en: `this change is ${outcome === 'CONFIRMED' ? 'confirmed' : 'rejected'} already (${event})`,
      }),
    ],
  };
}

const ownProposal: Fault = forbidden('SECOND_PERSON_NEEDED', {
  pointer: '/proposal',
  zh: '提出变更的人不能自己确认，须由另一人确认',
  en: 'whoever brought it in does not confirm it: a second person does',
});

const otherContent = ({ sha256 }: Proposal): Fault =>
  conflict('PROPOSAL_DIFFERS', {
    pointer: '/sha256',
    zh: `所确认的内容与提出的不一致（应为 ${sha256}）`,
    en: `what was confirmed is not what was brought in (${sha256})`,
  });
