import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { marshall } from '@aws-sdk/util-dynamodb';
import { writeAtomically } from '../data-dir.ts';
import { callEngine, type Engine } from '../engine/engine.ts';
import type { HttpReply, HttpRequest } from '../http/reply.ts';
import { sampleOrganisations } from './organisations.ts';
import { LEDGER, samplePeople } from './people.ts';

export interface SeedParts {
  readonly dataDir: string;
  readonly engine: Engine;
  readonly directoryTable: string;
  /** The HTTP API, as a client reaches it */
  readonly api: (request: HttpRequest) => Promise<HttpReply>;
  /** Bearer token of the administrator */
  readonly adminToken: string;
}

/**
 * Puts the sample people into the directory and registers the sample organisations through the API, as the
 * administrator would. Each registration has its own fixed idempotency key, so one that was interrupted goes on where it
 * stopped. Gives the number of organisations registered: 0 when an earlier start did it.
 */
export async function seedSample(parts: SeedParts): Promise<number> {
  const done = join(parts.dataDir, 'sample-done.json');
  if (existsSync(done)) return 0;
  for (const person of samplePeople) await putPerson(parts, person);
  for (const organisation of sampleOrganisations) await register(parts, organisation);
  writeAtomically(
    done,
    JSON.stringify({ organisations: sampleOrganisations.length, people: samplePeople.length }),
  );
  return sampleOrganisations.length;
}

async function putPerson(
  { engine, directoryTable }: SeedParts,
  { personId, organisation, name, email, language, roles }: (typeof samplePeople)[number],
): Promise<void> {
  const item = {
    pk: LEDGER,
    sk: personId,
    organisationPk: `${LEDGER}#${organisation}`,
    organisation,
    name,
    email,
    language,
    roles: [...roles],
  };
  await callEngine(engine, 'PutItem', { TableName: directoryTable, Item: marshall(item) });
}

async function register(
  { api, adminToken }: SeedParts,
  organisation: (typeof sampleOrganisations)[number],
): Promise<void> {
  const reply = await api({
    method: 'POST',
    path: '/v1/organisations',
    query: '',
    headers: {
      host: '127.0.0.1',
      authorization: `Bearer ${adminToken}`,
      'content-type': 'application/json',
      'accept-language': 'en',
      'idempotency-key': `sample-${organisation.organisationId}`,
    },
    body: Buffer.from(JSON.stringify(organisation)),
    sourceIp: '127.0.0.1',
  });
  if (reply.status >= 300)
    throw new Error(
      `the sample organisation ${organisation.organisationId} was refused: ${reply.status} ${reply.body}`,
    );
}
