import type { CivilDate } from '../../../events/civil-date.ts';
import type { OrganisationId } from '../../../events/identifiers.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { type EarlierFact, lastDayOf, notBefore, notInFuture } from '../../decision/dates.ts';
import { type Fault, invalid, settle } from '../../decision/fault.ts';
import { repeated } from '../../decision/repeated.ts';
import { knownOrganisations, nameOf, namesOf } from '../../organisation/known-organisations.ts';
import type { ApprovalRow } from '../../rulebook/types.ts';
import type { ApproveCommand } from '../commands.ts';
import { agreementMissing } from '../reviewing/joint-agreement.ts';
import { meetingMissing } from '../reviewing/meeting.ts';
import { refusalOpen } from '../reviewing/refusal.ts';
import { pointsNotAffirmed } from '../reviewing/review-points.ts';
import type { PlanState, PlanVersion } from '../state.ts';
import { type ApproverGroup, approverGroups, approversOf } from './approvers.ts';
import type { Decide, PlanContext } from './context.ts';
import { gateNames, lastSetback, lastWord, openReturns, passed, procedureOf, standsPassed } from './gates.ts';
import { approvalRuling, partiesOf, rowOf, rulingFaults, unresolvedFaults } from './law.ts';
import { gateNotPassed } from './review.ts';
import { atStage, living, numberInWork, versionOf } from './standing.ts';

/** The plan is approved on the day on which the last of its approving bodies approves. */
export const decideApprove: Decide<ApproveCommand> = (state, command, context) => {
  const day = command.on ?? context.today;
  const approvals = command.approvals.map((approval) => ({ ...approval, on: approval.on ?? day }));
  const event: NewEvent<'Approved'> = {
    type: 'Approved',
    occurredOn: latest(approvals) ?? day,
    body: { version: numberInWork(state), approvals },
  };
  return settle([...living(state, context), ...checkApproved(state, event, context)], [event]);
};

export function checkApproved(
  state: PlanState | undefined,
  event: NewEvent<'Approved'>,
  context: PlanContext,
): Fault[] {
  const { approvals, version: number } = event.body;
  const version = versionOf(state, number);
  return [
    ...atStage(state, number, ['UNDER_REVIEW'], {
      article: '第二十四条',
      zh: '送审后方可批准',
      en: 'approval follows submission',
    }),
    ...knownOrganisations(
      context.registry,
      approvals.map(({ by }, index) => ({ id: by, pointer: `/approvals/${index}/by` })),
    ),
    ...repeated(
      approvals.map(({ by }) => by),
      (index) => `/approvals/${index}/by`,
    ),
    ...lastDay(event),
    ...approvals.flatMap(({ on }, index) => [
      ...notInFuture(on, context.today, `/approvals/${index}/on`),
      ...notBefore(on, version ? factsBeforeApproval(version) : [], `/approvals/${index}/on`),
    ]),
    ...(state && version ? lawFaults(state, version, event, context) : []),
  ];
}

const latest = (approvals: readonly { readonly on: CivilDate }[]): CivilDate | undefined =>
  lastDayOf(approvals.map(({ on }) => on));

/** Corrections bring their own date: it must stay the last of the approvals'. */
function lastDay({ occurredOn, body }: NewEvent<'Approved'>): Fault[] {
  const last = latest(body.approvals);
  if (last === occurredOn) return [];
  return [
    invalid('APPROVAL_DAY', {
      pointer: '/on',
      zh: `批准之日须为最后一家批准的日期（${last}）`,
      en: `the day of approval is that of the last approving body (${last})`,
    }),
  ];
}

/** Submission, setbacks, the gates that were passed, and what was decided of the approval come before it. */
function factsBeforeApproval(version: PlanVersion): EarlierFact[] {
  const meeting = version.reviewing?.meeting;
  const gates = [...new Set(version.reviews.map((review) => review.gate))].filter((gate) =>
    passed(version, gate),
  );
  return [
    { on: version.submission?.on, zh: '送审之日', en: 'the day of submission', article: '第二十四条' },
    { on: lastSetback(version)?.on, zh: '不予批准或撤回之日', en: 'the day it was refused or withdrawn' },
    {
      on: meeting?.required ? meeting.on : undefined,
      zh: '决定报请会议之日',
      en: 'the day it was decided that a meeting is needed',
      article: '第二十七条第（二）项',
    },
    {
      on: version.reviewing?.agreement?.on,
      zh: '协商确定审批单位之日',
      en: 'the day it was agreed who approves',
      article: '第二十七条第（二）项',
    },
    ...gates.map((gate) => ({
      on: lastWord(version, gate)?.on,
      zh: `${gateNames[gate][0]}通过之日`,
      en: `the day the ${gateNames[gate][1]} was passed`,
      article: '第二十七条',
    })),
  ];
}

