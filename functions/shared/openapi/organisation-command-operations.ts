import { organisationCommands } from '../../../domain/organisation/decide.ts';
import { exampleOrganisation, exampleOrganisationEvent } from './examples.ts';
import type { Operation } from './operation.ts';
import { commandHeaders, commandQuery, none, replayHeaders } from './parameters.ts';
import { OrganisationCommandAnswer } from './schemas/organisation.ts';

const { schema, summary, article } = organisationCommands['register-organisation'];

/** Commands on organisations. */
export const organisationCommandOperations = {
  'register-organisation': {
    method: 'POST',
    path: '/v1/organisations',
    operationId: 'registerOrganisation',
    tag: 'organisations',
    summary,
    article,
    params: none,
    query: commandQuery,
    headers: commandHeaders,
    body: schema,
    answer: {
      status: 201,
      schema: OrganisationCommandAnswer,
      headers: replayHeaders,
    },
    problems: ['malformed-json', 'forbidden', 'conflict', 'contention', 'precondition-failed', 'too-large'],
    examples: {
      path: '/v1/organisations',
      body: schema.meta()?.['example'],
      answer: {
        organisation: exampleOrganisation,
        events: [exampleOrganisationEvent],
        streamVersion: 1,
        position: 4,
      },
    },
  },
} as const satisfies Record<string, Operation>;
