import type { OrganisationId, ProgrammeId } from '../../events/identifiers.ts';
import type { ProgrammeItem } from '../../events/programme-events.ts';
import type { AggregateContext } from '../aggregate/aggregate.ts';
import { commandOf, type Decider } from '../decision/command.ts';
import { notBefore, notInFuture } from '../decision/dates.ts';
import { conflict, type Fault, invalid, notFound, settle } from '../decision/fault.ts';
import { repeated } from '../decision/repeated.ts';
import { listed, livingOnes, nameOf, namesOf } from '../organisation/known-organisations.ts';
import type { Registry } from '../organisation/organisation.ts';
import { livingPlans } from '../plan/known-plans.ts';
import * as command from './commands.ts';
import { approverOf, copiesOwed, mayPrepare } from './law-of-programmes.ts';
import type { ProgrammeState } from './state.ts';

type Decide<C> = Decider<ProgrammeState, C, AggregateContext>;

export const decideDraftProgramme: Decide<command.DraftProgrammeCommand> = (
  state,
  { on, preparedBy: named, ...rest },
  context,
) => {
  const { id, actor, registry, today } = context;
  const occurredOn = on ?? today;
  const preparedBy = named ?? (actor.organisation as OrganisationId);
  const body = { programmeId: id as ProgrammeId, preparedBy, ...rest };
  const faults = [
    ...(state ? [exists(state)] : []),
    ...notInFuture(occurredOn, today),
    ...livingOnes(registry, [{ id: preparedBy, pointer: '/preparedBy' }]),
    ...preparerFaults(body, registry),
    ...itemFaults(body.items, body.year, context),
  ];
  return settle(faults, [{ type: 'ProgrammeDrafted', occurredOn, body }]);
};

export const decideApproveProgramme: Decide<command.ApproveProgrammeCommand> = (
  state,
  { on, ...body },
  context,
) => {
  const occurredOn = on ?? context.today;
  const faults = [
    ...known(state, context),
    ...notInFuture(occurredOn, context.today),
    ...livingOnes(context.registry, [{ id: body.by, pointer: '/by' }]),
    ...(state ? [...afterTheList(state, occurredOn), ...approvalFaults(state, body.by, context)] : []),
  ];
  return settle(faults, [{ type: 'ProgrammeApproved', occurredOn, body }]);
};

export const decideCopyProgramme: Decide<command.CopyProgrammeCommand> = (
  state,
  { on, ...body },
  context,
) => {
  const occurredOn = on ?? context.today;
  const faults = [
    ...known(state, context),
    ...notInFuture(occurredOn, context.today),
    ...livingOnes(context.registry, listed(body.to, '/to')),
    ...repeated(body.to, (index) => `/to/${index}`),
    ...(state ? copyFaults(state, body.to, occurredOn, context) : []),
  ];
  return settle(faults, [{ type: 'ProgrammeCopied', occurredOn, body }]);
};

export const decideAmendProgramme: Decide<command.AmendProgrammeCommand> = (
  state,
  { on, ...body },
  context,
) => {
  const occurredOn = on ?? context.today;
  const faults = [
    ...known(state, context),
    ...notInFuture(occurredOn, context.today),
    ...(state ? [...afterTheList(state, occurredOn), ...afterApproval(state, occurredOn)] : []),
    ...(state ? itemFaults(body.items, state.year, context) : []),
  ];
  return settle(faults, [{ type: 'ProgrammeAmended', occurredOn, body }]);
};

const known = (state: ProgrammeState | undefined, { id }: AggregateContext): Fault[] =>
  state
    ? []
    : [
        notFound('PROGRAMME_UNKNOWN', {
          zh: `没有工作计划“${id}”`,
          en: `there is no programme "${id}"`,
        }),
      ];

/** One programme of the district a year, and one of each sector: the id is the scope, the year and the preparer. */
const exists = ({ year, programmeId }: ProgrammeState): Fault =>
  conflict('PROGRAMME_OF_YEAR_EXISTS', {
    pointer: '/year',
    article: '第十二条第三款',
    zh: `${year} 年已有工作计划（${programmeId}），请予调整`,
    en: `there is a programme of ${year} already (${programmeId}); amend it`,
  });

type Draft = Pick<ProgrammeState, 'scope' | 'preparedBy'>;

function preparerFaults({ scope, preparedBy }: Draft, registry: Registry): Fault[] {
  const preparer = registry.find(preparedBy);
  if (!preparer || mayPrepare(scope, preparer.class)) return [];
  const district = scope === 'DISTRICT';
  return [
    invalid('PREPARER_NOT_BY_RULE', {
      pointer: '/preparedBy',
      article: district ? '第十二条第一款' : '第十二条第二款',
      zh: district
        ? '本区工作计划由区应急管理部门编制'
        : '行业计划由专项应急指挥部办公室、有关部门和单位编制',
      en: district
        ? 'the district’s programme is prepared by the emergency bureau (区应急局)'
        : 'a sector’s programme is prepared by an office of a command, a department or a unit',
    }),
  ];
}

