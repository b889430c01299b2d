import * as z from 'zod';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import type { Command } from '../decision/command.ts';
import { type CorrectionAsked, malformed, readReplacement } from '../decision/correction.ts';
import { decideCorrection } from '../decision/decide-correction.ts';
import { type Fault, invalid, notFound, settle } from '../decision/fault.ts';
import { CorrectCommand } from '../plan/commands.ts';
import type { Aggregate, AggregateContext, AggregateKind, AggregateLookups } from './aggregate.ts';

/*
 * Corrections of what has a stream of its own beside plans and organisations. The corrected history is decided anew,
 * event by event, by the commands that recorded it, and must not break any rule that it kept before.
 */

/** Name of the command: `correct-exercise`. */
export const correctionName = <K extends AggregateKind>(kind: K): `correct-${K}` => `correct-${kind}`;

/** The aggregate with the command that corrects it; its act is one of whose the aggregate is. */
export function withCorrection<State>(aggregate: Aggregate<State>): Aggregate<State> {
  const name = correctionName(aggregate.kind);
  return {
    ...aggregate,
    commands: { ...aggregate.commands, [name]: correction(aggregate) },
    acts: (command, body, state, actor) =>
      command === name
        ? [{ actingBody: state === undefined ? undefined : aggregate.summary(state, '').organisation }]
        : aggregate.acts(command, body, state, actor),
  };
}

function correction<State>(
  aggregate: Aggregate<State>,
): Command<typeof CorrectCommand, State, AggregateContext> {
  const { kind, names, article } = aggregate;
  const pascal = `${kind[0]?.toUpperCase()}${kind.slice(1)}`;
  return {
    schema: CorrectCommand.meta({
      id: `Correct${pascal}Command`,
      description: `更正或作废${names.zh}的一个事件，原记录保留 · Corrects or voids an event of this kind; what was recorded stays`,
      example: { target: '65.0', reason: '重复录入', on: '2026-11-24' },
    }),
    decide: (state, asked, context) => decideAnew(aggregate, state, asked, context),
    article,
    summary: { zh: `更正${names.zh}记录`, en: `Correct a recorded event: ${names.en}` },
  };
}

function decideAnew<State>(
  aggregate: Aggregate<State>,
  state: State | undefined,
  asked: CorrectionAsked,
  context: AggregateContext,
) {
  if (state === undefined) return settle([unknown(context.id)], []);
  return decideCorrection<State>(asked, context, {
    check: (before, event) => decidedAnew(aggregate, before, event, context),
    evolve: aggregate.evolve,
    targetUnknown: targetUnknown(asked.target),
    beginningVoided,
  });
}

/** What stands against the event in the state before it, when whoever recorded it gives its command again. */
function decidedAnew<State>(
  aggregate: Aggregate<State>,
  state: State | undefined,
  event: RecordedEvent,
  context: AggregateContext,
): Fault[] {
  const { actor, occurredOn } = event;
  const command = aggregate.commands[recordingCommand(aggregate, state, event)];
  if (!(command?.schema instanceof z.ZodObject)) return [];
  const asked = Object.keys(command.schema.shape);
  const said = Object.entries(event.body).filter(([key]) => asked.includes(key));
  const parsed = command.schema.safeParse({ ...Object.fromEntries(said), on: occurredOn });
  if (!parsed.success) return malformed(event.type, parsed.error, '');
  const decision = command.decide(state, parsed.data, { ...context, actor });
  const begins = state === undefined && aggregate.idOf?.(parsed.data, actor);
  const faults = begins && begins !== context.id ? [followsFromDecision('', context.id)] : [];
  if (!decision.ok) {
    const { kind, reasons } = decision.refusal;
    return [...faults, ...reasons.map((reason) => ({ ...reason, kind }))];
  }
  return [...faults, ...derivedOtherwise(event, asked, decision.value[0]?.body ?? {})];
}

const recordingCommand = <State>(
  { recordedBy, begins }: Aggregate<State>,
  state: State | undefined,
  { type }: RecordedEvent,
): string => {
  const names = recordedBy[type] ?? [];
  return names.find((name) => begins.includes(name) === (state === undefined)) ?? names[0] ?? '';
};

/** What no command asks for follows from the decision, and no correction brings another value. */
function derivedOtherwise(event: RecordedEvent, asked: readonly string[], decided: object): Fault[] {
  const values = new Map(Object.entries(decided));
  return Object.entries(event.body).flatMap(([key, value]) =>
    asked.includes(key) || JSON.stringify(value) === JSON.stringify(values.get(key))
      ? []
      : [followsFromDecision(`/${key}`, JSON.stringify(values.get(key)) ?? '—')],
  );
}

const followsFromDecision = (pointer: string, value: string): Fault =>
  invalid('FOLLOWS_FROM_DECISION', {
    pointer,
    zh: `该项由系统依其他内容得出，应为 ${value}，不能另行更正`,
    en: `this follows from the rest and is ${value}; it is not corrected by itself`,
  });

const unknown = (id: string): Fault =>
  notFound('ITEM_UNKNOWN', { zh: `没有“${id}”`, en: `there is no "${id}"` });

const targetUnknown = (target: string): Fault =>
  invalid('TARGET_UNKNOWN', {
    pointer: '/target',
    zh: `此处没有事件“${target}”`,
    en: `there is no event "${target}" here`,
  });

const beginningVoided: Fault = invalid('BEGINNING_VOIDED', {
  pointer: '/target',
  zh: '第一个事件不能作废，只能更正',
  en: 'the event that began it can be corrected, not voided',
});

/** What must be read before a decision: for a correction, all that its history and its replacement ask for. */
export function lookupsOf<State>(
  aggregate: Aggregate<State>,
  name: string,
  state: State | undefined,
  command: object,
  history: readonly RecordedEvent[],
): AggregateLookups {
  if (name !== correctionName(aggregate.kind)) return aggregate.lookups(state, command);
  const asked = command as CorrectionAsked;
  const target = history.find((event) => event.id === asked.target);
  // The day decides nothing about what is read.
  const replacement = target && readReplacement(target, asked, target.occurredOn).replacement;
  const bodies = [...history.map(({ body }) => body), ...(replacement ? [replacement.body] : [])];
  const found = bodies
    .flatMap((body) => [body, nestedIn(body)])
    .map((body) => aggregate.lookups(undefined, body));
  const others = [...found.flatMap((one) => one.others), ...aggregate.lookups(state, {}).others];
  return {
    plans: [...new Set([...found.flatMap(({ plans }) => plans), ...aggregate.lookups(state, {}).plans])],
    others: [...new Map(others.map((one) => [`${one.kind}:${one.id}`, one])).values()],
  };
}

/** What a correction that is itself corrected would bring back. */
function nestedIn(body: object): object {
  const { replacement }: { readonly replacement?: { readonly body?: object } } = body;
  return replacement?.body ?? {};
}
