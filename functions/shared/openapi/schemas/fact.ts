import * as z from 'zod';
import { CivilDate } from '../../../../events/civil-date.ts';
import { EventId } from '../../../../events/identifiers.ts';

/** A fact: the event's body without the version, with the event's id and its legal date. */
export const fact = <S extends z.ZodRawShape>(body: z.ZodObject<S>) =>
  body.omit({ version: true } as never).extend(origin);

/** A fact of the plan as a whole. */
export const factOfPlan = <S extends z.ZodRawShape>(body: z.ZodObject<S>) => body.extend(origin);

const origin = { event: EventId, on: CivilDate };

/** Where a fact comes from, without more. */
export const Fact = z.strictObject(origin).meta({ id: 'Fact', description: '事实的来源与日期 / a fact' });

/** The fields of a schema of `State`, none forgotten: the schemas are strict, so an answer with one more would break them. */
export type Fields<State> = { readonly [K in keyof Required<State>]: z.ZodType };
