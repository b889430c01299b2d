import type * as z from 'zod';
import { type Command, commandOf } from '../decision/command.ts';
import type { PlanContext } from './decide/context.ts';
import type { PlanState } from './state.ts';

/** A command of the plan's life cycle as the API offers it. */
export type PlanCommand<Schema extends z.ZodType> = Command<Schema, PlanState, PlanContext>;

/** @example planCommand(DrillCommand, decideDrill, '第三十八条', '记录演练', 'Record a drill') */
export const planCommand = commandOf<PlanState, PlanContext>();