function itemFaults(items: readonly ProgrammeItem[], year: number, context: AggregateContext): Fault[] {
  const ids = items.map((one) => one.itemId);
  return [
    ...repeated(ids, (index) => `/items/${index}/itemId`),
    ...items.flatMap((one, index) => itemFault(one, `/items/${index}`, year, context)),
  ];
}

function itemFault(
  { action, plan, responsible, targetOn }: ProgrammeItem,
  pointer: string,
  year: number,
  { registry, plans }: AggregateContext,
): Fault[] {
  return [
    ...livingOnes(registry, [{ id: responsible, pointer: `${pointer}/responsible` }]),
    ...livingPlans(plans, [{ id: plan, pointer: `${pointer}/plan` }]),
    ...(action !== 'NEW' && !plan
      ? [
          invalid('ITEM_WITHOUT_PLAN', {
            pointer: `${pointer}/plan`,
            article: '第十二条',
            zh: '修订、废止须指明预案',
            en: 'a revision or repeal names its plan',
          }),
        ]
      : []),
    ...(targetOn < `${year}-01-01`
      ? [
          invalid('TARGET_BEFORE_YEAR', {
            pointer: `${pointer}/targetOn`,
            article: '第十二条',
            zh: `目标日期 ${targetOn} 早于计划年度 ${year}`,
            en: `the target ${targetOn} lies before the programme’s year ${year}`,
          }),
        ]
      : []),
  ];
}

/** Nothing happens to a list before it was drafted or last amended. */
const afterTheList = (state: ProgrammeState, on: ProgrammeState['draftedOn']): Fault[] =>
  notBefore(on, [
    {
      on: state.amendments.at(-1)?.on ?? state.draftedOn,
      zh: '计划编制或调整之日',
      en: 'the day the list was drafted or amended',
    },
  ]);

function approvalFaults(state: ProgrammeState, by: OrganisationId, { registry }: AggregateContext): Fault[] {
  const approver = approverOf(state, registry);
  const article = state.scope === 'DISTRICT' ? '第十二条第一款' : '第十二条第二款';
  return [
    ...(state.approval
      ? [
          conflict('ALREADY_APPROVED', {
            article,
            zh: `工作计划已于 ${state.approval.on} 批准`,
            en: `the programme was approved on ${state.approval.on}`,
          }),
        ]
      : []),
    ...(by === approver
      ? []
      : [
          invalid('APPROVER_NOT_BY_RULE', {
            pointer: '/by',
            article,
            zh: `批准单位应为：${approver ? nameOf(registry, approver) : '区政府（尚未登记）'}`,
            en: `it is approved by ${approver ? nameOf(registry, approver) : 'the district government, which nobody registered'}`,
          }),
        ]),
  ];
}

function copyFaults(
  state: ProgrammeState,
  to: readonly OrganisationId[],
  on: ProgrammeState['draftedOn'],
  { registry }: AggregateContext,
): Fault[] {
  const owed = copiesOwed(state, registry);
  const article = state.scope === 'DISTRICT' ? '第十二条第一款' : '第十二条第二款';
  const perRecipient = to.flatMap((id, index) => {
    const words = { pointer: `/to/${index}`, article };
    if (!owed.includes(id))
      return [
        invalid('RECIPIENT_NOT_BY_RULE', {
          ...words,
          zh: `抄送单位应为：${namesOf(registry, owed) || '—'}`,
          en: `copies go to ${namesOf(registry, owed) || '—'}`,
        }),
      ];
    const before = state.copies.find((copy) => copy.to === id);
    if (!before) return [];
    return [
      conflict('ALREADY_COPIED', {
        ...words,
        zh: `已于 ${before.on} 抄送${nameOf(registry, id)}`,
        en: `a copy went to ${nameOf(registry, id)} on ${before.on}`,
      }),
    ];
  });
  if (state.approval) return [...perRecipient, ...afterApproval(state, on)];
  return [
    ...perRecipient,
    conflict('NOT_APPROVED', {
      article,
      zh: '批准后方可抄送',
      en: 'copies follow the approval',
    }),
  ];
}

const afterApproval = ({ approval }: ProgrammeState, on: ProgrammeState['draftedOn']): Fault[] =>
  notBefore(on, [{ on: approval?.on, zh: '批准之日', en: 'the day of approval', article: '第十二条' }]);

const make = commandOf<ProgrammeState, AggregateContext>();

/** Every command of a programme, by the name it has in the API. */
export const programmeCommands = {
  'draft-programme': make(
    command.DraftProgrammeCommand,
    decideDraftProgramme,
    '第十二条',
    '编制工作计划',
    'Draft a programme',
  ),
  'approve-programme': make(
    command.ApproveProgrammeCommand,
    decideApproveProgramme,
    '第十二条第一款',
    '批准工作计划',
    'Approve a programme',
  ),
  'copy-programme': make(
    command.CopyProgrammeCommand,
    decideCopyProgramme,
    '第十二条',
    '抄送工作计划',
    'Send copies of a programme',
  ),
  'amend-programme': make(
    command.AmendProgrammeCommand,
    decideAmendProgramme,
    '第十二条第三款',
    '调整工作计划',
    'Amend a programme',
  ),
} as const;
