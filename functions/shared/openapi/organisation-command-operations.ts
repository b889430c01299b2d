import * as z from 'zod';
import { organisationCommands } from '../../../domain/organisation/decide.ts';
import { OrganisationRegistered } from '../../../events/organisation-events.ts';
import { exampleOrganisation } from './examples.ts';
import type { Operation } from './operation.ts';
import { commandHeaders, commandQuery, none, replayHeaders } from './parameters.ts';
import { RecordedEventView } from './schemas/common.ts';

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
      schema: z
        .strictObject({
          organisation: OrganisationRegistered,
          events: z.array(RecordedEventView),
          streamVersion: z.int().min(1),
          position: z.int().min(1),
          dryRun: z.literal(true).optional(),
        })
        .meta({ id: 'OrganisationCommandAnswer' }),
      headers: replayHeaders,
    },
    problems: ['malformed-json', 'forbidden', 'conflict', 'contention', 'precondition-failed', 'too-large'],
    examples: {
      path: '/v1/organisations',
      body: schema.meta()?.['example'],
      answer: {
        organisation: exampleOrganisation,
        events: [
          {
            id: '4.0',
            type: 'OrganisationRegistered',
            schema: 1,
            occurredOn: '2026-11-24',
            recordedAt: '2026-11-24T01:00:00.000Z',
            actor: { id: 'admin', organisation: 'district-government', roles: ['ADMIN'] },
            stream: 'organisation:emergency-bureau',
            version: 1,
            position: 4,
            index: 0,
            body: exampleOrganisation,
          },
        ],
        streamVersion: 1,
        position: 4,
      },
    },
  },
} as const satisfies Record<string, Operation>;
