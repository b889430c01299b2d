import type { OrganisationClass } from '../../../events/organisation-events.ts';
import type { PartyRole } from '../types.ts';

/** The one organisation of a class (区政府, 区应急局 …), or the one that belongs to the preparing body. */
export const role = (organisationClass: OrganisationClass): PartyRole => ({
  party: 'CLASS',
  class: organisationClass,
});

export const preparingBody: PartyRole = { party: 'PREPARING_BODY' };
