import { randomUUID } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { commandOf } from '../../../domain/decision/command.ts';
import { notFound, settle } from '../../../domain/decision/fault.ts';
import type { Organisation } from '../../../domain/organisation/organisation.ts';
import { knownPlans, listedPlans } from '../../../domain/plan/known-plans.ts';
import { foldOrganisation } from '../../../domain/view/organisation-views.ts';
import { civilDate, instant } from '../../../events/civil-date.ts';
import {
  CommitId,
  OrganisationId,
  organisationStream,
  PlanId,
  planStream,
} from '../../../events/identifiers.ts';
import { OrganisationRenamed, TrainingHeld } from '../../../events/organisation-life-events.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { organisationLifeHandlers } from '../../../functions/commands/organisation-life-commands.ts';
import { ledgerFacts } from '../../../functions/shared/facts/ledger-facts.ts';
import { ledgerLaws } from '../../../functions/shared/facts/ledger-laws.ts';
import { apiHandler } from '../../../functions/shared/http/api-handler.ts';
import type { Ledger } from '../../../functions/shared/ledger/types.ts';
import { organisationLifeOperationsOf } from '../../../functions/shared/openapi/organisation-life-operations.ts';
import type {
  OrganisationLifeContext,
  OrganisationLifeTable,
} from '../../../functions/shared/organisation-life.ts';
import type { ViewReader } from '../../../functions/shared/views/view-reader.ts';
import { httpEvent } from '../../support/api/http-event.ts';
import { people } from '../../support/api/people.ts';
import { LEDGER, NOW } from '../../support/api/test-api.ts';
import { shijingshanOrganisations } from '../../support/builders.ts';
import { memoryLedger } from '../../support/memory-ledger.ts';

const make = commandOf<Organisation, OrganisationLifeContext>();
const unknown = ({ organisationId }: OrganisationLifeContext) =>
  notFound('ORGANISATION_UNKNOWN', { zh: `没有${organisationId}`, en: `no ${organisationId}` });

/** A life of two commands, under names that the access table knows. */
const table: OrganisationLifeTable<Organisation> = {
  commands: {
    'register-organisation': make(
      OrganisationRenamed as z.ZodType,
      (state, body, context) =>
        settle(state ? [] : [unknown(context)], [
          { type: 'OrganisationRenamed', occurredOn: context.today, body } as NewEvent,
        ]),
      '第二条',
      '更名',
      'Rename',
    ),
    drill: make(
      TrainingHeld as z.ZodType,
      (_state, body, { plans, today, history }) =>
        settle(knownPlans(plans, listedPlans((body as z.output<typeof TrainingHeld>).plans, '/plans')), [
          {
            type: 'TrainingHeld',
            occurredOn: today,
            body: { ...(body as object), content: `第 ${history.length} 次` },
          } as NewEvent,
        ]),
      '第三十六条',
      '培训',
      'Training',
    ),
  },
  fold: foldOrganisation,
  acts: (organisationId) => [{ preparingBody: organisationId }],
  plansNamed: (body) => (body as { plans?: PlanId[] }).plans ?? [],
};

let ledger: Ledger;
let handle: ReturnType<typeof apiHandler>;

beforeEach(async () => {
  ledger = memoryLedger();
  for (const body of shijingshanOrganisations)
    await record(organisationStream(body.organisationId), {
      type: 'OrganisationRegistered',
      occurredOn,
      body,
    });
  for (const secrecy of ['PUBLIC', 'INTERNAL'] as const) {
    const planId = PlanId.parse(`${secrecy.toLowerCase()}-plan`);
    const body = {
      planId,
      title: '防汛应急预案',
      attributes: { secrecy },
      preparingBody: shijingshanOrganisations[0]?.organisationId,
      stated: {},
      source: '旧台账',
      findings: [],
    };
    await record(planStream(planId), { type: 'PlanRegistered', occurredOn, body } as NewEvent);
  }
  const views = {
    served: async () => ({ ledger: LEDGER, generation: 'g1', position: 0 }),
    registryPlaces: async () => [],
  } satisfies Partial<ViewReader> as unknown as ViewReader;
  const life = table as unknown as OrganisationLifeTable;
  const deps = { ledger, facts: ledgerFacts(ledger, views), laws: ledgerLaws(ledger) };
  const operations = organisationLifeOperationsOf(life);
  handle = apiHandler(operations, organisationLifeHandlers(deps, life), {
    known: Object.values(operations),
    logger: new Logger({ logLevel: 'SILENT' }),
  });
});

