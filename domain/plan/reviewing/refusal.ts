import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid } from '../../decision/fault.ts';
import { knownOrganisations, nameOf, namesOf } from '../../organisation/known-organisations.ts';
import { approverGroups, approversOf } from '../decide/approvers.ts';
import type { PlanContext } from '../decide/context.ts';
import { lastSetback } from '../decide/gates.ts';
import { approvalRuling, rowOf, rulingFaults, unresolvedFaults } from '../decide/law.ts';
import { atStage, versionOf } from '../decide/standing.ts';
import { decideOfVersion } from '../decide/stated.ts';
import type { PlanState, PlanVersion } from '../state.ts';
import { submissionDay } from './submission-day.ts';

export const decideRefuseApproval = decideOfVersion('ApprovalRefused', checkApprovalRefused);

/** 不予批准: said by a body that could have approved, of what was handed in, whatever gates were passed. */
export function checkApprovalRefused(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'ApprovalRefused'>,
  context: PlanContext,
): Fault[] {
  const version = versionOf(state, body.version);
  return [
    ...atStage(state, body.version, ['UNDER_REVIEW'], {
      article: '第二十四条',
      zh: '送审后方可作出不予批准的决定',
      en: 'a refusal follows submission',
    }),
    ...notInFuture(occurredOn, context.today),
    ...notBefore(occurredOn, submissionDay(version)),
    ...knownOrganisations(context.registry, [{ id: body.by, pointer: '/by' }]),
    ...(state && version ? refuserFits(state, version, body, context) : []),
  ];
}

function refuserFits(
  state: PlanState,
  version: PlanVersion,
  { by }: NewEvent<'ApprovalRefused'>['body'],
  context: PlanContext,
): Fault[] {
  const ruling = approvalRuling(state.attributes, context);
  const row = rowOf(ruling);
  if (!row) return rulingFaults([ruling]);
  const groups = approverGroups(row, state, version, context);
  const allowed = approversOf(groups);
  if (allowed.includes(by)) return [];
  if (allowed.length === 0)
    return groups.flatMap(({ found }) =>
      found.flatMap((parties) => unresolvedFaults(parties, '/by', row.article)),
    );
  return [
    invalid('APPROVER_NOT_ALLOWED', {
      pointer: '/by',
      article: row.article,
      zh: `${nameOf(context.registry, by)}无权审批本类预案，应由${namesOf(context.registry, allowed)}作出决定`,
      en: `${nameOf(context.registry, by)} does not decide on plans of this kind; ${namesOf(context.registry, allowed)} does`,
    }),
  ];
}

/** A refusal stands until the mended text is handed in (第二十四条). */
export function refusalOpen(version: PlanVersion, { registry }: PlanContext): Fault[] {
  const refusal = version.reviewing?.refusals.at(-1);
  if (version.stage !== 'DRAFTING' || !refusal || lastSetback(version) !== refusal) return [];
  const name = nameOf(registry, refusal.by);
  return [
    conflict('REFUSAL_OPEN', {
      article: '第二十四条',
      zh: `${name}于 ${refusal.on} 不予批准，修改后须重新送审`,
      en: `${name} refused the approval on ${refusal.on}; the mended text is handed in anew`,
    }),
  ];
}
