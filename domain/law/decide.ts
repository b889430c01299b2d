import { civilDate } from '../../events/civil-date.ts';
import type { OrganisationId } from '../../events/identifiers.ts';
import type { AggregateContext } from '../aggregate/aggregate.ts';
import type { Decider } from '../decision/command.ts';
import { notBefore, notInFuture } from '../decision/dates.ts';
import { conflict, type Fault, invalid, settle } from '../decision/fault.ts';
import { repeated } from '../decision/repeated.ts';
import { livingOnes, nameOf } from '../organisation/known-organisations.ts';
import type { Registry } from '../organisation/organisation.ts';
import { livingPlans } from '../plan/known-plans.ts';
import type { Rulebook } from '../rulebook/types.ts';
import { currentRulebook } from '../view/law-on.ts';
import { answersInWords, isAnswer } from './answers.ts';
import type { ChangeNormCommand, DefineCatalogueCommand, IssueInterpretationCommand } from './commands.ts';
import type { LawState } from './state.ts';

type Decide<C> = Decider<LawState, C, AggregateContext>;

/** 第五十条. A ruling is replaced by a further one and never taken back in silence. */
export const decideIssueInterpretation: Decide<IssueInterpretationCommand> = (
  state,
  { on, ...body },
  { today },
) => {
  const occurredOn = on ?? today;
  const faults = [
    ...notInFuture(occurredOn, today),
    ...answerFaults(body, currentRulebook),
    // Nobody's period changes after the fact: a ruling holds from its own day on at the earliest.
    ...notBefore(
      body.effectiveFrom,
      [
        { on: occurredOn, zh: '解释作出之日', en: 'the day of the ruling', article: '第五十条' },
        {
          on: civilDate(currentRulebook.validFrom),
          zh: '办法施行之日',
          en: 'the day from which the measures are in force',
          article: '第五十一条',
        },
      ],
      '/effectiveFrom',
    ),
    ...(state?.rulings.some((one) => isSameRuling(one, body)) ? [alreadyRuled(body)] : []),
  ];
  return settle(faults, [{ type: 'InterpretationIssued', occurredOn, body }]);
};

type RulingSaid = Omit<IssueInterpretationCommand, 'on'>;

function answerFaults({ interpretation, parameter }: RulingSaid, rulebook: Rulebook): Fault[] {
  const question = rulebook.interpretations.find(({ id }) => id === interpretation);
  if (!question?.answers)
    return [
      invalid('NO_SUCH_QUESTION', {
        pointer: '/interpretation',
        article: '第五十条',
        zh: `规则库（${rulebook.id}）没有待解释的问题“${interpretation}”`,
        en: `the rulebook (${rulebook.id}) has no question "${interpretation}" to rule on`,
      }),
    ];
  if (isAnswer(question.answers, parameter)) return [];
  const words = answersInWords(question.answers);
  return [
    invalid('ANSWER_WITHOUT_EFFECT', {
      pointer: '/parameter',
      article: '第五十条',
      zh: `“${question.question.zh}”的答案应为：${words.zh}`,
      en: `the answer to “${question.question.en}” is ${words.en}`,
    }),
  ];
}

const isSameRuling = (a: RulingSaid, b: RulingSaid): boolean =>
  a.interpretation === b.interpretation &&
  a.parameter === b.parameter &&
  a.effectiveFrom === b.effectiveFrom &&
  a.text === b.text;

const alreadyRuled = ({ interpretation, effectiveFrom }: RulingSaid): Fault =>
  conflict('ALREADY_RULED', {
    pointer: '/interpretation',
    article: '第五十条',
    zh: `${interpretation} 自 ${effectiveFrom} 起的同一解释已经记录`,
    en: `this ruling on ${interpretation}, from ${effectiveFrom}, is recorded already`,
  });

export const decideChangeNorm: Decide<ChangeNormCommand> = (state, { on, ...body }, { today }) => {
  const occurredOn = on ?? today;
  const known = state?.norms.find(
    ({ norm, inForceOn }) => norm === body.norm && inForceOn === body.inForceOn,
  );
  const faults = [
    ...notInFuture(occurredOn, today),
    ...notBefore(
      body.inForceOn,
      [{ on: occurredOn, zh: '公布之日', en: 'the day it was made public' }],
      '/inForceOn',
    ),
    ...repeated(body.forms, (index) => `/forms/${index}`),
    ...repeated(body.purposes, (index) => `/purposes/${index}`),
    ...(known
      ? [
          conflict('NORM_CHANGE_KNOWN', {
            pointer: '/norm',
            article: '第四十二条第（一）项',
            zh: `“${body.norm}”自 ${body.inForceOn} 施行的变化已经登记（${known.event}）`,
            en: `the change of "${body.norm}" in force on ${body.inForceOn} is recorded already (${known.event})`,
          }),
        ]
      : []),
  ];
  return settle(faults, [{ type: 'NormChanged', occurredOn, body }]);
};

export const decideDefineCatalogue: Decide<DefineCatalogueCommand> = (
  state,
  { on, by: named, entries },
  { today, actor, registry, plans },
) => {
  const occurredOn = on ?? today;
  const by = named ?? (actor.organisation as OrganisationId);
  const filled = entries.flatMap(({ plan }, index) => (plan ? [{ plan, index }] : []));
  const faults = [
    ...notInFuture(occurredOn, today),
    ...livingOnes(registry, [{ id: by, pointer: '/by' }]),
    ...definedByBureau(by, registry),
    ...livingOnes(
      registry,
      entries.map(({ preparingBody }, index) => ({
        id: preparingBody,
        pointer: `/entries/${index}/preparingBody`,
      })),
    ),
    ...livingPlans(
      plans,
      entries.map(({ plan }, index) => ({ id: plan, pointer: `/entries/${index}/plan` })),
    ),
    ...repeated(
      entries.map(({ title }) => title),
      (index) => `/entries/${index}/title`,
    ),
    ...repeated(
      filled.map(({ plan }) => plan),
      (index) => `/entries/${filled[index]?.index}/plan`,
    ),
    ...notBefore(occurredOn, [
      {
        on: state?.catalogue?.on,
        zh: '上一次明确体系构成之日',
        en: 'the day the catalogue was last defined',
        article: '第十一条',
      },
    ]),
  ];
  return settle(faults, [{ type: 'SystemCatalogueDefined', occurredOn, body: { by, entries } }]);
};

function definedByBureau(by: OrganisationId, registry: Registry): Fault[] {
  const definer = registry.find(by);
  if (!definer || definer.class === 'EMERGENCY_BUREAU') return [];
  return [
    invalid('DEFINER_NOT_BY_RULE', {
      pointer: '/by',
      article: '第十一条',
      zh: `区级应急预案体系构成由区应急管理部门明确，不是${nameOf(registry, by)}`,
      en: `the emergency bureau defines the catalogue, not ${nameOf(registry, by)}`,
    }),
  ];
}
