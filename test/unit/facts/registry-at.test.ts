import { beforeAll, describe, expect, it } from 'vitest';
import { aggregateStream } from '../../../domain/aggregate/aggregate.ts';
import type { Organisation } from '../../../domain/organisation/organisation.ts';
import { organisationView, registryOfViews } from '../../../domain/view/organisation-views.ts';
import { civilDate, instant } from '../../../events/civil-date.ts';
import {
  CommitId,
  type EventId,
  ExerciseId,
  eventId,
  LedgerId,
  OrganisationId,
  organisationStream,
  PlanId,
  planStream,
  type StreamId,
} from '../../../events/identifiers.ts';
import { OrganisationRegistered } from '../../../events/organisation-events.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { affecting, ledgerFacts } from '../../../functions/shared/facts/ledger-facts.ts';
import type { Commit, Ledger } from '../../../functions/shared/ledger/types.ts';
import type { RegistryPlace, ViewReader } from '../../../functions/shared/views/view-reader.ts';
import { actor } from '../../support/builders.ts';
import { memoryLedger } from '../../support/memory-ledger.ts';

const ID = LedgerId.parse('110107');
const on = civilDate('2026-03-02');
const organisations = ['museum', 'library', 'theatre'].map((id) => OrganisationId.parse(id));
const [museum, library, theatre] = organisations as [OrganisationId, OrganisationId, OrganisationId];

const ledger: Ledger = memoryLedger();
const commits: Commit[] = [];

async function append(stream: StreamId, ...events: NewEvent[]): Promise<EventId> {
  const { version } = await ledger.load(ID, stream);
  const outcome = await ledger.append({
    ledger: ID,
    stream,
    expectedVersion: version,
    commitId: CommitId.parse(`commit-number-${String(commits.length).padStart(4, '0')}`),
    command: { name: 'test', digest: 'ab'.repeat(32) },
    actor: actor('district-government', 'ADMIN'),
    now: instant('2026-03-02T01:00:00.000Z'),
    events,
  });
  if (outcome.status !== 'COMMITTED') throw new Error(outcome.status);
  commits.push(outcome.commit);
  return eventId(outcome.commit.position, 0);
}

const registered = (organisationId: OrganisationId, name: string): NewEvent => ({
  type: 'OrganisationRegistered',
  occurredOn: on,
  body: OrganisationRegistered.parse({ organisationId, class: 'UNIT', name }),
});
const renamed = (name: string): NewEvent => ({
  type: 'OrganisationRenamed',
  occurredOn: on,
  body: { name, reason: '更名' },
});
const nothing = { documentNumbers: [], plans: [], experts: [] };
const corrected = (target: EventId, event?: NewEvent): NewEvent => ({
  type: 'EventCorrected',
  occurredOn: on,
  body: {
    target,
    reason: '更正',
    ...(event && { replacement: { schema: 1, occurredOn: on, body: { ...event.body } } }),
  },
});

beforeAll(async () => {
  const first = await append(organisationStream(museum), registered(museum, '石景山博物馆'));
  await append(organisationStream(library), registered(library, '石景山图书馆'));
  await append(organisationStream(museum), renamed('首钢博物馆'));
  const theatreId = await append(organisationStream(theatre), registered(theatre, '石景山剧院'));
  await append(organisationStream(museum), {
    type: 'TrainingHeld',
    occurredOn: on,
    body: { plans: [PlanId.parse('flood')], attendees: 4, content: '预案培训', documents: [] },
  });
  await append(organisationStream(library), {
    type: 'OrganisationMerged',
    occurredOn: on,
    body: { into: museum, reason: '合并' },
  });
  await append(organisationStream(museum), corrected(first, registered(museum, '石景山区博物馆')));
  const void1 = await append(organisationStream(theatre), corrected(theatreId));
  await append(organisationStream(museum), renamed('首都博物馆'));
  await append(organisationStream(theatre), corrected(void1));
  await append(organisationStream(theatre), renamed('石景山大剧院'));
});

/** Views that stand at `base`, some of whose entries are `ahead` commits further already. */
function viewsAt(base: number, ahead: number): ViewReader {
  const reads: Pick<ViewReader, 'served' | 'registryPlaces'> = {
    served: async () => ({ ledger: ID, generation: 'g1', position: base }),
    registryPlaces: async () => {
      const places = await Promise.all(organisations.map((id) => placeAt(id, base + ahead)));
      return places.filter((place) => place !== undefined);
    },
  };
  return reads as ViewReader;
}

async function placeAt(id: OrganisationId, position: number): Promise<RegistryPlace | undefined> {
  const { commits: own, events, version } = await ledger.load(ID, organisationStream(id), { position });
  const last = own.at(-1);
  if (!last) return undefined;
  const view = organisationView({ ledger: ID, position: last.position }, version, events);
  return { id, position: last.position, ...(view && { view }) };
}