function lawFaults(
  state: PlanState,
  version: PlanVersion,
  { body }: NewEvent<'Approved'>,
  context: PlanContext,
): Fault[] {
  const ruling = approvalRuling(state.attributes, context);
  const row = rowOf(ruling);
  if (!row) return rulingFaults([ruling]);
  const procedure = procedureOf(row, version);
  const required = [...procedure.before, ...procedure.after];
  const missing = required.filter((gate) => !standsPassed(version, gate, procedure));
  const returned = openReturns(version).map((review) => review.gate);
  const unagreed = agreementMissing(version, row);
  return [
    ...refusalOpen(version, context),
    ...[...new Set([...missing, ...returned])].map((gate) => gateNotPassed(gate, row.article)),
    ...pointsNotAffirmed(version, procedure, context),
    ...meetingMissing(version, procedure, body.approvals, context),
    ...unagreed,
    // Whose approval it takes is not known before the regions agreed.
    ...(unagreed.length > 0 ? [] : approverFaults(state, version, body.approvals, row, context)),
  ];
}

type Approvals = NewEvent<'Approved'>['body']['approvals'];

function approverFaults(
  state: PlanState,
  version: PlanVersion,
  approvals: Approvals,
  row: ApprovalRow,
  context: PlanContext,
): Fault[] {
  const groups = approverGroups(row, state, version, context);
  const allowed = approversOf(groups);
  return [
    ...groups.flatMap((group) => groupFaults(group, approvals, row.article, context)),
    ...approvals.flatMap(({ by }, index) =>
      allowed.length === 0 || allowed.includes(by)
        ? []
        : [approverNotAllowed(by, index, allowed, row.article, context)],
    ),
    ...signatoryFaults(state, version, approvals, row, context),
  ];
}

/** One of the group approves; where the registry can name none of them, it must say more. */
function groupFaults(
  { ids, found }: ApproverGroup,
  approvals: Approvals,
  article: string,
  context: PlanContext,
): Fault[] {
  if (ids.length === 0) return found.flatMap((parties) => unresolvedFaults(parties, '/approvals', article));
  return approvals.some(({ by }) => ids.includes(by)) ? [] : [approverMissing(ids, article, context)];
}

function approverMissing(ids: readonly OrganisationId[], article: string, { registry }: PlanContext): Fault {
  return invalid('APPROVER_MISSING', {
    pointer: '/approvals',
    article,
    zh: `缺少批准：${ids.map((id) => nameOf(registry, id)).join('或')}`,
    en: `an approval is missing: ${ids.map((id) => nameOf(registry, id)).join(' or ')}`,
  });
}

function approverNotAllowed(
  by: OrganisationId,
  index: number,
  allowed: readonly OrganisationId[],
  article: string,
  { registry }: PlanContext,
): Fault {
  return invalid('APPROVER_NOT_ALLOWED', {
    pointer: `/approvals/${index}/by`,
    article,
    zh: `${nameOf(registry, by)}无权批准本类预案，应由${namesOf(registry, allowed)}批准`,
    en: `${nameOf(registry, by)} does not approve plans of this kind; ${namesOf(registry, allowed)} does`,
  });
}

/**
 * 第二十八、二十九条 ask for the person in charge (主要负责同志审批、主要负责人签发). These are the rows in which the
 * preparing body itself or its command may approve; elsewhere an organ approves and no person is named. Whether the
 * signatory was in charge on that day the registry does not know.
 */
function signatoryFaults(
  state: PlanState,
  version: PlanVersion,
  approvals: Approvals,
  row: ApprovalRow,
  context: PlanContext,
): Fault[] {
  const personal = row.approvers.filter((group) =>
    group.anyOf.some((role) => role.party === 'PREPARING_BODY'),
  );
  const bodies = personal.flatMap((group) =>
    group.anyOf
      .filter((role) => role.party !== 'CLASS')
      .flatMap((role) => partiesOf(role, state, version, context).ids),
  );
  return approvals.flatMap(({ by, signatory }, index) =>
    signatory !== undefined || !bodies.includes(by)
      ? []
      : [
          invalid('SIGNATORY_MISSING', {
            pointer: `/approvals/${index}/signatory`,
            article: row.article,
            zh: `须由${nameOf(context.registry, by)}主要负责人签发，应写明签发人`,
            en: `the person in charge of ${nameOf(context.registry, by)} signs; name the signatory`,
          }),
        ],
  );
}
