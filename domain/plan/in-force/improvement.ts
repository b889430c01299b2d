import type * as z from 'zod';
import type { EventId } from '../../../events/identifiers.ts';
import * as life from '../../../events/life-events.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid, settle } from '../../decision/fault.ts';
import { on } from '../../decision/on.ts';
import { livingOnes } from '../../organisation/known-organisations.ts';
import { notClassified } from '../decide/classified-stub.ts';
import type { Decide, PlanContext } from '../decide/context.ts';
import { inForce, living } from '../decide/standing.ts';
import { decideAsStated } from '../decide/stated.ts';
import type { Fact } from '../fact.ts';
import type { PlanState } from '../state.ts';
import { freeId, idFree } from './free-id.ts';

/* 整改项（第三十八条：发现问题、解决问题）: open until somebody shows that it is done. */

export const OpenImprovementCommand = life.ImprovementOpened.extend({
  itemId: life.ImprovementOpened.shape.itemId.optional().meta({
    description: '整改项标识，不填则自动编号 · Id of the item; numbered when omitted',
  }),
  on,
}).meta({
  id: 'OpenImprovementCommand',
  description:
    '提出整改项：演练、评估、复盘、检查、建议中发现的问题 · Opens an improvement item that a drill, evaluation, review, inspection or suggestion showed',
  example: {
    from: 'DRILL',
    source: '15.0',
    text: '增配大流量排水车',
    owner: 'water-bureau',
    dueOn: '2027-03-31',
    on: '2026-07-01',
  },
});
export type OpenImprovementCommand = z.output<typeof OpenImprovementCommand>;

export const CloseImprovementCommand = life.ImprovementClosed.extend({ on }).meta({
  id: 'CloseImprovementCommand',
  description: '整改完成，写明如何完成并附材料 · Closes an improvement item and shows how it was done',
  example: {
    itemId: 'item-1',
    how: '已增配两台排水车并完成操作培训',
    documents: [{ kind: 'REPORT', name: '整改报告.pdf', sha256: 'ab'.repeat(32), bytes: 184320 }],
    on: '2026-11-10',
  },
});
export type CloseImprovementCommand = z.output<typeof CloseImprovementCommand>;

export const itemIdsOf = (state: PlanState | undefined): readonly string[] =>
  (state?.inForce?.improvements ?? []).map((one) => one.itemId);

export const decideOpenImprovement: Decide<OpenImprovementCommand> = (
  state,
  { on, itemId, ...command },
  context,
) => {
  const event: NewEvent<'ImprovementOpened'> = {
    type: 'ImprovementOpened',
    occurredOn: on ?? context.today,
    body: { itemId: itemId ?? freeId('item', itemIdsOf(state)), ...command },
  };
  return settle([...living(state, context), ...checkImprovementOpened(state, event, context)], [event]);
};

export function checkImprovementOpened(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'ImprovementOpened'>,
  context: PlanContext,
): Fault[] {
  return [
    ...inForce(state, {
      article: '第三十八条',
      zh: '整改项针对已印发的预案',
      en: 'improvements are made to a plan in force',
    }),
    ...notClassified(state),
    ...notInFuture(occurredOn, context.today),
    ...livingOnes(context.registry, [{ id: body.owner, pointer: '/owner' }]),
    ...idFree(body.itemId, itemIdsOf(state), '/itemId'),
    ...(state ? sourceStands(state, body, occurredOn) : []),
    ...(body.dueOn === undefined
      ? []
      : notBefore(body.dueOn, [{ on: occurredOn, zh: '提出之日', en: 'the day it was opened' }], '/dueOn')),
  ];
}

/** What came of a drill, an evaluation or a review of this plan names one that there is, and is not older than it. */
function sourceStands(
  state: PlanState,
  { from, source }: NewEvent<'ImprovementOpened'>['body'],
  occurredOn: NewEvent['occurredOn'],
): Fault[] {
  const facts = sourcesOf(state)[from];
  if (!facts || source === undefined) return [];
  const found = facts.find(({ event }) => event === (source as EventId));
  if (found)
    return notBefore(occurredOn, [{ on: found.on, zh: '发现问题之日', en: 'the day of its source' }]);
  return [
    invalid('SOURCE_UNKNOWN', {
      pointer: '/source',
      article: '第三十八条',
      zh: `本预案没有事件“${source}”，或其不是所述来源（${from}）`,
      en: `this plan has no event "${source}" that is its source (${from})`,
    }),
  ];
}

/** Facts of this plan that an item may come from; inspections and suggestions stand in streams of their own. */
const sourcesOf = ({
  drills,
  evaluations,
  inForce: facts,
}: PlanState): Partial<Readonly<Record<NewEvent<'ImprovementOpened'>['body']['from'], readonly Fact[]>>> => ({
  DRILL: [...drills, ...(facts?.drillEvaluations ?? [])],
  EVALUATION: evaluations,
  INCIDENT: [...(facts?.incidentReviews ?? []), ...(facts?.activations ?? [])],
});

export const decideCloseImprovement = decideAsStated('ImprovementClosed', checkImprovementClosed);

export function checkImprovementClosed(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'ImprovementClosed'>,
  context: PlanContext,
): Fault[] {
  const item = state?.inForce?.improvements.find((one) => one.itemId === body.itemId);
  const pointer = '/itemId';
  return [
    ...(!state || item
      ? []
      : [
          invalid('IMPROVEMENT_UNKNOWN', {
            pointer,
            article: '第三十八条',
            zh: `本预案没有整改项“${body.itemId}”`,
            en: `this plan has no improvement item "${body.itemId}"`,
          }),
        ]),
    ...notInFuture(occurredOn, context.today),
    ...notBefore(occurredOn, [{ on: item?.on, zh: '提出之日', en: 'the day it was opened' }]),
    ...(item?.closed
      ? [
          conflict('IMPROVEMENT_CLOSED', {
            pointer,
            article: '第三十八条',
            zh: `整改项“${body.itemId}”已于 ${item.closed.on} 完成`,
            en: `the improvement item "${body.itemId}" was closed on ${item.closed.on}`,
          }),
        ]
      : []),
  ];
}
