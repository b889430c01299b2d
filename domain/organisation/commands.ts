import type * as z from 'zod';
import { CivilDate } from '../../events/civil-date.ts';
import { OrganisationRegistered } from '../../events/organisation-events.ts';

/** Takes an organisation into the registry. Unknown fields are refused. */
export const RegisterOrganisationCommand = OrganisationRegistered.extend({
  on: CivilDate.optional().meta({
    description: '登记之日，不填为今天 · Day of registration; today when omitted',
  }),
}).meta({
  id: 'RegisterOrganisationCommand',
  description: '登记单位（第二条） · Registers an organisation',
  example: {
    organisationId: 'lugu-community-1',
    class: 'RESIDENTS_COMMITTEE',
    name: '鲁谷街道双锦园社区居民委员会',
    parent: 'lugu-office',
  },
});
export type RegisterOrganisationCommand = z.output<typeof RegisterOrganisationCommand>;
