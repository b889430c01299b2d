import type { OrganisationId } from '../../../events/identifiers.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid } from '../../decision/fault.ts';
import { repeated } from '../../decision/repeated.ts';
import { knownOrganisations, namesOf } from '../../organisation/known-organisations.ts';
import type { ReviewPoint } from '../../rulebook/types.ts';
import { approverGroups, approversOf, bodiesOf } from '../decide/approvers.ts';
import type { PlanContext } from '../decide/context.ts';
import { recordedBefore } from '../decide/filing-legs.ts';
import { gateBodies, type Procedure, procedureOf } from '../decide/gates.ts';
import { approvalRuling, rowOf } from '../decide/law.ts';
import { atStage, versionOf } from '../decide/standing.ts';
import { decideOfVersion } from '../decide/stated.ts';
import type { PlanState, PlanVersion } from '../state.ts';
import { submissionDay } from './submission-day.ts';

type Body = NewEvent<'ReviewPointsRecorded'>['body'];

export const decideRecordReviewPoints = decideOfVersion('ReviewPointsRecorded', checkReviewPointsRecorded);

/** 第二十五条: whoever reviews or approves answers all the points, of a text that was handed in. */
export function checkReviewPointsRecorded(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'ReviewPointsRecorded'>,
  context: PlanContext,
): Fault[] {
  const version = versionOf(state, body.version);
  return [
    ...atStage(state, body.version, ['UNDER_REVIEW'], {
      article: '第二十五条',
      zh: '送审后方可审核',
      en: 'a review follows submission',
    }),
    ...notInFuture(occurredOn, context.today),
    ...notBefore(occurredOn, submissionDay(version)),
    ...knownOrganisations(context.registry, [{ id: body.by, pointer: '/by' }]),
    ...answeredOnce(body, context),
    ...(state && version ? reviewerFits(state, version, body.by, context) : []),
  ];
}

function answeredOnce({ points }: Body, { rulebook: { reviewPoints = [] } }: PlanContext): Fault[] {
  const answered = points.map(({ point }) => point);
  return [
    ...repeated(answered, (index) => `/points/${index}/point`),
    ...reviewPoints.filter(({ point }) => !answered.includes(point)).map(notAnswered),
    ...points.flatMap(({ point, verdict, note }, index) =>
      verdict === 'MEETS' || note.trim() !== ''
        ? []
        : [noteMissing(reviewPoints, point, `/points/${index}/note`)],
    ),
  ];
}

const notAnswered = ({ point, article, text }: ReviewPoint): Fault =>
  invalid('POINT_NOT_ANSWERED', {
    pointer: '/points',
    article,
    zh: `第 ${point} 项审核内容未作答：${text.zh}`,
    en: `point ${point} is not answered: ${text.en}`,
  });

const noteMissing = (points: readonly ReviewPoint[], number: number, pointer: string): Fault =>
  invalid('NOTE_MISSING', {
    pointer,
    article: points.find(({ point }) => point === number)?.article ?? '第二十五条',
    zh: `第 ${number} 项不符合或不适用，须说明`,
    en: `point ${number} fails or does not apply: say why`,
  });

/** Who approves, and who makes one of the gates after submission. */
function reviewerFits(
  state: PlanState,
  version: PlanVersion,
  by: OrganisationId,
  context: PlanContext,
): Fault[] {
  const row = rowOf(approvalRuling(state.attributes, context));
  if (!row) return [];
  const roles = procedureOf(row, version).after.flatMap((gate) => gateBodies[gate] ?? []);
  const allowed = [
    ...new Set([
      ...approversOf(approverGroups(row, state, version, context)),
      ...bodiesOf(roles, state, version, context),
    ]),
  ];
  if (allowed.length === 0 || allowed.includes(by)) return [];
  return [
    invalid('REVIEWER_NOT_ALLOWED', {
      pointer: '/by',
      article: row.article,
      zh: `审核单位应为：${namesOf(context.registry, allowed)}`,
      en: `it is reviewed by ${namesOf(context.registry, allowed)}`,
    }),
  ];
}

/**
 * What of the eight points stands against an approval: each that the last reviewer found wanting, whichever text that
 * was; and, where a ruling asks for it (G42), a text that nobody answered them for. A simplified revision needs no record.
 */
export function pointsNotAffirmed(
  { reviewing, submission }: PlanVersion,
  { simplified }: Procedure,
  { rulebook: { reviewPoints = [], policies } }: PlanContext,
): Fault[] {
  const last = reviewing?.points.at(-1);
  const failing = last?.points.filter(({ verdict }) => verdict === 'FAILS') ?? [];
  if (failing.length > 0) return failing.map(({ point, note }) => notAffirmed(reviewPoints, point, note));
  const ofThisText = last && submission && recordedBefore(submission.event, last.event);
  const asked = policies.reviewPoints === 'ALWAYS' && reviewPoints.length > 0 && !simplified;
  return asked && !ofThisText ? [notReviewed] : [];
}

const notAffirmed = (points: readonly ReviewPoint[], number: number, note: string): Fault => {
  const known = points.find(({ point }) => point === number);
  return conflict('POINT_NOT_AFFIRMED', {
    article: known?.article ?? '第二十五条',
    zh: `第 ${number} 项审核内容不符合：${note}`,
    en: `point ${number} of the review fails${known ? ` (${known.text.en})` : ''}: ${note}`,
  });
};

const notReviewed: Fault = conflict('POINTS_NOT_REVIEWED', {
  article: '第二十五条',
  zh: '本次送审稿尚无八项审核记录',
  en: 'the eight points have not been answered for the text that was handed in',
});
