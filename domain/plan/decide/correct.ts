import { catalogue, type EventBody } from '../../../events/catalogue.ts';
import { correctedHistory } from '../../../events/corrections.ts';
import { eventId } from '../../../events/identifiers.ts';
import type { NewEvent, RecordedEvent } from '../../../events/recorded-event.ts';
import { mayCorrect } from '../../access/may-correct.ts';
import { notInFuture } from '../../decision/dates.ts';
import { type Fault, invalid, notFound, settle } from '../../decision/fault.ts';
import type { CorrectCommand } from '../commands.ts';
import { foldPlan } from '../evolve.ts';
import type { Decide, PlanContext } from './context.ts';
import { faultsOfHistory, type HistoryFault, newFaults } from './replay.ts';

type Correction = NewEvent<'EventCorrected'>;
type Replacement = EventBody<'EventCorrected'>['replacement'];

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
  const { faults, replacement } = readReplacement(target, command, context);
  const against = [...mayCorrect(context.actor, target), ...faults];
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

/** The replacement as it will be stored: body checked against the schema of the target's type, defaults filled in. */
function readReplacement(
  target: RecordedEvent,
  { replacement, on }: CorrectCommand,
  { today }: PlanContext,
): { readonly faults: Fault[]; readonly replacement?: Replacement } {
  const own = notInFuture(on, today);
  if (!replacement) return { faults: own };
  const { schema, body } = catalogue[target.type];
  const parsed = body.safeParse(replacement.body);
  const dated = notInFuture(replacement.occurredOn, today, '/replacement/occurredOn');
  if (parsed.success)
    return {
      faults: [...own, ...dated],
      replacement: { schema, occurredOn: replacement.occurredOn, body: parsed.data },
    };
  const malformed = parsed.error.issues.map(({ path, message }) =>
    invalid('REPLACEMENT_MALFORMED', {
      pointer: ['/replacement/body', ...path.map(String)].join('/'),
      zh: `不符合 ${target.type} 的格式：${message}`,
      en: `is no body of ${target.type}: ${message}`,
    }),
  );
  return { faults: [...own, ...dated, ...malformed] };
}

function correctionsOf(
  target: RecordedEvent,
  replacement: Replacement,
  { reason, on }: CorrectCommand,
  { history, today }: PlanContext,
): Correction[] {
  const correct = (event: RecordedEvent, becomes: Replacement): Correction => ({
    type: 'EventCorrected',
    occurredOn: on ?? today,
    body: { target: event.id, reason, ...(becomes && { replacement: becomes }) },
  });
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
  const then = [
    ...history,
    ...corrections.map((correction, index) => asRecorded(correction, index, target, history)),
  ];
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
  return newFaults(before, after).map((one) => inTermsOfCommand(one, target));
}

/** The correction as it would stand in the ledger: after everything that stands there now. */
function asRecorded(
  correction: Correction,
  index: number,
  target: RecordedEvent,
  history: readonly RecordedEvent[],
): RecordedEvent<'EventCorrected'> {
  const position = Math.max(...history.map((event) => event.position)) + 1;
  const { stream, version, recordedAt, actor } = target;
  const schema = catalogue.EventCorrected.schema;
  return {
    ...correction,
    schema,
    stream,
    version,
    recordedAt,
    actor,
    position,
    index,
    id: eventId(position, index),
  };
}

function inTermsOfCommand({ event, fault }: HistoryFault, target: RecordedEvent): Fault {
  if (event.id === target.id) {
    const { pointer = '' } = fault;
    return {
      ...fault,
      pointer: pointer === '/on' ? '/replacement/occurredOn' : `/replacement/body${pointer}`,
    };
  }
  return {
    ...fault,
    pointer: '/target',
    zh: `更正后事件 ${event.id}（${event.type}）不再成立：${fault.zh}`,
    en: `after the correction event ${event.id} (${event.type}) no longer holds: ${fault.en}`,
  };
}
