import type { CivilDate } from '../../../events/civil-date.ts';
import type { InspectionId, OrganisationId } from '../../../events/identifiers.ts';
import type { AggregateContext } from '../../aggregate/aggregate.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid, settle } from '../../decision/fault.ts';
import { repeated } from '../../decision/repeated.ts';
import { listed, livingOnes, nameOf } from '../../organisation/known-organisations.ts';
import type { Registry } from '../../organisation/organisation.ts';
import type { PlanInspectionCommand } from '../commands.ts';
import { isInspected } from '../inspectees.ts';
import type { ChecklistState, ChecklistVersion } from '../state.ts';
import { type Decide, measure } from './standing.ts';

export const decidePlanInspection: Decide<PlanInspectionCommand> = (state, { on, ...task }, context) => {
  const { id, actor, registry, today } = context;
  const occurredOn = on ?? today;
  const { checklistId, version: named } = task.checklist;
  const inspectors = task.inspectors ?? [actor.organisation as OrganisationId];
  const inUse = versionOn(checklistOf(task, context), occurredOn);
  const body = {
    ...task,
    inspectionId: id as InspectionId,
    title: task.title ?? inUse?.title ?? '',
    inspectors,
    checklist: { checklistId, version: named ?? inUse?.version ?? 1 },
  };
  const faults = [
    ...(state ? [exists(id)] : []),
    ...notInFuture(occurredOn, today),
    ...livingOnes(registry, [
      { id: body.inspectee, pointer: '/inspectee' },
      ...listed(inspectors, '/inspectors'),
    ]),
    ...repeated(inspectors, (index) => `/inspectors/${index}`),
    ...inspecteeFaults(body.inspectee, inspectors, registry),
    ...windowFaults(body, occurredOn),
    ...checklistFaults(task, inUse, occurredOn, context),
  ];
  return settle(faults, [{ type: 'InspectionPlanned', occurredOn, body }]);
};

const exists = (id: string): Fault =>
  conflict('INSPECTION_EXISTS', {
    zh: `检查任务“${id}”已经存在`,
    en: `the inspection "${id}" exists already`,
  });

function inspecteeFaults(
  inspectee: OrganisationId,
  inspectors: readonly OrganisationId[],
  registry: Registry,
): Fault[] {
  const known = registry.find(inspectee);
  const outside = known && !isInspected(known.class);
  return [
    ...(outside
      ? [
          invalid('INSPECTEE_NOT_BY_RULE', {
            pointer: '/inspectee',
            article: '第四十六条',
            zh: `检查对象为专项应急指挥部办公室、有关部门和单位，不包括${nameOf(registry, inspectee)}`,
            en: `offices of commands, departments and units are inspected, not ${nameOf(registry, inspectee)}`,
          }),
        ]
      : []),
    ...inspectors.flatMap((id, index) =>
      id === inspectee
        ? [
            invalid('INSPECTS_ITSELF', {
              pointer: `/inspectors/${index}`,
              article: '第四十六条',
              zh: '检查单位不得为被检查单位',
              en: 'no body inspects itself',
            }),
          ]
        : [],
    ),
  ];
}

const windowFaults = (
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
  plannedOn: CivilDate,
): Fault[] => [
  ...notBefore(
    from,
    [{ on: plannedOn, zh: '任务下达之日', en: 'the day of the task', article: measure(16) }],
    '/from',
  ),
  ...notBefore(to, [{ on: from, zh: '检查起始日', en: 'its first day' }], '/to'),
];

const checklistOf = (
  { checklist }: Pick<PlanInspectionCommand, 'checklist'>,
  { other }: AggregateContext,
): ChecklistState | undefined => other('checklist', checklist.checklistId) as ChecklistState | undefined;

/** The version in use on a day: the last one from that day or before. */
const versionOn = (checklist: ChecklistState | undefined, on: CivilDate): ChecklistVersion | undefined =>
  checklist?.versions.findLast((version) => version.on <= on);

/** 同标同查: every body is checked by the list that is in use, so a task takes neither an older nor a later one. */
function checklistFaults(
  task: Pick<PlanInspectionCommand, 'checklist'>,
  inUse: ChecklistVersion | undefined,
  on: CivilDate,
  context: AggregateContext,
): Fault[] {
  const { checklistId, version } = task.checklist;
  const article = measure(17);
  if (!checklistOf(task, context))
    return [
      invalid('CHECKLIST_UNKNOWN', {
        pointer: '/checklist/checklistId',
        article,
        zh: `没有检查单“${checklistId}”`,
        en: `there is no checklist "${checklistId}"`,
      }),
    ];
  if (inUse && (version === undefined || version === inUse.version)) return [];
  return [
    invalid('CHECKLIST_VERSION_NOT_IN_USE', {
      pointer: '/checklist/version',
      article,
      zh: inUse ? `${on} 所用为第 ${inUse.version} 版，不是第 ${version} 版` : `检查单在 ${on} 尚未启用`,
      en: inUse
        ? `version ${inUse.version} is in use on ${on}, not ${version}`
        : `no version of the checklist is in use on ${on}`,
    }),
  ];
}
