import { OrganisationRegistered } from '../../../../events/organisation-events.ts';
import { shijingshanOrganisations } from '../../../../test/support/builders.ts';
import { type Organisation, type Registry, registryOf } from '../../../organisation/organisation.ts';

const neighbours: readonly Organisation[] = [
  { organisationId: 'haidian-government', class: 'NEIGHBOURING_BODY', name: '海淀区人民政府' },
  { organisationId: 'fengtai-government', class: 'NEIGHBOURING_BODY', name: '丰台区人民政府' },
].map((organisation) => OrganisationRegistered.parse(organisation));

/** The small Shijingshan with two neighbouring districts. `change` makes of an organisation what a test needs. */
export const amongNeighbours = (
  change: (organisation: Organisation) => Organisation = (organisation) => organisation,
): Registry => registryOf([...shijingshanOrganisations, ...neighbours].map(change));

/** The water bureau under the party’s mechanism, as the bodies that prepare plans on social security are. */
export const underPartyMechanism = (): Registry =>
  amongNeighbours((organisation) =>
    organisation.organisationId === 'water-bureau'
      ? OrganisationRegistered.parse({ ...organisation, commandHq: 'party-mechanism' })
      : organisation,
  );
