import { confirmedChanges } from '../../../domain/calendar-change/state.ts';
import { foldLaw } from '../../../domain/law/evolve.ts';
import type { Law } from '../../../domain/view/law.ts';
import { lawOn } from '../../../domain/view/law-on.ts';
import { type CivilDate, civilDate } from '../../../events/civil-date.ts';
import { type LedgerId, lawStream } from '../../../events/identifiers.ts';
import type { Ledger } from '../ledger/types.ts';

/** Later than any notice: everything that the product knows of holidays, and the ledger at its position. */
export const ALL_THAT_IS_KNOWN = civilDate('2200-12-31');

/** The law of a ledger: the rulebook of the product and what the ledger itself says of it. */
export interface LedgerLaws {
  /** As it stood at `position`, now when absent, with the calendar as it was known on a day */
  at(ledger: LedgerId, knownOn: CivilDate, position?: number): Promise<Law>;
}

export const ledgerLaws = (ledgers: Ledger): LedgerLaws => ({
  async at(ledger, knownOn, position) {
    const { events } = await ledgers.load(ledger, lawStream(), position === undefined ? {} : { position });
    const said = foldLaw(events);
    return lawOn(knownOn, said?.rulings, confirmedChanges(said?.calendar ?? []));
  },
});
