import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid } from '../../decision/fault.ts';
import { knownOrganisations, namesOf } from '../../organisation/known-organisations.ts';
import type { ApprovalRow } from '../../rulebook/types.ts';
import { bodiesOf } from '../decide/approvers.ts';
import type { PlanContext } from '../decide/context.ts';
import type { Procedure } from '../decide/gates.ts';
import { approvalRuling, partiesOf, rowOf, unresolvedFaults } from '../decide/law.ts';
import { atStage, versionOf } from '../decide/standing.ts';
import { decideOfVersion } from '../decide/stated.ts';
import type { PlanState, PlanVersion } from '../state.ts';
import { submissionDay } from './submission-day.ts';

const ARTICLE = '第二十七条第（二）项';

export const decideRequireMeeting = decideOfVersion('MeetingRequired', checkMeetingRequired);

/** 必要时: a discretion of the bureau or of the approving body, which says why (G14). */
export function checkMeetingRequired(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'MeetingRequired'>,
  context: PlanContext,
): Fault[] {
  const version = versionOf(state, body.version);
  const row = state && rowOf(approvalRuling(state.attributes, context));
  return [
    ...atStage(state, body.version, ['UNDER_REVIEW'], {
      article: ARTICLE,
      zh: '送审后决定是否报请会议',
      en: 'whether a meeting is needed is decided after submission',
    }),
    ...notInFuture(occurredOn, context.today),
    ...notBefore(occurredOn, submissionDay(version)),
    ...knownOrganisations(context.registry, [{ id: body.by, pointer: '/by' }]),
    ...(row && version ? deciderFits(state, version, row, body, context) : []),
  ];
}

function deciderFits(
  state: PlanState,
  version: PlanVersion,
  row: ApprovalRow,
  { by }: NewEvent<'MeetingRequired'>['body'],
  context: PlanContext,
): Fault[] {
  const roles = row.meetingDecidedBy;
  if (!roles) return [noMeeting(row)];
  const allowed = bodiesOf(roles, state, version, context);
  if (allowed.includes(by)) return [];
  if (allowed.length === 0)
    return roles.flatMap((role) =>
      unresolvedFaults(partiesOf(role, state, version, context), '/by', row.article),
    );
  return [
    invalid('MEETING_DECIDER_NOT_ALLOWED', {
      pointer: '/by',
      article: ARTICLE,
      zh: `是否报请会议由${namesOf(context.registry, allowed)}决定`,
      en: `whether a meeting is needed is decided by ${namesOf(context.registry, allowed)}`,
    }),
  ];
}

const noMeeting = ({ article, text }: ApprovalRow): Fault =>
  conflict('MEETING_NOT_BY_RULE', {
    article,
    zh: `本类预案的审批不涉及会议：${text.zh}`,
    en: `no meeting belongs to the approval of plans of this kind: ${text.en}`,
  });

/** An approval names its meeting where one was found necessary, or where a ruling always asks for one (G14). */
export function meetingMissing(
  { reviewing }: PlanVersion,
  { row, simplified }: Procedure,
  approvals: NewEvent<'Approved'>['body']['approvals'],
  { rulebook }: PlanContext,
): Fault[] {
  const always = rulebook.policies.meeting === 'ALWAYS' && !simplified;
  const required = row.meetingDecidedBy !== undefined && (always || reviewing?.meeting?.required === true);
  if (!required || approvals.some(({ meeting }) => meeting !== undefined)) return [];
  const why = reviewing?.meeting?.required ? reviewing.meeting.reason : undefined;
  return [
    invalid('MEETING_MISSING', {
      pointer: '/approvals/0/meeting',
      article: ARTICLE,
      zh: `须经会议审议批准，应写明会议${why ? `（${why}）` : ''}`,
      en: `the approval needs a meeting: name it${why ? ` (${why})` : ''}`,
    }),
  ];
}
