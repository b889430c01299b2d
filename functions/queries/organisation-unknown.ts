import type { OrganisationId } from '../../events/identifiers.ts';
import { problem } from '../shared/http/problem.ts';

export const organisationUnknown = (id: OrganisationId) =>
  problem('not-found', 'ORGANISATION_UNKNOWN', {
    zh: `登记册中没有单位“${id}”`,
    en: `the registry knows no organisation "${id}"`,
  });
