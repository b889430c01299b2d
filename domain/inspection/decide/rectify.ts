import type { CivilDate } from '../../../events/civil-date.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, settle } from '../../decision/fault.ts';
import type { ReportRectificationCommand, VerifyRectificationCommand } from '../commands.ts';
import { type Finding, isOpen } from '../state.ts';
import { type Decide, findingOf, notByInspectee, standing } from './standing.ts';

export const decideReportRectification: Decide<ReportRectificationCommand> = (
  state,
  { on, ...body },
  context,
) => {
  const occurredOn = on ?? context.today;
  const { found, faults: unknown } = findingOf(state, body.findingId);
  const faults = [
    ...standing(state, 'OPENED', context),
    ...notInFuture(occurredOn, context.today),
    ...unknown,
    ...(found ? [...stillOpen(found), ...afterLast(found, occurredOn)] : []),
  ];
  return settle(faults, [{ type: 'RectificationReported', occurredOn, body }]);
};

/** Needs no report before it: what is mended under the inspector's eyes (当场整改) is verified on the spot. */
export const decideVerifyRectification: Decide<VerifyRectificationCommand> = (
  state,
  { on, ...body },
  context,
) => {
  const occurredOn = on ?? context.today;
  const { found, faults: unknown } = findingOf(state, body.findingId);
  const faults = [
    ...standing(state, 'OPENED', context),
    ...notByInspectee(state, context),
    ...notInFuture(occurredOn, context.today),
    ...unknown,
    ...(found ? [...stillOpen(found), ...afterLast(found, occurredOn)] : []),
  ];
  return settle(faults, [{ type: 'RectificationVerified', occurredOn, body }]);
};

function stillOpen(finding: Finding): Fault[] {
  if (isOpen(finding)) return [];
  const mended = finding.verifications.find(({ satisfied }) => satisfied);
  return [
    conflict('FINDING_MENDED', {
      pointer: '/findingId',
      article: '第四十六条',
      zh: `问题“${finding.findingId}”已于 ${mended?.on} 复查通过`,
      en: `the finding "${finding.findingId}" was verified as mended on ${mended?.on}`,
    }),
  ];
}

const afterLast = ({ on, reports, verifications }: Finding, occurredOn: CivilDate): Fault[] =>
  notBefore(occurredOn, [
    { on, zh: '问题记录之日', en: 'the day of the finding' },
    { on: reports.at(-1)?.on, zh: '上次报告整改之日', en: 'the day of the last report' },
    { on: verifications.at(-1)?.on, zh: '上次复查之日', en: 'the day of the last verification' },
  ]);
