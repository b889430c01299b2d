import type { ChecklistItem } from '../../../events/inspection-events.ts';
import type { AggregateContext } from '../../aggregate/aggregate.ts';
import type { Decider } from '../../decision/command.ts';
import { conflict, type Fault, forbidden, invalid, notFound } from '../../decision/fault.ts';
import { standsFor } from '../../organisation/successor.ts';
import type { ChecklistState, ChecklistVersion, Finding, InspectionState } from '../state.ts';

export type Decide<C> = Decider<InspectionState, C, AggregateContext>;

/** 优化营商环境工作方案 of 2025, whose measures 15 to 18 say how a check is made. */
export const measure = (number: 15 | 16 | 17 | 18): string => `优化营商环境工作方案第${number}项`;

/** The inspection exists, has not ended, and is still a task or has been opened, as the act needs. */
export function standing(
  state: InspectionState | undefined,
  wanted: 'PLANNED' | 'OPENED',
  { id }: AggregateContext,
): Fault[] {
  if (!state)
    return [
      notFound('INSPECTION_UNKNOWN', {
        zh: `没有检查任务“${id}”`,
        en: `there is no inspection "${id}"`,
      }),
    ];
  const { opened, cancelled, closed } = state;
  const end = closed ?? cancelled;
  if (end)
    return [
      conflict('INSPECTION_ENDED', {
        article: '第四十六条',
        zh: `检查已于 ${end.on} ${closed ? '办结' : '取消'}`,
        en: `the inspection was ${closed ? 'closed' : 'cancelled'} on ${end.on}`,
      }),
    ];
  if (wanted === 'PLANNED' && opened)
    return [
      conflict('INSPECTION_OPENED', {
        article: '第四十六条',
        zh: `检查已于 ${opened.on} 开始`,
        en: `the inspection was opened on ${opened.on}`,
      }),
    ];
  if (wanted === 'OPENED' && !opened)
    return [
      conflict('INSPECTION_NOT_OPENED', {
        article: measure(16),
        zh: '检查尚未开始：须先赋码、扫码并开始检查',
        en: 'the inspection has not been opened: first its code, its scans and its opening',
      }),
    ];
  return [];
}

/** True for people of the body that is inspected, or of its successor (G32). */
export const isInspectee = ({ inspectee }: InspectionState, { actor, registry }: AggregateContext): boolean =>
  standsFor(registry, actor.organisation, inspectee);

/** 第四十六条: the body that is inspected judges nothing of its own inspection, whatever roles its people hold. */
export function notByInspectee(state: InspectionState | undefined, context: AggregateContext): Fault[] {
  if (!state || !isInspectee(state, context)) return [];
  return [
    forbidden('INSPECTS_ITSELF', {
      article: '第四十六条',
      zh: '被检查单位不得自查自判',
      en: 'the body that is inspected does not judge its own inspection',
    }),
  ];
}

/** The version of the checklist that is pinned to the inspection. */
export function pinnedVersion(
  { checklist: { checklistId, version } }: InspectionState,
  { other }: AggregateContext,
): ChecklistVersion | undefined {
  const checklist = other('checklist', checklistId) as ChecklistState | undefined;
  return checklist?.versions.find((one) => one.version === version);
}

/** The item on the pinned checklist, or why there is none: nothing is added on the way (不得擅自改变检查内容). */
export function itemOf(
  state: InspectionState | undefined,
  item: number,
  context: AggregateContext,
): { readonly found?: ChecklistItem | undefined; readonly faults: Fault[] } {
  if (!state) return { faults: [] };
  const found = pinnedVersion(state, context)?.items.find((one) => one.item === item);
  if (found) return { found, faults: [] };
  return {
    faults: [
      invalid('ITEM_NOT_ON_CHECKLIST', {
        pointer: '/item',
        article: measure(17),
        zh: `检查单第 ${state.checklist.version} 版没有第 ${item} 项，检查中不得增加项目`,
        en: `version ${state.checklist.version} of the checklist has no item ${item}; no item is added on the way`,
      }),
    ],
  };
}

/** The finding, or that there is none. */
export function findingOf(
  state: InspectionState | undefined,
  findingId: string,
): { readonly found?: Finding | undefined; readonly faults: Fault[] } {
  const found = state?.findings.find((one) => one.findingId === findingId);
  if (!state || found) return { found, faults: [] };
  return {
    faults: [
      invalid('FINDING_UNKNOWN', {
        pointer: '/findingId',
        zh: `没有问题“${findingId}”`,
        en: `there is no finding "${findingId}"`,
      }),
    ],
  };
}
