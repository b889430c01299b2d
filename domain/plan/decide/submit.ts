import type { DocumentKind, DocumentRef } from '../../../events/documents.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid, settle } from '../../decision/fault.ts';
import { knownOrganisations, namesOf } from '../../organisation/known-organisations.ts';
import type { SubmitCommand } from '../commands.ts';
import { oldEvidence } from '../making/evidence.ts';
import { readinessFaults } from '../making/readiness.ts';
import type { PlanState, PlanVersion } from '../state.ts';
import type { Decide, PlanContext } from './context.ts';
import {
  gateNames,
  lastSetback,
  lastWord,
  openReturns,
  type Procedure,
  passed,
  procedureOf,
} from './gates.ts';
import { approvalRuling, partiesOf, rowOf, rulingFaults, unresolvedFaults } from './law.ts';
import { gateNotPassed } from './review.ts';
import { atStage, living, numberInWork, versionOf } from './standing.ts';

export const decideSubmit: Decide<SubmitCommand> = (state, { on, ...command }, context) => {
  const occurredOn = on ?? context.today;
  const version = numberInWork(state);
  const inWork = versionOf(state, version);
  const warnings = inWork ? oldEvidence(inWork, occurredOn, context) : [];
  const event: NewEvent<'SubmittedForApproval'> = {
    type: 'SubmittedForApproval',
    occurredOn,
    body: { version, ...command, ...(warnings.length > 0 && { warnings }) },
  };
  return settle([...living(state, context), ...checkSubmitted(state, event, context)], [event]);
};

export function checkSubmitted(
  state: PlanState | undefined,
  event: NewEvent<'SubmittedForApproval'>,
  context: PlanContext,
): Fault[] {
  const { body, occurredOn } = event;
  const version = versionOf(state, body.version);
  return [
    ...atStage(state, body.version, ['DRAFTING', 'UNDER_REVIEW'], {
      article: '第二十四条',
      zh: '编制完成后送审',
      en: 'a draft is handed in',
    }),
    ...notInFuture(occurredOn, context.today),
    ...notBefore(occurredOn, [
      { on: version?.begunOn, zh: '开始编制之日', en: 'the day drafting began' },
      {
        on: version && lastSetback(version)?.on,
        zh: '不予批准或撤回之日',
        en: 'the day it was refused or withdrawn',
      },
    ]),
    ...knownOrganisations(context.registry, [{ id: body.submittedTo, pointer: '/submittedTo' }]),
    ...(state && version ? lawFaults(state, version, event, context) : []),
  ];
}

function lawFaults(
  state: PlanState,
  version: PlanVersion,
  event: NewEvent<'SubmittedForApproval'>,
  context: PlanContext,
): Fault[] {
  const ruling = approvalRuling(state.attributes, context);
  const row = rowOf(ruling);
  if (!row) return rulingFaults([ruling]);
  const procedure = procedureOf(row, version);
  return [
    ...resubmission(version, event),
    ...readinessFaults(state, version, event, procedure, context),
    ...gatesComplete(version, event, procedure),
    ...packageComplete(version, event.body, procedure, context),
    ...recipientFits(state, version, event, procedure, context),
  ];
}

/** A package that lies with the reviewers goes in again only after one of them returned it. */
function resubmission(version: PlanVersion, event: NewEvent<'SubmittedForApproval'>): Fault[] {
  if (version.stage !== 'UNDER_REVIEW') return [];
  const returns = openReturns(version);
  if (returns.length === 0)
    return [
      conflict('ALREADY_SUBMITTED', {
        article: '第二十四条',
        zh: '已经送审；退回后方可重新送审',
        en: 'it has been handed in; it goes in again only after a return',
      }),
    ];
  return notBefore(
    event.occurredOn,
    returns.map((one) => ({ on: one.on, zh: '退回之日', en: 'the day it was returned' })),
  );
}

