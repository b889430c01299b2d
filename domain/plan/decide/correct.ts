import { catalogue } from '../../../events/catalogue.ts';
import { correctedHistory } from '../../../events/corrections.ts';
import type { RecordedEvent } from '../../../events/recorded-event.ts';
import { mayCorrect } from '../../access/may-correct.ts';
import {
  type Correction,
  correctionOf,
  faultsOfCorrection,
  historyWith,
  type Replacement,
  readReplacement,
} from '../../decision/correction.ts';
import { type Fault, invalid, notFound, settle } from '../../decision/fault.ts';
import type { CorrectCommand } from '../commands.ts';
import { foldPlan } from '../evolve.ts';
import type { Decide, PlanContext } from './context.ts';
import { faultsOfHistory } from './replay.ts';

/**
 * Corrects one event, or voids it. The corrected history is played through all rules again and must not break any that
 * it kept before. What was recorded together with the event as its consequence is corrected along with it.
 */
export const decideCorrect: Decide<CorrectCommand> = (state, command, context) => {
  if (!state)
    return settle(
      [
        notFound('PLAN_UNKNOWN', {
          zh: `没有预案“${context.planId}”`,
          en: `there is no plan "${context.planId}"`,
        }),
      ],
      [],
    );
  const target = context.history.find((event) => event.id === command.target);
  if (!target) return settle([targetUnknown(command.target)], []);
  const { faults, replacement } = readReplacement(target, command, context.today);
  const against = [...mayCorrect(context.actor, target, context.registry), ...faults];
  if (against.length) return settle(against, []);
  const corrections = correctionsOf(target, replacement, command, context);
  return settle(consequences(target, corrections, context), corrections);
};

const targetUnknown = (target: string): Fault =>
  invalid('TARGET_UNKNOWN', {
    pointer: '/target',
    zh: `本预案没有事件“${target}”`,
    en: `this plan has no event "${target}"`,
  });

function correctionsOf(
  target: RecordedEvent,
  replacement: Replacement,
  command: CorrectCommand,
  { history, today }: PlanContext,
): Correction[] {
  const correct = (event: RecordedEvent, becomes: Replacement): Correction =>
    correctionOf(event, becomes, command, today);
  const standing = correctedHistory(history);
  const companions = history
    .filter((event) => event.position === target.position && isConsequence(target, event))
    .map((event) => standing.find((one) => one.id === event.id) ?? event);
  return [
    correct(target, replacement),
    ...companions.map((event) => correct(event, companionReplacement(event, target, replacement))),
  ];
}

/**
 * Issue takes the version before out of force, the evaluation of a drill opens what it found wanting; a correction of
 * both is itself made of two.
 */
const isConsequence = (target: RecordedEvent, event: RecordedEvent): boolean =>
  event.index > target.index &&
  ((target.type === 'Issued' && event.type === 'Superseded') ||
    (target.type === 'DrillEvaluated' && event.type === 'ImprovementOpened') ||
    (target.type === 'EventCorrected' && event.type === 'EventCorrected'));

/** Keeps the companion's body and gives it the target's new date; void when the target is. */
function companionReplacement(
  companion: RecordedEvent,
  target: RecordedEvent,
  replacement: Replacement,
): Replacement {
  if (!replacement) return undefined;
  const { schema } = catalogue[companion.type];
  const { occurredOn } = replacement;
  if (companion.type !== 'EventCorrected' || target.type !== 'EventCorrected')
    return { schema, occurredOn, body: { ...companion.body } };
  const corrected = catalogue.EventCorrected.body.parse(replacement.body).replacement;
  const { replacement: former, ...rest } = companion.body;
  const becomes = former && corrected && { replacement: { ...former, occurredOn: corrected.occurredOn } };
  return { schema, occurredOn, body: { ...rest, ...becomes } };
}

/** What the corrected history breaks that the history as it stands does not. */
function consequences(
  target: RecordedEvent,
  corrections: readonly Correction[],
  context: PlanContext,
): Fault[] {
  const { history } = context;
  const then = historyWith(history, corrections, target);
  if (!foldPlan(then))
    return [
      invalid('BEGINNING_VOIDED', {
        pointer: '/target',
        zh: '预案的第一个事件不能作废，只能更正',
        en: 'the event that began the plan can be corrected, not voided',
      }),
    ];
  const before = faultsOfHistory(correctedHistory(history), context);
  const after = faultsOfHistory(correctedHistory(then), context);
  return faultsOfCorrection(before, after, target);
}
