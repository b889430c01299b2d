import type { ChangedHead } from '../../../events/plan-events.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid, settle } from '../../decision/fault.ts';
import type { ReviseCommand } from '../commands.ts';
import type { PlanState } from '../state.ts';
import { versionInForce, versionInWork } from '../state.ts';
import { notClassified } from './classified-stub.ts';
import type { Decide, PlanContext } from './context.ts';
import { inForce, living } from './standing.ts';
import { decideAsStated } from './stated.ts';

/** 第四十三条: a change to one of these makes a revision major. */
const MAJOR_HEADS: readonly ChangedHead[] = [
  'COMMAND_SYSTEM',
  'RESPONSE_PROCEDURE',
  'MAIN_MEASURES',
  'INCIDENT_GRADING',
];

/** The class that the contents ask for. */
export const classByHeads = (changedHeads: readonly ChangedHead[]): 'MAJOR' | 'MINOR' =>
  changedHeads.some((head) => MAJOR_HEADS.includes(head)) ? 'MAJOR' : 'MINOR';

export const decideTriggerRevision = decideAsStated('RevisionTriggered', checkRevisionTriggered);

export function checkRevisionTriggered(
  state: PlanState | undefined,
  { occurredOn }: NewEvent<'RevisionTriggered'>,
  context: PlanContext,
): Fault[] {
  return [
    ...inForce(state, {
      article: '第四十二条',
      zh: '已印发的预案方有修订情形',
      en: 'circumstances call for the revision of a plan that is in force',
    }),
    ...notInFuture(occurredOn, context.today),
    ...notClassified(state),
    ...(state ? mayRaise(state, context) : []),
  ];
}

/** Anybody may say that a plan must be revised, unless a ruling leaves it to the preparing body (G18). */
function mayRaise({ preparingBody }: PlanState, { rulebook, actor }: PlanContext): Fault[] {
  if (rulebook.policies.triggerBy === 'ANYONE' || actor.organisation === preparingBody) return [];
  return [
    conflict('RAISED_BY_OTHERS', {
      article: '第四十二条',
      zh: '依解释（G18），修订情形由编制单位提出',
      en: 'by a ruling (G18) only the preparing body raises circumstances',
    }),
  ];
}

export const decideRevise: Decide<ReviseCommand> = (state, { on, revisionClass, ...command }, context) => {
  const event: NewEvent<'RevisionStarted'> = {
    type: 'RevisionStarted',
    occurredOn: on ?? context.today,
    body: {
      version: nextVersion(state),
      revisionClass: revisionClass ?? classByHeads(command.changedHeads),
      ...command,
    },
  };
  return settle([...living(state, context), ...checkRevisionStarted(state, event, context)], [event]);
};

/** The text of a plan taken over from an older register counts as version 1. */
const nextVersion = (state: PlanState | undefined): number => Math.max(1, state?.versions.length ?? 0) + 1;

export function checkRevisionStarted(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'RevisionStarted'>,
  context: PlanContext,
): Fault[] {
  const inWork = state && versionInWork(state);
  return [
    ...inForce(state, {
      article: '第四十条',
      zh: '已印发的预案方可修订',
      en: 'a plan is revised once it is in force',
    }),
    ...notClassified(state),
    ...(inWork ? [oneAtATime(inWork.version)] : []),
    ...notInFuture(occurredOn, context.today),
    ...notBefore(occurredOn, [
      {
        on: (state && versionInForce(state)?.issue?.on) ?? state?.legacy?.issuedOn,
        zh: '上一版印发之日',
        en: 'the day the version in force was issued',
      },
    ]),
    ...classFits(body),
    ...(state ? notBelowTheDecision(state, body) : []),
    ...numberFits(state, body.version),
  ];
}

const oneAtATime = (version: number): Fault =>
  conflict('REVISION_IN_WORK', {
    zh: `第 ${version} 版尚在修订，不能同时开始另一版`,
    en: `version ${version} is being made; one version at a time`,
  });

/** A revision is not called less than it is. */
export function classFits({
  revisionClass,
  changedHeads,
}: Pick<NewEvent<'RevisionStarted'>['body'], 'revisionClass' | 'changedHeads'>): Fault[] {
  const major = changedHeads.filter((head) => MAJOR_HEADS.includes(head));
  if (revisionClass === 'MAJOR' || major.length === 0) return [];
  return [
    invalid('REVISION_IS_MAJOR', {
      pointer: '/revisionClass',
      article: '第四十三条',
      zh: `涉及重要内容（${major.join('、')}），须按编制、审批、发布程序修订并备案（MAJOR）`,
      en: `${major.join(', ')} changed: the revision is MAJOR and goes through drafting, approval and issue anew`,
    }),
  ];
}

/** What was decided to be a major revision (G18) is not begun as a minor one. */
function notBelowTheDecision(
  { inForce, versions }: PlanState,
  { revisionClass }: NewEvent<'RevisionStarted'>['body'],
): Fault[] {
  if (revisionClass === 'MAJOR') return [];
  const lastBegun = versions.findLast(({ revision }) => revision)?.begunOn;
  const decided = inForce?.assessments.find(
    (one) => one.revisionClass === 'MAJOR' && (lastBegun === undefined || one.on > lastBegun),
  );
  if (!decided) return [];
  return [
    conflict('REVISION_UNDERSTATED', {
      pointer: '/revisionClass',
      article: '第四十三条',
      zh: `${decided.on} 的研判决定作重大修订（MAJOR），不能按一般修订开始`,
      en: `it was decided on ${decided.on} that the revision is MAJOR; it can't begin as a minor one`,
    }),
  ];
}

/** Only a correction can bring a number of its own. */
function numberFits(state: PlanState | undefined, version: number): Fault[] {
  if (!state || version === nextVersion(state)) return [];
  return [
    conflict('VERSION_OUT_OF_ORDER', {
      pointer: '/version',
      zh: `下一版应为第 ${nextVersion(state)} 版，不是第 ${version} 版`,
      en: `the next version is ${nextVersion(state)}, not ${version}`,
    }),
  ];
}