/** 第二十七条第（一）项: all four are done, in whatever order, before the package goes in. */
function gatesComplete(
  version: PlanVersion,
  { occurredOn }: NewEvent<'SubmittedForApproval'>,
  { before, row }: Procedure,
): Fault[] {
  return before.flatMap((gate) => {
    if (!passed(version, gate)) return [gateNotPassed(gate, row.article)];
    const [zh, en] = gateNames[gate];
    return notBefore(occurredOn, [
      {
        on: lastWord(version, gate)?.on,
        zh: `${zh}通过之日`,
        en: `the day the ${en} was passed`,
        article: row.article,
      },
    ]);
  });
}

/** Papers that a simplified revision still needs: what is new and where it differs (第四十三条). */
const simplifiedPackage: readonly DocumentKind[] = ['SUBMISSION_DRAFT', 'REVISION_TABLE'];

function packageComplete(
  version: PlanVersion,
  { documents, publishesAbridged }: NewEvent<'SubmittedForApproval'>['body'],
  { row, simplified }: Procedure,
  { rulebook }: PlanContext,
): Fault[] {
  const nothingToCompare = version.version === 1 && rulebook.policies.revisionTable === 'ON_REVISION';
  const named = simplified ? simplifiedPackage : row.documents;
  // A first text has nothing to be compared with (G13).
  const required = named.filter((kind) => !(nothingToCompare && kind === 'REVISION_TABLE'));
  return [
    ...missingDocuments(documents, required, simplified ? '第四十三条' : row.article),
    // 因保密等原因需要发布简本的，应将简本一并报送审批: nothing is published that nobody approved.
    ...(publishesAbridged ? missingDocuments(documents, ['ABRIDGED_VERSION'], '第二十四条') : []),
  ];
}

/** One fault for each kind of paper that is required and not there. */
export function missingDocuments(
  documents: readonly DocumentRef[],
  required: readonly DocumentKind[],
  article: string,
): Fault[] {
  const present = new Set(documents.map((document) => document.kind));
  return required
    .filter((kind) => !present.has(kind))
    .map((kind) =>
      invalid('DOCUMENT_MISSING', {
        pointer: '/documents',
        article,
        zh: `缺少材料：${documentNames[kind]}（${kind}）`,
        en: `a paper is missing: ${documentNames[kind]} (${kind})`,
      }),
    );
}

const documentNames: Readonly<Record<DocumentKind, string>> = {
  SUBMISSION_DRAFT: '送审稿',
  REVISION_TABLE: '修订对照表',
  PREPARATION_NOTE: '编制说明',
  CONSULTATION_SUMMARY: '征求意见情况',
  ABRIDGED_VERSION: '简本',
  HANDBOOK: '应急工作手册',
  EXPERT_OPINION: '专家评审意见',
  LEGALITY_OPINION: '合法性审核意见',
  ESTABLISHMENT_OPINION: '区委编办意见',
  OFFICIAL_TEXT: '正式印发文本',
  ELECTRONIC_TEXT: '电子文本',
  REPORT: '报告',
  OTHER: '其他材料',
};

/** The package goes to an approving body, or to 区应急局 where its coordination review comes first (第二十七条). */
function recipientFits(
  state: PlanState,
  version: PlanVersion,
  { body }: NewEvent<'SubmittedForApproval'>,
  { row, after }: Procedure,
  context: PlanContext,
): Fault[] {
  const roles = [
    ...row.approvers.flatMap((group) => group.anyOf),
    ...(after.includes('COORDINATION_REVIEW')
      ? [{ party: 'CLASS', class: 'EMERGENCY_BUREAU' } as const]
      : []),
  ];
  const found = roles.map((role) => partiesOf(role, state, version, context));
  const allowed = [...new Set(found.flatMap((parties) => parties.ids))];
  if (allowed.includes(body.submittedTo)) return [];
  if (allowed.length === 0)
    return found.flatMap((parties) => unresolvedFaults(parties, '/submittedTo', row.article));
  return [
    invalid('SUBMITTED_TO_WRONG_BODY', {
      pointer: '/submittedTo',
      article: row.article,
      zh: `应报送：${namesOf(context.registry, allowed)}`,
      en: `it goes to ${namesOf(context.registry, allowed)}`,
    }),
  ];
}
