import type * as z from 'zod';
import * as life from '../../../events/life-events.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid } from '../../decision/fault.ts';
import { on } from '../../decision/on.ts';
import { knownOrganisations } from '../../organisation/known-organisations.ts';
import { notClassified } from '../decide/classified-stub.ts';
import type { PlanContext } from '../decide/context.ts';
import { inForce } from '../decide/standing.ts';
import { decideAsStated } from '../decide/stated.ts';
import type { PlanState } from '../state.ts';
import { activationOf, knownActivation } from './activation.ts';

export const ReviewIncidentCommand = life.IncidentReviewed.extend({ on }).meta({
  id: 'ReviewIncidentCommand',
  description:
    '突发事件处置结束后的复盘总结（第四十条），由牵头处置部门组织 · The review after an incident, by the body that led the response',
  example: {
    activationId: 'activation-1',
    by: 'water-bureau',
    incident: '7 月 30 日暴雨',
    findings: '桥区排水力量到位较慢',
    revisionAdvice: '明确前置驻守要求',
    coversSixHeads: true,
    documents: [{ kind: 'REPORT', name: '复盘报告.pdf', sha256: 'ab'.repeat(32), bytes: 184320 }],
    on: '2026-08-14',
  },
});
export type ReviewIncidentCommand = z.output<typeof ReviewIncidentCommand>;

export const decideReviewIncident = decideAsStated('IncidentReviewed', checkIncidentReviewed);

export function checkIncidentReviewed(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'IncidentReviewed'>,
  context: PlanContext,
): Fault[] {
  return [
    ...inForce(state, {
      article: '第四十条',
      zh: '复盘分析已实施预案的使用效果',
      en: 'a review looks at how a plan in force has served',
    }),
    ...notClassified(state),
    ...notInFuture(occurredOn, context.today),
    ...knownOrganisations(context.registry, [{ id: body.by, pointer: '/by' }]),
    ...responseOver(state, body.activationId, occurredOn),
    ...sixHeadsShown(body),
  ];
}

/** 突发事件处置结束后: the response was ended before it is looked back on. */
function responseOver(
  state: PlanState | undefined,
  activationId: string | undefined,
  occurredOn: NewEvent['occurredOn'],
): Fault[] {
  if (activationId === undefined) return [];
  const activation = activationOf(state, activationId);
  if (!activation) return knownActivation(state, activationId);
  if (!activation.ended)
    return [
      conflict('RESPONSE_NOT_OVER', {
        pointer: '/activationId',
        article: '第四十条',
        zh: `响应“${activationId}”尚未终止，处置结束后方可复盘`,
        en: `the response "${activationId}" has not ended; the review comes after it`,
      }),
    ];
  return notBefore(occurredOn, [
    { on: activation.ended.on, zh: '终止响应之日', en: 'the day the response ended', article: '第四十条' },
  ]);
}

/** A review that is to stand in for a drill says of which response, and shows its report (G22). */
function sixHeadsShown({
  coversSixHeads,
  activationId,
  documents,
}: NewEvent<'IncidentReviewed'>['body']): Fault[] {
  if (!coversSixHeads) return [];
  return [
    ...(activationId === undefined
      ? [
          invalid('ACTIVATION_MISSING', {
            pointer: '/activationId',
            article: '第三十九条',
            zh: '覆盖六项评估内容的复盘须写明所复盘的响应',
            en: 'a review that covers the six heads names the response it looks at',
          }),
        ]
      : []),
    ...(documents.some(({ kind }) => kind === 'REPORT')
      ? []
      : [
          invalid('DOCUMENT_MISSING', {
            pointer: '/documents',
            article: '第三十九条',
            zh: '覆盖六项评估内容的复盘须附复盘报告（REPORT）',
            en: 'a review that covers the six heads comes with its report (REPORT)',
          }),
        ]),
  ];
}
