import type { CivilDate } from '../../events/civil-date.ts';
import type { PersonId } from '../../events/identifiers.ts';
import type { AggregateContext } from '../aggregate/aggregate.ts';
import { commandOf, type Decider } from '../decision/command.ts';
import { notBefore, notInFuture } from '../decision/dates.ts';
import { conflict, type Fault, invalid, notFound, settle } from '../decision/fault.ts';
import { repeated } from '../decision/repeated.ts';
import { livingOnes } from '../organisation/known-organisations.ts';
import { knownPlans } from '../plan/known-plans.ts';
import * as command from './commands.ts';
import type { ExpertState } from './state.ts';

type Decide<C> = Decider<ExpertState, C, AggregateContext>;

export const decideRegisterExpert: Decide<command.RegisterExpertCommand> = (
  state,
  { on, ...body },
  { id, today },
) => {
  const occurredOn = on ?? today;
  const faults = [
    ...(state ? [exists(id)] : []),
    ...notInFuture(occurredOn, today),
    ...repeated(body.fields, (index) => `/fields/${index}`),
  ];
  return settle(faults, [{ type: 'ExpertRegistered', occurredOn, body }]);
};

export const decideUpdateExpert: Decide<command.UpdateExpertCommand> = (state, { on, ...rest }, context) => {
  const occurredOn = on ?? context.today;
  const body = { expert: context.id as PersonId, ...rest };
  const faults = [
    ...known(state, context),
    ...notInFuture(occurredOn, context.today),
    ...afterRegistration(state, occurredOn),
    ...repeated(body.fields, (index) => `/fields/${index}`),
    ...(state && isSame(state, body) ? [nothingChanged] : []),
  ];
  return settle(faults, [{ type: 'ExpertRegistered', occurredOn, body }]);
};

/** A declaration may be made of a plan that has ended: reviews of it may still be entered late. */
export const decideDeclareInterest: Decide<command.DeclareInterestCommand> = (
  state,
  { on, ...body },
  context,
) => {
  const { about } = body;
  const occurredOn = on ?? context.today;
  const faults = [
    ...known(state, context),
    ...notInFuture(occurredOn, context.today),
    ...afterRegistration(state, occurredOn),
    ...('plan' in about
      ? knownPlans(context.plans, [{ id: about.plan, pointer: '/about/plan' }])
      : livingOnes(context.registry, [{ id: about.organisation, pointer: '/about/organisation' }])),
  ];
  return settle(faults, [{ type: 'ConflictOfInterestDeclared', occurredOn, body }]);
};

const exists = (id: string): Fault =>
  conflict('EXPERT_EXISTS', {
    pointer: '/expert',
    article: '第四十八条',
    zh: `专家“${id}”已在库中`,
    en: `the expert "${id}" is in the pool already`,
  });

const known = (state: ExpertState | undefined, { id }: AggregateContext): Fault[] =>
  state
    ? []
    : [
        notFound('EXPERT_UNKNOWN', {
          article: '第四十八条',
          zh: `专家库中没有“${id}”`,
          en: `there is no expert "${id}" in the pool`,
        }),
      ];

const afterRegistration = (state: ExpertState | undefined, on: CivilDate): Fault[] =>
  notBefore(on, [{ on: state?.registeredOn, zh: '入库之日', en: 'the day of entry', article: '第四十八条' }]);

const isSame = (state: ExpertState, { fields, institution }: Pick<ExpertState, 'fields' | 'institution'>) =>
  state.institution === institution &&
  state.fields.length === fields.length &&
  state.fields.every((field) => fields.includes(field));

const nothingChanged: Fault = invalid('NOTHING_CHANGED', {
  article: '第四十八条',
  zh: '专业领域和所在单位均无变化',
  en: 'neither the fields nor the institution change',
});

const make = commandOf<ExpertState, AggregateContext>();

/** Every command of an expert, by the name it has in the API. */
export const expertCommands = {
  'register-expert': make(
    command.RegisterExpertCommand,
    decideRegisterExpert,
    '第四十八条',
    '专家入库',
    'Take an expert into the pool',
  ),
  'update-expert': make(
    command.UpdateExpertCommand,
    decideUpdateExpert,
    '第四十八条',
    '变更专家信息',
    'Change fields and institution of an expert',
  ),
  'declare-interest': make(
    command.DeclareInterestCommand,
    decideDeclareInterest,
    '第二十七条',
    '声明利益关系',
    'Declare whether there is a conflict of interest',
  ),
} as const;
