import type { EventBody } from '../../../events/catalogue.ts';
import type { CivilDate } from '../../../events/civil-date.ts';
import type { ChecklistItem, FindingOutcome } from '../../../events/inspection-events.ts';
import type { AggregateContext } from '../../aggregate/aggregate.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid, settle } from '../../decision/fault.ts';
import { sameBody } from '../../organisation/successor.ts';
import type { CheckItemCommand, RecordFindingCommand } from '../commands.ts';
import { isGraver, outcomeByLadder, outcomeNames } from '../ladder.ts';
import type { Finding, InspectionState } from '../state.ts';
import { type Decide, itemOf, measure, notByInspectee, standing } from './standing.ts';

export const decideCheckItem: Decide<CheckItemCommand> = (state, { on, ...body }, context) => {
  const occurredOn = on ?? context.today;
  const faults = [
    ...standing(state, 'OPENED', context),
    ...notByInspectee(state, context),
    ...notInFuture(occurredOn, context.today),
    ...(state ? afterOpening(state, occurredOn) : []),
    ...itemOf(state, body.item, context).faults,
    ...(state ? verdictFits(state, body) : []),
  ];
  return settle(faults, [{ type: 'InspectionItemChecked', occurredOn, body }]);
};

const afterOpening = ({ opened }: InspectionState, on: CivilDate): Fault[] =>
  notBefore(on, [{ on: opened?.on, zh: '检查开始之日', en: 'the day the inspection was opened' }]);

/** A verdict can be mended until a finding rests on it; then what was found stays found, and only its mending follows. */
function verdictFits({ findings }: InspectionState, { item, verdict }: CheckItemCommand): Fault[] {
  const finding = findings.find((one) => one.item === item);
  if (!finding || verdict === 'NOT_MET') return [];
  return [
    conflict('FINDING_RESTS_ON_VERDICT', {
      pointer: '/verdict',
      article: measure(17),
      zh: `第 ${item} 项已记录问题“${finding.findingId}”，结论仍为不符合，整改情况另行报告`,
      en: `the finding "${finding.findingId}" rests on item ${item}, which stays not met; its mending is reported apart`,
    }),
  ];
}

export const decideRecordFinding: Decide<RecordFindingCommand> = (state, { on, ...finding }, context) => {
  const occurredOn = on ?? context.today;
  const { found: item, faults: itemFaults } = itemOf(state, finding.item, context);
  const { found: earlier, faults: earlierFaults } = earlierOf(state, finding.earlier, item, context);
  const byLadder = outcomeByLadder(earlier);
  const outcome = finding.outcome ?? byLadder;
  const body = { ...finding, article: item?.article ?? '', firstTime: !finding.earlier, outcome };
  const faults = [
    ...standing(state, 'OPENED', context),
    ...notByInspectee(state, context),
    ...notInFuture(occurredOn, context.today),
    ...itemFaults,
    ...(state && item ? afterVerdict(state, item.item, occurredOn) : []),
    ...(state ? newId(state, finding) : []),
    ...earlierFaults,
    ...(earlierFaults.length ? [] : graveFaults(outcome, byLadder, finding.graveBecause)),
    ...dueFaults(outcome, finding.dueOn, occurredOn),
  ];
  return settle(faults, [{ type: 'FindingRecorded', occurredOn, body }]);
};

function afterVerdict(state: InspectionState, item: number, on: CivilDate): Fault[] {
  const check = state.checks.find((one) => one.item === item);
  if (check?.verdict === 'NOT_MET')
    return notBefore(on, [{ on: check.on, zh: '该项检查之日', en: 'the day the item was checked' }]);
  return [
    conflict('ITEM_NOT_FOUND_WANTING', {
      pointer: '/item',
      article: measure(17),
      zh: `第 ${item} 项未被判为不符合，不能记录问题`,
      en: `item ${item} was not found wanting; a finding rests on the verdict NOT_MET`,
    }),
  ];
}

