import { PersonId, PlanId } from '../../events/identifiers.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';

/** What a decision will ask about the rest of the ledger. */
export interface Lookups {
  /** Document numbers that might be taken */
  readonly documentNumbers: readonly string[];
  /** Other plans: superior ones and successors */
  readonly plans: readonly PlanId[];
  /** Experts of a review (第二十七条第（一）项、第四十八条) */
  readonly experts: readonly PersonId[];
}

/**
 * Reads off a command what must be looked up before it is decided.
 * @param replayed the plan's own history where the command plays it again: a correction asks what each of its events asks
 */
export function lookupsOf(command: object, replayed: readonly RecordedEvent[] = []): Lookups {
  const bodies = [command, ...replayed.map(({ body }) => body)].flatMap((body) => [
    body,
    under(under(body, 'replacement'), 'body'),
  ]);
  const plans = bodies.flatMap((body) => [
    under(body, 'byPlan'),
    under(under(body, 'attributes'), 'parentPlan'),
  ]);
  const experts = bodies.flatMap((body) => listUnder(body, 'experts'));
  return {
    documentNumbers: once(
      bodies.map((body) => under(body, 'documentNo')).filter((no) => typeof no === 'string'),
    ),
    plans: once(plans.flatMap((id) => PlanId.safeParse(id).data ?? [])),
    experts: once(experts.flatMap((id) => PersonId.safeParse(id).data ?? [])),
  };
}

const once = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

function listUnder(value: unknown, key: string): readonly unknown[] {
  const list = under(value, key);
  return Array.isArray(list) ? list : [];
}

/** The field of that name, where there is one. */
export const under = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