const occurredOn = civilDate('2026-01-05');

async function record(stream: ReturnType<typeof planStream>, ...events: NewEvent[]): Promise<void> {
  const outcome = await ledger.append({
    ledger: LEDGER,
    stream,
    expectedVersion: (await ledger.load(LEDGER, stream)).version,
    commitId: CommitId.parse(randomUUID()),
    command: { name: 'test', digest: 'ab'.repeat(32) },
    actor: { id: 'admin', organisation: 'district-government', roles: ['ADMIN'] },
    now: instant('2026-01-05T01:00:00.000Z'),
    events,
  });
  expect(outcome.status).toBe('COMMITTED');
}

async function post(
  as: (typeof people)[keyof typeof people],
  target: string,
  body: object,
  key: string = randomUUID(),
) {
  const headers = { 'content-type': 'application/json', 'idempotency-key': key };
  const sent = { method: 'POST' as const, target, headers, body: JSON.stringify(body), as, at: NOW };
  const result = await handle(httpEvent({ ...sent, requestId: randomUUID() }), {} as Context);
  return { status: result.statusCode, headers: result.headers, body: JSON.parse(String(result.body)) };
}

const rename = '/v1/organisations/water-bureau/register-organisation';
const train = '/v1/organisations/water-bureau/drill';
const training = (...plans: string[]) => ({ plans, attendees: 12, content: '培训' });

describe('a command on an organisation', () => {
  it('is a verb on it: it answers with its entry, the events, version and position, and once for one key', async () => {
    const key = randomUUID();
    const body = { name: '石景山区水务和生态局', reason: '机构改革' };
    const first = await post(people.admin, rename, body, key);
    expect(first).toMatchObject({
      status: 200,
      headers: { ETag: '"2"' },
      body: {
        organisation: { organisationId: 'water-bureau', name: body.name, class: 'DEPARTMENT' },
        events: [{ type: 'OrganisationRenamed', stream: 'organisation:water-bureau', version: 2 }],
        streamVersion: 2,
      },
    });
    const again = await post(people.admin, rename, body, key);
    expect(again).toMatchObject({ body: first.body, headers: { 'Idempotent-Replayed': 'true' } });
    const tried = await post(people.admin, `${rename}?dryRun=true`, { ...body, name: '另一名称' });
    expect(tried.body).toMatchObject({ dryRun: true, organisation: { name: '另一名称' }, streamVersion: 3 });
    expect(
      (await ledger.load(LEDGER, organisationStream(OrganisationId.parse('water-bureau')))).version,
    ).toBe(2);
  });

  it('is asked of the access table first, and of the decision for one that nobody registered', async () => {
    const body = { name: '石景山区水务和生态局', reason: '机构改革' };
    expect(await post(people.head, rename, body)).toMatchObject({ status: 403 });
    const nobody = '/v1/organisations/nobody/register-organisation';
    expect(await post(people.admin, nobody, body)).toMatchObject({
      status: 404,
      body: { code: 'ORGANISATION_UNKNOWN' },
    });
    expect(await post(people.admin, rename, { ...body, colour: 'red' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/colour' }] },
    });
  });

  it('knows the plans that it names, but for those that the person may not read, and its own history', async () => {
    const held = await post(people.head, train, training('public-plan'));
    expect(held, JSON.stringify(held.body)).toMatchObject({
      status: 200,
      body: { events: [{ body: { content: '第 1 次' } }] },
    });
    const refused = await post(people.head, train, training('internal-plan', 'public-plan', 'no-plan'));
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toMatchObject([
      { code: 'PLAN_UNKNOWN', pointer: '/plans/0' },
      { code: 'PLAN_UNKNOWN', pointer: '/plans/2' },
    ]);
  });
});
