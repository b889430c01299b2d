import type { ReviewGate } from '../../../events/plan-events.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid } from '../../decision/fault.ts';
import { knownOrganisations, namesOf } from '../../organisation/known-organisations.ts';
import { writtenConsultationDone } from '../making/readiness.ts';
import type { PlanState, PlanVersion } from '../state.ts';
import type { PlanContext } from './context.ts';
import { expertFaults } from './experts.ts';
import {
  earlierGates,
  gateBodies,
  gateNames,
  lastWord,
  openReturns,
  type Procedure,
  procedureOf,
  standsPassed,
} from './gates.ts';
import { approvalRuling, partiesOf, rowOf, unresolvedFaults } from './law.ts';
import { atStage, versionOf } from './standing.ts';
import { decideOfVersion } from './stated.ts';

export const decideReview = decideOfVersion('ReviewRecorded', checkReviewed);

export function checkReviewed(
  state: PlanState | undefined,
  event: NewEvent<'ReviewRecorded'>,
  context: PlanContext,
): Fault[] {
  const { body, occurredOn } = event;
  const version = versionOf(state, body.version);
  return [
    ...atStage(state, body.version, ['DRAFTING', 'UNDER_REVIEW'], {
      article: '第二十七条',
      zh: '审批前程序在编制、审批阶段进行',
      en: 'gates are passed while it is drafted or under review',
    }),
    ...notInFuture(occurredOn, context.today),
    ...notBefore(occurredOn, [{ on: version?.begunOn, zh: '开始编制之日', en: 'the day drafting began' }]),
    ...knownOrganisations(context.registry, [{ id: body.by, pointer: '/by' }]),
    ...returnedWithReasons(body),
    ...(state ? expertFaults(state, body, context) : []),
    ...sentBefore(event),
    ...(version ? writtenConsultationDone(version, event) : []),
    ...(state && version ? gateFaults(state, version, event, context) : []),
  ];
}

/** 一次性告知: a return without its reasons helps nobody. */
function returnedWithReasons({ outcome, reasons }: NewEvent<'ReviewRecorded'>['body']): Fault[] {
  if (outcome === 'PASSED' || reasons.length > 0) return [];
  return [
    invalid('REASONS_MISSING', {
      pointer: '/reasons',
      article: '第二十五条',
      zh: '退回须一次性写明全部理由',
      en: 'a return states all its reasons at once',
    }),
  ];
}

/** What was sent to a reviewer was sent before the verdict. */
const sentBefore = ({ body, occurredOn }: NewEvent<'ReviewRecorded'>): Fault[] =>
  notBefore(occurredOn, [{ on: body.sentOn, zh: '送请审查之日', en: 'the day it was sent for review' }]);

function gateFaults(
  state: PlanState,
  version: PlanVersion,
  event: NewEvent<'ReviewRecorded'>,
  context: PlanContext,
): Fault[] {
  const row = rowOf(approvalRuling(state.attributes, context));
  if (!row) return [];
  const procedure = procedureOf(row, version);
  return [
    ...gateBodyFits(state, version, event, context),
    ...gateInPlace(version, event, procedure, context),
    ...opinionAttached(event, procedure),
  ];
}

function gateBodyFits(
  state: PlanState,
  version: PlanVersion,
  { body }: NewEvent<'ReviewRecorded'>,
  context: PlanContext,
): Fault[] {
  const role = gateBodies[body.gate];
  if (!role) return [];
  const parties = partiesOf(role, state, version, context);
  if (parties.ids.includes(body.by)) return [];
  const [zh, en] = gateNames[body.gate];
  if (parties.ids.length === 0) return unresolvedFaults(parties, '/by', '第二十七条第（一）项');
  return [
    invalid('GATE_BODY_NOT_ALLOWED', {
      pointer: '/by',
      article: '第二十七条第（一）项',
      zh: `${zh}由${namesOf(context.registry, parties.ids)}作出`,
      en: `the ${en} is made by ${namesOf(context.registry, parties.ids)}`,
    }),
  ];
}

/** Gates before submission go in any order (G12); those after it one after the other; a pass is not recorded twice. */
function gateInPlace(
  version: PlanVersion,
  event: NewEvent<'ReviewRecorded'>,
  procedure: Procedure,
  { rulebook }: PlanContext,
): Fault[] {
  const { gate, outcome } = event.body;
  const [zh, en] = gateNames[gate];
  const article = procedure.row.article;
  if (outcome === 'PASSED' && standsPassed(version, gate, procedure) && openReturns(version).length === 0)
    return [
      conflict('GATE_ALREADY_PASSED', {
        article,
        zh: `${zh}已经通过`,
        en: `the ${en} has been passed already`,
      }),
    ];
  const submission = version.stage === 'UNDER_REVIEW' ? version.submission : undefined;
  const follows = procedure.after.includes(gate);
  if (follows && !submission)
    return [
      conflict('GATE_BEFORE_SUBMISSION', {
        article,
        zh: `${zh}在送审之后进行`,
        en: `the ${en} comes after the package was handed in`,
      }),
    ];
  const earlier = earlierGates(gate, procedure, rulebook.policies);
  const stands = (one: ReviewGate) => standsPassed(version, one, procedure);
  return [
    ...earlier.filter((one) => !stands(one)).map((one) => gateNotPassed(one, article)),
    ...notBefore(event.occurredOn, [
      { on: follows ? submission?.on : undefined, zh: '送审之日', en: 'the day of submission', article },
      ...earlier.map((one) => ({
        on: stands(one) ? lastWord(version, one)?.on : undefined,
        zh: `${gateNames[one][0]}通过之日`,
        en: `the day the ${gateNames[one][1]} was passed`,
        article,
      })),
    ]),
  ];
}

export function gateNotPassed(gate: ReviewGate, article: string): Fault {
  const [zh, en] = gateNames[gate];
  return conflict('GATE_NOT_PASSED', { article, zh: `须先通过：${zh}`, en: `must be passed first: ${en}` });
}

/** The opinion of the 编办 belongs to its own gate and not to the package (G12). */
function opinionAttached({ body }: NewEvent<'ReviewRecorded'>, { before }: Procedure): Fault[] {
  const owed =
    body.gate === 'ESTABLISHMENT_OFFICE_OPINION' && body.outcome === 'PASSED' && before.includes(body.gate);
  if (!owed || body.documents.some((document) => document.kind === 'ESTABLISHMENT_OPINION')) return [];
  return [
    invalid('DOCUMENT_MISSING', {
      pointer: '/documents',
      article: '第二十七条第（一）项',
      zh: '须附区委编办意见（ESTABLISHMENT_OPINION）',
      en: 'the opinion of the establishment office must be attached (ESTABLISHMENT_OPINION)',
    }),
  ];
}
