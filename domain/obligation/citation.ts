import type { Obligation } from './types.ts';

/** The article that a duty rests on, as messages cite it: of what it owes its first recipient, else its own. */
export const citationOf = ({ recipients, article }: Obligation): string => recipients[0]?.article ?? article;
