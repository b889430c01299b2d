import { civilDate } from '../../events/civil-date.ts';
import { lawOn } from './law-on.ts';

/** Later than any notice: everything that this version of the product knows. */
const ALL_THAT_IS_KNOWN = civilDate('2200-12-31');

/** The law that views are derived by: the rulebook in force and every holiday notice that is known. */
export const currentLaw = lawOn(ALL_THAT_IS_KNOWN);
