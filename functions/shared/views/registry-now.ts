import type { Registry } from '../../../domain/organisation/organisation.ts';
import { registryOfViews } from '../../../domain/view/organisation-views.ts';
import type { LedgerId } from '../../../events/identifiers.ts';
import type { ViewReader } from './view-reader.ts';

/** The organisations of a ledger as the views serve them now. */
export const registryNow = async (
  views: Pick<ViewReader, 'served' | 'organisations'>,
  ledger: LedgerId,
): Promise<Registry> => registryOfViews(await views.organisations(await views.served(ledger)));
