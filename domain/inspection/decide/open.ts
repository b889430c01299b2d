import type { EventBody } from '../../../events/catalogue.ts';
import type { CivilDate } from '../../../events/civil-date.ts';
import type { AggregateContext } from '../../aggregate/aggregate.ts';
import { type EarlierFact, notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid, settle } from '../../decision/fault.ts';
import type {
  CancelInspectionCommand,
  CodeInspectionCommand,
  OpenInspectionCommand,
  ScanCommand,
} from '../commands.ts';
import { type InspectionState, inspectionStatus } from '../state.ts';
import { type Decide, isInspectee, measure, notByInspectee, standing } from './standing.ts';

/* 一码检查 (no. 16): 查前扫码、检查亮码 — the way of a task to its opening, or out of the plan again. */

export const decideCodeInspection: Decide<CodeInspectionCommand> = (state, { on, ...body }, context) => {
  const occurredOn = on ?? context.today;
  const faults = [
    ...standing(state, 'PLANNED', context),
    ...notByInspectee(state, context),
    ...notInFuture(occurredOn, context.today),
    ...(state ? notBefore(occurredOn, [planned(state)]) : []),
    ...(state?.coded ? [alreadyCoded(state.coded)] : []),
  ];
  return settle(faults, [{ type: 'InspectionCoded', occurredOn, body }]);
};

const alreadyCoded = ({ code, on }: NonNullable<InspectionState['coded']>): Fault =>
  conflict('ALREADY_CODED', {
    pointer: '/code',
    article: measure(16),
    zh: `任务已于 ${on} 赋码（${code}），一次任务一个码`,
    en: `the task was given its code (${code}) on ${on}; one task, one code`,
  });

/** Which side scans follows from who scans, so that neither can scan for the other. */
export const decideScan: Decide<ScanCommand> = (state, { on, code }, context) => {
  const occurredOn = on ?? context.today;
  const by = state && isInspectee(state, context) ? 'INSPECTEE' : 'INSPECTOR';
  const faults = [
    ...standing(state, 'PLANNED', context),
    ...notInFuture(occurredOn, context.today),
    ...(state ? [...codeFaults(state, code, occurredOn), ...scannedBefore(state, by)] : []),
  ];
  return settle(faults, [{ type: 'InspectionScanned', occurredOn, body: { code, by } }]);
};

function codeFaults({ coded }: InspectionState, code: string, on: CivilDate): Fault[] {
  if (!coded) return [notCoded];
  if (code === coded.code) return notBefore(on, [codedOn(coded)]);
  return [
    invalid('CODE_OF_OTHER_TASK', {
      pointer: '/code',
      article: measure(16),
      zh: '所扫检查码不是本任务的码',
      en: 'the code that was scanned is not the code of this task',
    }),
  ];
}

const notCoded = conflict('NOT_CODED', {
  article: measure(16),
  zh: '检查任务尚未赋码',
  en: 'the task has no code yet',
});

type Side = EventBody<'InspectionScanned'>['by'];
const sideNames: Readonly<Record<Side, readonly [zh: string, en: string]>> = {
  INSPECTOR: ['检查单位', 'the inspectors'],
  INSPECTEE: ['被检查单位', 'the body that is inspected'],
};

function scannedBefore({ scans }: InspectionState, by: Side): Fault[] {
  const before = scans[by];
  if (!before) return [];
  const [zh, en] = sideNames[by];
  return [
    conflict('ALREADY_SCANNED', {
      article: measure(16),
      zh: `${zh}已于 ${before.on} 扫码`,
      en: `${en} scanned the code on ${before.on}`,
    }),
  ];
}

/**
 * Who must have scanned. Off site nobody comes, so there is nobody to show the code to (检查亮码): to ask a scan of the
 * inspectee would disturb it for a check that is made in order not to (nos. 15, 16: 最大限度减少入企检查频次).
 */
const sidesThatScan = ({ manner }: InspectionState): readonly Side[] =>
  manner === 'ON_SITE' ? ['INSPECTOR', 'INSPECTEE'] : ['INSPECTOR'];

