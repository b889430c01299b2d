import type { CivilDate } from '../../../events/civil-date.ts';
import type { AggregateContext } from '../../aggregate/aggregate.ts';
import { lastDayOf, notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, settle } from '../../decision/fault.ts';
import type { CloseInspectionCommand } from '../commands.ts';
import { type InspectionState, isOpen } from '../state.ts';
import { type Decide, measure, notByInspectee, pinnedVersion, standing } from './standing.ts';

export const decideCloseInspection: Decide<CloseInspectionCommand> = (state, { on, ...body }, context) => {
  const occurredOn = on ?? context.today;
  const standingFaults = standing(state, 'OPENED', context);
  const faults = [
    ...standingFaults,
    ...notByInspectee(state, context),
    ...notInFuture(occurredOn, context.today),
    ...(state && standingFaults.length === 0
      ? [...unfinished(state, context), ...afterEverything(state, occurredOn)]
      : []),
  ];
  return settle(faults, [{ type: 'InspectionClosed', occurredOn, body }]);
};

/** Everything that is still to do, item by item and finding by finding. */
function unfinished(state: InspectionState, context: AggregateContext): Fault[] {
  const items = pinnedVersion(state, context)?.items ?? [];
  const verdicts = new Map(state.checks.map(({ item, verdict }) => [item, verdict]));
  return [
    ...items.flatMap(({ item }) =>
      verdicts.has(item)
        ? []
        : [
            conflict('ITEM_WITHOUT_VERDICT', {
              article: measure(17),
              zh: `第 ${item} 项尚无结论`,
              en: `item ${item} has no verdict`,
            }),
          ],
    ),
    ...items.flatMap(({ item }) =>
      verdicts.get(item) !== 'NOT_MET' || state.findings.some((finding) => finding.item === item)
        ? []
        : [
            conflict('NOT_MET_WITHOUT_FINDING', {
              article: measure(18),
              zh: `第 ${item} 项不符合，尚未记录问题及处理`,
              en: `item ${item} is not met, and no finding says what it leads to`,
            }),
          ],
    ),
    ...state.findings.filter(isOpen).map(({ findingId }) =>
      conflict('FINDING_OPEN', {
        article: '第四十六条',
        zh: `问题“${findingId}”尚未复查通过`,
        en: `the finding "${findingId}" is not verified as mended`,
      }),
    ),
  ];
}

const afterEverything = ({ opened, checks, findings }: InspectionState, on: CivilDate): Fault[] =>
  notBefore(on, [
    { on: opened?.on, zh: '检查开始之日', en: 'the day it was opened' },
    { on: latest(checks), zh: '最后一项检查之日', en: 'the day of the last check' },
    {
      on: latest(findings.flatMap(({ reports, verifications }) => [...reports, ...verifications])),
      zh: '最后一次报告或复查之日',
      en: 'the day of the last report or verification',
    },
  ]);

const latest = (facts: readonly { readonly on: CivilDate }[]): CivilDate | undefined =>
  lastDayOf(facts.map(({ on }) => on));