/** The registry as the streams themselves tell it. */
async function truthAt(position: number): Promise<readonly Organisation[]> {
  const places = await Promise.all(organisations.map((id) => placeAt(id, position)));
  return registryOfViews(places.flatMap((place) => (place?.view ? [place.view] : []))).all();
}

describe('the registry at a position', () => {
  it('is the one that the streams tell, wherever the views stand and in whatever order it is asked for', async () => {
    const last = commits.length;
    const truths = await Promise.all(Array.from({ length: last + 1 }, (_, position) => truthAt(position)));
    expect(new Set(truths.map((truth) => JSON.stringify(truth))).size).toBe(last);
    const positions = truths.map((_, position) => position);
    for (const order of [positions, positions.toReversed(), [last, 1, last, 5, 3]])
      for (const base of positions)
        for (const ahead of [0, 1, 4]) {
          const facts = ledgerFacts(ledger, viewsAt(base, ahead));
          for (const position of order) {
            const { all } = await facts.registryAt(ID, position);
            expect(all(), `at ${position}, views at ${base} + ${ahead}`).toEqual(truths[position]);
          }
        }
  });

  it('is asked of the streams once: what was is remembered', async () => {
    let loads = 0;
    const counting: Ledger = {
      ...ledger,
      read: (...given) => ledger.read(...given),
      load: (...given) => {
        loads++;
        return ledger.load(...given);
      },
    };
    const facts = ledgerFacts(counting, viewsAt(commits.length, 0));
    await facts.registryAt(ID, 3);
    expect(loads).toBeGreaterThan(0);
    loads = 0;
    await Promise.all([facts.registryAt(ID, 3), facts.registryAt(ID, 7), facts.registryAt(ID, 0)]);
    expect(loads).toBe(0);
  });

  it('gives decisions the newest there is: a name corrected, a merger, a registration taken back', async () => {
    const facts = ledgerFacts(ledger, viewsAt(0, 0));
    const { registry } = await facts.at(ID, commits.length, nothing);
    expect(registry.all()).toEqual(await truthAt(commits.length));
    expect(registry.find(library)).toMatchObject({ mergedInto: 'museum' });
    const before = await ledgerFacts(ledger, viewsAt(0, 0)).at(ID, 8, nothing);
    expect(before.registry.find(theatre)).toBeUndefined();
  });
});

describe('facts around an aggregate', () => {
  const exercise = aggregateStream('exercise', 'spring-drill');
  const flood = planStream(PlanId.parse('flood'));
  const lookups = {
    plans: [PlanId.parse('flood'), PlanId.parse('nobody')],
    others: [{ kind: 'exercise' as const, id: 'spring-drill' }],
  };

  it('hold what its lookups name, exactly as at the position', async () => {
    const before = commits.length;
    await append(flood, {
      type: 'PlanRegistered',
      occurredOn: on,
      body: {
        planId: PlanId.parse('flood'),
        title: '防汛应急预案',
        attributes: {},
        stated: {},
        source: '旧台账',
        findings: [],
      },
    });
    await append(exercise, {
      type: 'ExercisePlanned',
      occurredOn: on,
      body: {
        exerciseId: ExerciseId.parse('spring-drill'),
        organiser: museum,
        plans: [PlanId.parse('flood')],
        form: 'TABLETOP',
        content: 'SINGLE',
        purpose: 'RESEARCH',
        scenario: '特大暴雨',
        plannedOn: civilDate('2026-04-10'),
      },
    });
    await append(organisationStream(museum), renamed('后来的名称'));
    const facts = ledgerFacts(ledger, viewsAt(3, 0));
    const { plan, other, registry } = await facts.around(ID, before + 2, lookups);
    expect(plan(PlanId.parse('flood'))).toMatchObject({ title: '防汛应急预案' });
    expect(plan(PlanId.parse('nobody'))).toBeUndefined();
    expect(other('exercise', 'spring-drill')).toMatchObject({ scenario: '特大暴雨' });
    expect(registry.find(museum)?.name).toBe('首都博物馆');
    const earlier = await facts.around(ID, before, lookups);
    expect(earlier.plan(PlanId.parse('flood'))).toBeUndefined();
    expect(earlier.other('exercise', 'spring-drill')).toBeUndefined();
  });

  it('are affected by commits on what they name and on the registry, and by no others', () => {
    const touching = (stream: StreamId) =>
      affecting(lookups)({ ...(commits.at(-1) as Commit), stream, events: [] });
    expect([flood, exercise, organisationStream(museum)].map(touching)).toEqual([true, true, true]);
    expect(
      [planStream(PlanId.parse('snow')), aggregateStream('programme', 'spring-drill')].map(touching),
    ).toEqual([false, false]);
  });
});