const newId = ({ findings }: InspectionState, { findingId }: RecordFindingCommand): Fault[] =>
  findings.some((one) => one.findingId === findingId)
    ? [
        conflict('FINDING_EXISTS', {
          pointer: '/findingId',
          zh: `问题“${findingId}”已经记录`,
          en: `the finding "${findingId}" was recorded already`,
        }),
      ]
    : [];

/**
 * The finding that this one repeats, if it is said to repeat one. 首违 is presumed: who says that it is not the first
 * time names the earlier finding, and the ledger tells whether it was against the same body under the same article, in
 * an inspection before this one. Findings of one inspection never repeat each other: nobody was reminded in between.
 */
function earlierOf(
  state: InspectionState | undefined,
  named: EventBody<'FindingRecorded'>['earlier'],
  item: ChecklistItem | undefined,
  context: AggregateContext,
): { readonly found?: Finding | undefined; readonly faults: Fault[] } {
  if (!state || !named) return { faults: [] };
  const words = { pointer: '/earlier', article: measure(18) };
  const before = context.other('inspection', named.inspection) as InspectionState | undefined;
  const found = before?.findings.find((one) => one.findingId === named.finding);
  if (!before || !found || before.inspectionId === state.inspectionId)
    return {
      faults: [
        invalid('EARLIER_FINDING_UNKNOWN', {
          ...words,
          zh: `此前没有检查“${named.inspection}”的问题“${named.finding}”`,
          en: `no earlier inspection "${named.inspection}" has a finding "${named.finding}"`,
        }),
      ],
    };
  const faults = [
    ...(sameBody(context.registry, before.inspectee, state.inspectee)
      ? []
      : [
          invalid('EARLIER_FINDING_OF_OTHER_BODY', {
            ...words,
            zh: '此前的问题属另一单位',
            en: 'that finding was against another body',
          }),
        ]),
    ...(item && found.article !== item.article
      ? [
          invalid('EARLIER_FINDING_UNDER_OTHER_ARTICLE', {
            ...words,
            zh: `此前的问题依据${found.article}，本项依据${item.article}`,
            en: `that finding was under ${found.article}, this item is under ${item.article}`,
          }),
        ]
      : []),
    ...(state.opened && found.on > state.opened.on
      ? [
          invalid('EARLIER_FINDING_IS_LATER', {
            ...words,
            zh: `该问题记录于 ${found.on}，晚于本次检查开始之日 ${state.opened.on}`,
            en: `that finding is of ${found.on}, after this inspection was opened on ${state.opened.on}`,
          }),
        ]
      : []),
  ];
  return { found, faults };
}

/** Milder than the ladder is always open (轻微免罚); graver says why. */
function graveFaults(
  outcome: FindingOutcome,
  byLadder: FindingOutcome,
  because: string | undefined,
): Fault[] {
  const graver = isGraver(outcome, byLadder);
  if (graver === (because !== undefined)) return [];
  const [zh, en] = outcomeNames[byLadder];
  const words = { pointer: '/graveBecause', article: measure(18) };
  return graver
    ? [
        invalid('GRAVER_WITHOUT_REASON', {
          ...words,
          zh: `按阶梯应为${zh}，从重处理须说明理由`,
          en: `by the ladder it leads to ${en}; what is graver says why`,
        }),
      ]
    : [
        invalid('REASON_WITHOUT_GRAVER_OUTCOME', {
          ...words,
          zh: `处理并未重于阶梯所定的${zh}，无须从重理由`,
          en: `the outcome is not graver than ${en}, which the ladder gives; no reason is needed`,
        }),
      ];
}

/** 责令整改 and 通报 set a day (限期整改); a reminder may. */
function dueFaults(outcome: FindingOutcome, dueOn: CivilDate | undefined, on: CivilDate): Fault[] {
  if (dueOn !== undefined)
    return notBefore(dueOn, [{ on, zh: '问题记录之日', en: 'the day of the finding' }], '/dueOn');
  if (outcome === 'REMIND') return [];
  const [zh, en] = outcomeNames[outcome];
  return [
    invalid('DUE_DAY_MISSING', {
      pointer: '/dueOn',
      article: '第四十六条',
      zh: `${zh}须明确整改期限`,
      en: `${en} sets a day by which it is mended`,
    }),
  ];
}
