import type { NewEvent } from '../../../events/recorded-event.ts';
import { conflict, type Fault, invalid } from '../../decision/fault.ts';
import { repeated } from '../../decision/repeated.ts';
import { barredBy } from '../../expert/state.ts';
import { sameBody } from '../../organisation/successor.ts';
import type { PlanState } from '../state.ts';
import type { PlanContext } from './context.ts';

/**
 * 专家评审（第二十七条第（一）项、第四十八条）: an expert who declared a conflict of interest with the plan or with the
 * body that prepares it does not review it. A review need not name its experts.
 */
export function expertFaults(
  state: PlanState,
  { gate, experts = [] }: NewEvent<'ReviewRecorded'>['body'],
  context: PlanContext,
): Fault[] {
  const misplaced = gate !== 'EXPERT_REVIEW' && experts.length > 0;
  return [
    ...(misplaced ? [notAnExpertReview] : []),
    ...repeated(experts, (index) => `/experts/${index}`),
    ...experts.flatMap((expert, index) => {
      const known = context.expert(expert);
      const pointer = `/experts/${index}`;
      if (!known) return [unknown(expert, pointer)];
      const declaration = barredBy(known, state.planId, isPreparer(state, context));
      return declaration ? [barred(expert, declaration.on, pointer)] : [];
    }),
  ];
}

const isPreparer =
  ({ preparingBody }: PlanState, { registry }: PlanContext) =>
  (organisation: NonNullable<PlanState['preparingBody']>): boolean =>
    preparingBody !== undefined && sameBody(registry, organisation, preparingBody);

const notAnExpertReview: Fault = invalid('EXPERTS_NOT_ASKED', {
  pointer: '/experts',
  article: '第二十七条第（一）项',
  zh: '只有专家评审列明评审专家',
  en: 'only an expert review names experts',
});

const unknown = (expert: string, pointer: string): Fault =>
  invalid('EXPERT_UNKNOWN', {
    pointer,
    article: '第四十八条',
    zh: `专家库中没有“${expert}”`,
    en: `there is no expert "${expert}" in the pool`,
  });

const barred = (expert: string, on: string, pointer: string): Fault =>
  conflict('EXPERT_HAS_CONFLICT', {
    pointer,
    article: '第二十七条第（一）项',
    zh: `专家“${expert}”于 ${on} 声明与本预案或其编制单位有利益关系，不得参加评审`,
    en: `the expert "${expert}" declared on ${on} a conflict of interest with this plan or its preparing body and may not review it`,
  });
