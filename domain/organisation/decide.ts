import type { NewEvent } from '../../events/recorded-event.ts';
import { notInFuture } from '../decision/dates.ts';
import { conflict, type Fault, settle } from '../decision/fault.ts';
import type { Decision } from '../refusal.ts';
import { RegisterOrganisationCommand } from './commands.ts';
import type { OrganisationContext } from './context.ts';
import type { Organisation } from './organisation.ts';
import { registrationFaults } from './registration.ts';

/** `state` is the organisation of that id, if there is one already. */
export function decideRegisterOrganisation(
  state: Organisation | undefined,
  { on, ...body }: RegisterOrganisationCommand,
  { today, registry }: OrganisationContext,
): Decision<readonly NewEvent[]> {
  const occurredOn = on ?? today;
  const faults = [
    ...((state ?? registry.find(body.organisationId)) ? [idTaken(body.organisationId)] : []),
    ...notInFuture(occurredOn, today),
    ...registrationFaults(body, registry),
  ];
  return settle(faults, [{ type: 'OrganisationRegistered', occurredOn, body }]);
}

const idTaken = (id: string): Fault =>
  conflict('ORGANISATION_EXISTS', {
    pointer: '/organisationId',
    zh: `单位标识“${id}”已经登记`,
    en: `an organisation "${id}" is registered already`,
  });

/** Commands about organisations, by the name they have in the API. */
export const organisationCommands = {
  'register-organisation': {
    schema: RegisterOrganisationCommand,
    decide: decideRegisterOrganisation,
    article: '第二条',
    summary: { zh: '登记单位', en: 'Register an organisation' },
  },
} as const;
