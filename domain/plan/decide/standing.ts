import type { CivilDate } from '../../../events/civil-date.ts';
import { conflict, type Fault, notFound } from '../../decision/fault.ts';
import type { PlanState, PlanVersion, Stage } from '../state.ts';
import { versionInForce, versionInWork } from '../state.ts';
import { isStub, notClassified } from './classified-stub.ts';
import type { PlanContext } from './context.ts';

/** The plan exists and has not ended. After an end only corrections are possible. */
export function living(state: PlanState | undefined, context: PlanContext): Fault[] {
  if (!state)
    return [
      notFound('PLAN_UNKNOWN', {
        zh: `没有预案“${context.planId}”`,
        en: `there is no plan "${context.planId}"`,
      }),
    ];
  if (!state.end) return [];
  const [zh, en] = state.end.kind === 'REPEALED' ? ['废止', 'repealed'] : ['被替代', 'superseded'];
  return [
    conflict('PLAN_ENDED', {
      zh: `预案已于 ${state.end.on} ${zh}，只能更正已有记录`,
      en: `the plan was ${en} on ${state.end.on}; only corrections are possible`,
    }),
  ];
}

const stageNames: Readonly<Record<Stage, readonly [zh: string, en: string]>> = {
  DRAFTING: ['编制中', 'being drafted'],
  UNDER_REVIEW: ['审批中', 'under review'],
  APPROVED: ['已批准', 'approved'],
  ISSUED: ['已印发', 'issued'],
  SUPERSEDED: ['已被替代', 'superseded'],
  REPEALED: ['已废止', 'repealed'],
};

export const versionOf = (state: PlanState | undefined, version: number): PlanVersion | undefined =>
  state?.versions.find((known) => known.version === version);

/** The version being made, or the last one there is when none is: the stage check then says what is wrong. */
export const numberInWork = (state: PlanState | undefined): number =>
  (state && versionInWork(state)?.version) ?? latestNumber(state);

/** The version issued last, or the last one there is. */
export const numberIssued = (state: PlanState | undefined): number =>
  (state && versionInForce(state)?.version) ?? latestNumber(state);

/** A plan taken over from an older register counts as version 1 before its first revision. */
const latestNumber = (state: PlanState | undefined): number => Math.max(1, state?.versions.length ?? 0);

/** `version` exists and stands in one of `stages`. `act` completes “… needs”. */
export function atStage(
  state: PlanState | undefined,
  version: number,
  stages: readonly Stage[],
  needs: { readonly zh: string; readonly en: string; readonly article?: string },
): Fault[] {
  if (!state) return [];
  // No paper, filing or disclosure of a classified plan is recorded here (G29).
  if (isStub(state)) return notClassified(state);
  const known = versionOf(state, version);
  if (known && stages.includes(known.stage)) return [];
  const [zh, en] = known
    ? stageNames[known.stage]
    : state.legacy && state.versions.length === 0
      ? ['原有登记', 'registered from an older source']
      : ['不存在', 'unknown'];
  return [
    conflict('WRONG_STAGE', {
      article: needs.article,
      zh: `第 ${version} 版目前${zh}；${needs.zh}`,
      en: `version ${version} is ${en}; ${needs.en}`,
    }),
  ];
}

/** Some text is in force: issued here, or taken over from an older register. */
export function inForce(
  state: PlanState | undefined,
  needs: { readonly zh: string; readonly en: string; readonly article?: string },
): Fault[] {
  if (!state || state.end || versionInForce(state) || (state.legacy && state.versions.length === 0))
    return [];
  return [
    conflict('NOT_IN_FORCE', {
      article: needs.article,
      zh: `预案尚未印发；${needs.zh}`,
      en: `the plan has not been issued; ${needs.en}`,
    }),
  ];
}

/** A version whose text has been issued; filing and disclosure belong to it whatever came later. */
export const ISSUED_STAGES: readonly Stage[] = ['ISSUED', 'SUPERSEDED'];

/** Texts with the days from which each was issued and in effect, oldest first. */
interface IssuedText {
  readonly version: number;
  readonly issuedOn: CivilDate | undefined;
  readonly effectiveOn: CivilDate | undefined;
}

/** All texts that were ever issued; a registered plan's own text is version 1 and may lack its dates (G26). */
function issuedTexts(state: PlanState): readonly IssuedText[] {
  const { legacy } = state;
  const issuedOn = legacy?.issuedOn ?? legacy?.adoptedOn;
  const first = legacy ? [{ version: 1, issuedOn, effectiveOn: legacy.effectiveOn ?? issuedOn }] : [];
  const later = state.versions.flatMap(({ version, issue }) =>
    issue ? [{ version, issuedOn: issue.on, effectiveOn: issue.effectiveOn }] : [],
  );
  return [...first, ...later];
}

/** The text that was in effect (实施) or at least issued on a day; facts entered late belong to the text of their day. */
export const textOn = (
  state: PlanState,
  on: CivilDate,
  by: 'issuedOn' | 'effectiveOn',
): IssuedText | undefined => issuedTexts(state).findLast((text) => text[by] === undefined || text[by] <= on);

export const firstText = (state: PlanState): IssuedText | undefined => issuedTexts(state)[0];
