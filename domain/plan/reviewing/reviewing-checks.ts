import type { Checks } from '../decide/checks.ts';

/** What each of these events must meet in the state before it: the same checks that its command went through. */
export const reviewingChecks: Checks = {};
