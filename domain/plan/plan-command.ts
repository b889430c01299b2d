import { commandOf } from '../decision/command.ts';
import type { PlanContext } from './decide/context.ts';
import type { PlanState } from './state.ts';

/** @example planCommand(DrillCommand, decideDrill, '第三十八条', '记录演练', 'Record a drill') */
export const planCommand = commandOf<PlanState, PlanContext>();