export const decideOpenInspection: Decide<OpenInspectionCommand> = (state, { on }, context) => {
  const occurredOn = on ?? context.today;
  const faults = [
    ...standing(state, 'PLANNED', context),
    ...notByInspectee(state, context),
    ...notInFuture(occurredOn, context.today),
    ...(state ? [...readiness(state), ...insideWindow(state, occurredOn)] : []),
    ...(state ? notBefore(occurredOn, [codedOn(state.coded), ...scannedOn(state)]) : []),
  ];
  return settle(faults, [{ type: 'InspectionOpened', occurredOn, body: {} }]);
};

const readiness = (state: InspectionState): Fault[] => [
  ...(state.coded ? [] : [notCoded]),
  ...sidesThatScan(state).flatMap((side) => {
    if (state.scans[side]) return [];
    const [zh, en] = sideNames[side];
    return [
      conflict('NOT_SCANNED', {
        article: measure(16),
        zh: `${zh}尚未扫码`,
        en: `${en} has not scanned the code`,
      }),
    ];
  }),
];

function insideWindow({ from, to }: InspectionState, on: CivilDate): Fault[] {
  if (on >= from && on <= to) return [];
  return [
    invalid('OUTSIDE_WINDOW', {
      pointer: '/on',
      article: measure(16),
      zh: `检查须在计划期间（${from} 至 ${to}）开始，不是 ${on}`,
      en: `it is opened within the days of its task, ${from} to ${to}, not on ${on}`,
    }),
  ];
}

export const decideCancelInspection: Decide<CancelInspectionCommand> = (state, { on, ...body }, context) => {
  const occurredOn = on ?? context.today;
  const faults = [
    ...standing(state, 'PLANNED', context),
    ...notByInspectee(state, context),
    ...notInFuture(occurredOn, context.today),
    ...(state ? notBefore(occurredOn, [planned(state), codedOn(state.coded), ...scannedOn(state)]) : []),
    ...(state && body.inFavourOf ? joinFaults(state, body.inFavourOf, context) : []),
  ];
  return settle(faults, [{ type: 'InspectionCancelled', occurredOn, body }]);
};

/** 综合查一次: the visit that takes this one in goes to the same body and is still to come or under way. */
function joinFaults(state: InspectionState, id: string, { other }: AggregateContext): Fault[] {
  const words = { pointer: '/inFavourOf', article: measure(17) };
  if (id === state.inspectionId)
    return [
      invalid('JOINS_ITSELF', { ...words, zh: '不能并入自身', en: 'an inspection does not join itself' }),
    ];
  const joint = other('inspection', id) as InspectionState | undefined;
  if (!joint)
    return [
      invalid('JOINT_INSPECTION_UNKNOWN', {
        ...words,
        zh: `没有检查任务“${id}”`,
        en: `there is no inspection "${id}"`,
      }),
    ];
  const status = inspectionStatus(joint);
  return [
    ...(joint.inspectee === state.inspectee
      ? []
      : [
          invalid('JOINT_INSPECTION_OF_OTHER_BODY', {
            ...words,
            zh: '并入的任务检查的是另一单位',
            en: 'that inspection is of another body',
          }),
        ]),
    ...(status === 'CANCELLED' || status === 'CLOSED'
      ? [
          conflict('JOINT_INSPECTION_ENDED', {
            ...words,
            zh: '并入的任务已经办结或取消',
            en: 'that inspection was closed or cancelled',
          }),
        ]
      : []),
  ];
}

const planned = ({ plannedOn }: InspectionState): EarlierFact => ({
  on: plannedOn,
  zh: '任务下达之日',
  en: 'the day of the task',
});
const codedOn = (coded: InspectionState['coded']): EarlierFact => ({
  on: coded?.on,
  article: measure(16),
  zh: '赋码之日',
  en: 'the day it got its code',
});
const scannedOn = ({ scans }: InspectionState): EarlierFact[] =>
  (['INSPECTOR', 'INSPECTEE'] as const).map((side) => ({
    on: scans[side]?.on,
    article: measure(16),
    zh: `${sideNames[side][0]}扫码之日`,
    en: `the day ${sideNames[side][1]} scanned the code`,
  }));
