import * as z from 'zod';
import type { EventId } from '../../../events/identifiers.ts';
import * as life from '../../../events/life-events.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid, settle } from '../../decision/fault.ts';
import { on } from '../../decision/on.ts';
import type { Decide, PlanContext } from '../decide/context.ts';
import { living } from '../decide/standing.ts';
import { underContract } from '../decide/third-party.ts';
import type { DrillFact, PlanState } from '../state.ts';
import { freeId } from './free-id.ts';
import { checkImprovementOpened, itemIdsOf } from './improvement.ts';

const finding = life.ImprovementOpened.pick({ text: true, owner: true, dueOn: true });

export const EvaluateDrillCommand = life.DrillEvaluated.extend({
  findings: z.array(finding).max(50).default([]).meta({
    description: '评估发现的问题，各成为一个整改项 · What was found wanting; each opens an improvement item',
  }),
  on,
}).meta({
  id: 'EvaluateDrillCommand',
  description:
    '演练评估（第三十九条）六项内容；委托第三方的写明合同 · Evaluates a drill by the six heads of art. 39',
  example: {
    drill: '15.0',
    execution: '按方案完成全部科目',
    practicality: '响应分级与职责清楚',
    coordination: '与住建、公安联动顺畅',
    personnel: '到岗及时，转移有序',
    equipment: '大流量排水车适用',
    advice: '增加夜间科目',
    thirdParty: '北京某应急技术研究院',
    contract: '石水合〔2026〕21号',
    findings: [{ text: '补充夜间科目', owner: 'water-bureau', dueOn: '2027-05-31' }],
    on: '2026-07-01',
  },
});
export type EvaluateDrillCommand = z.output<typeof EvaluateDrillCommand>;

export const decideEvaluateDrill: Decide<EvaluateDrillCommand> = (
  state,
  { on, findings, ...body },
  context,
) => {
  const occurredOn = on ?? context.today;
  const event: NewEvent<'DrillEvaluated'> = { type: 'DrillEvaluated', occurredOn, body };
  const items = itemsOf(state, event, findings);
  const faults = [
    ...living(state, context),
    ...checkDrillEvaluated(state, event, context),
    ...items.flatMap((item, index) =>
      checkImprovementOpened(state, item, context)
        .filter(({ pointer }) => pointer !== undefined && ownPointers.includes(pointer))
        .map((fault) => ({ ...fault, pointer: `/findings/${index}${fault.pointer}` })),
    ),
  ];
  return settle(faults, [event, ...items]);
};

/** What a finding itself can be wrong about; the rest stands with the evaluation. */
const ownPointers: readonly string[] = ['/owner', '/dueOn'];

function itemsOf(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'DrillEvaluated'>,
  findings: EvaluateDrillCommand['findings'],
): NewEvent<'ImprovementOpened'>[] {
  const taken = [...itemIdsOf(state)];
  return findings.map((one) => {
    const itemId = freeId('item', taken);
    taken.push(itemId);
    return {
      type: 'ImprovementOpened',
      occurredOn,
      body: { itemId, from: 'DRILL', source: body.drill, ...one },
    };
  });
}

export function checkDrillEvaluated(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'DrillEvaluated'>,
  context: PlanContext,
): Fault[] {
  const drill = drillOf(state, body.drill);
  const before = state?.inForce?.drillEvaluations.find((one) => one.drill === body.drill);
  return [
    ...knownDrill(state, body.drill, '第三十九条'),
    ...notInFuture(occurredOn, context.today),
    ...notBefore(occurredOn, [
      { on: drill?.on, zh: '演练之日', en: 'the day of the drill', article: '第三十九条' },
    ]),
    ...underContract(body, '第三十九条第三款'),
    ...(before ? [alreadyEvaluated(before.on)] : []),
  ];
}

export const drillOf = (state: PlanState | undefined, id: EventId): DrillFact | undefined =>
  state?.drills.find((drill) => drill.event === id);

/** The plan was drilled by that event. */
export function knownDrill(state: PlanState | undefined, id: EventId, article: string): Fault[] {
  if (!state || drillOf(state, id)) return [];
  return [
    invalid('DRILL_UNKNOWN', {
      pointer: '/drill',
      article,
      zh: `本预案没有演练“${id}”`,
      en: `this plan has no drill "${id}"`,
    }),
  ];
}

const alreadyEvaluated = (on: string): Fault =>
  conflict('DRILL_ALREADY_EVALUATED', {
    pointer: '/drill',
    article: '第三十九条',
    zh: `该演练已于 ${on} 评估；有误的更正原记录`,
    en: `the drill was evaluated on ${on}; what is wrong with that is corrected`,
  });
