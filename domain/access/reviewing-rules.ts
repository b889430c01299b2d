import type { AccessRule } from './rules.ts';

/** Who may do what, in this part of a plan's life. */
export const reviewingRules: readonly AccessRule[] = [];
