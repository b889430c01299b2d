import { PlanId } from '../../events/identifiers.ts';

/** What a decision will ask about the rest of the ledger: document numbers that might be taken, and other plans. */
export interface Lookups {
  readonly documentNumbers: readonly string[];
  readonly plans: readonly PlanId[];
}

/** Reads off a command's body what must be looked up before it is decided. */
export function lookupsOf(command: object): Lookups {
  const bodies = [command, under(under(command, 'replacement'), 'body')];
  const plans = bodies.flatMap((body) => [
    under(body, 'byPlan'),
    under(under(body, 'attributes'), 'parentPlan'),
  ]);
  const numbers = bodies.map((body) => under(body, 'documentNo'));
  return {
    documentNumbers: numbers.filter((no) => typeof no === 'string'),
    plans: plans.flatMap((id) => {
      const parsed = PlanId.safeParse(id);
      return parsed.success ? [parsed.data] : [];
    }),
  };
}

/** The field of that name, where there is one. */
export const under = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
