import { beforeEach, describe, expect, it } from 'vitest';
import { aggregateStream } from '../../../domain/aggregate/aggregate.ts';
import { foldPlan } from '../../../domain/plan/evolve.ts';
import type { PlanCommandName } from '../../../domain/plan/plan-commands.ts';
import { planCommands } from '../../../domain/plan/plan-commands.ts';
import { currentRulebook } from '../../../domain/view/law-on.ts';
import { civilDate, instant } from '../../../events/civil-date.ts';
import {
  CommitId,
  type EventId,
  LedgerId,
  organisationStream,
  PersonId,
  PlanId,
  planStream,
  type StreamId,
} from '../../../events/identifiers.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { affecting, ledgerFacts } from '../../../functions/shared/facts/ledger-facts.ts';
import type { Ledger } from '../../../functions/shared/ledger/types.ts';
import { planDecision } from '../../../functions/shared/plan-decision.ts';
import type { ViewReader } from '../../../functions/shared/views/view-reader.ts';
import { actor, shijingshanOrganisations } from '../../support/builders.ts';
import { memoryLedger } from '../../support/memory-ledger.ts';

const ID = LedgerId.parse('110107');
const today = civilDate('2026-11-24');
const [flood, successor] = [PlanId.parse('flood-plan'), PlanId.parse('successor')];
const expert = PersonId.parse('u-expert-1');

let ledger: Ledger;
let written: number;

/** No views at all: everything is read from the ledger. */
const views = {
  served: async () => ({ ledger: ID, generation: 'g1', position: 0 }),
  registryPlaces: async () => [],
  documentNumber: async () => [],
} as Pick<ViewReader, 'served' | 'registryPlaces' | 'documentNumber'> as ViewReader;

async function append(stream: StreamId, ...events: readonly NewEvent[]): Promise<readonly EventId[]> {
  const { version } = await ledger.load(ID, stream);
  written += 1;
  const outcome = await ledger.append({
    ledger: ID,
    stream,
    expectedVersion: version,
    commitId: CommitId.parse(`commit-number-${String(written).padStart(4, '0')}`),
    command: { name: 'test', digest: 'ab'.repeat(32) },
    actor: actor('water-bureau', 'DRAFTER', 'HEAD'),
    now: instant('2026-11-24T01:00:00.000Z'),
    events,
  });
  if (outcome.status !== 'COMMITTED') throw new Error(outcome.status);
  return outcome.commit.events.map(({ id }) => id);
}

/** What the command on a plan comes to, with facts of this ledger. */
async function decided(name: PlanCommandName, planId: PlanId, body: object) {
  const command = planCommands[name].schema.parse(body);
  const by = actor('water-bureau', 'DRAFTER', 'HEAD');
  const tools = { facts: ledgerFacts(ledger, views), rulebook: currentRulebook };
  const given = { name, planId, command, ledger: ID, actor: by, today };
  const history = await ledger.load(ID, planStream(planId));
  return planDecision(tools, given).decide(history, (await ledger.tail(ID)).position);
}

/** Carries out what must be accepted, and gives the ids of its events. */
async function given(name: PlanCommandName, planId: PlanId, body: object): Promise<readonly EventId[]> {
  const decision = await decided(name, planId, body);
  if (!decision.ok) throw new Error(`${name}: ${JSON.stringify(decision.refusal)}`);
  return append(planStream(planId), ...decision.value.events);
}

async function codesOf(name: PlanCommandName, planId: PlanId, body: object) {
  const decision = await decided(name, planId, body);
  return decision.ok ? [] : decision.refusal.reasons.map(({ code }) => code);
}

const registered = (title: string, attributes: object = {}) => ({
  title,
  attributes,
  preparingBody: 'water-bureau',
  stated: {},
  source: '2024 年预案台账',
  issuedOn: '2026-01-06',
  findings: [],
});

beforeEach(async () => {
  ledger = memoryLedger();
  written = 0;
  for (const body of shijingshanOrganisations)
    await append(organisationStream(body.organisationId), {
      type: 'OrganisationRegistered',
      occurredOn: civilDate('2026-01-05'),
      body,
    });
});

const pooled: NewEvent = {
  type: 'ExpertRegistered',
  occurredOn: civilDate('2026-02-10'),
  body: { expert, fields: ['防汛'], institution: '首都某大学' },
};

describe('facts for a decision on a plan', () => {
  it('know the experts that it names, as at the position', async () => {
    const nothing = { documentNumbers: [], plans: [] };
    await append(aggregateStream('expert', expert), pooled);
    const { position } = await ledger.tail(ID);
    await append(aggregateStream('expert', expert), {
      type: 'ConflictOfInterestDeclared',
      occurredOn: today,
      body: { about: { plan: flood }, hasConflict: true, declaration: '参与编制' },
    });
    const facts = ledgerFacts(ledger, views);
    const before = await facts.at(ID, position, { ...nothing, experts: [expert] });
    expect(before.expert(expert)).toMatchObject({ institution: '首都某大学', declarations: [] });
    const after = await facts.at(ID, position + 1, { ...nothing, experts: [expert] });
    expect(after.expert(expert)).toMatchObject({ declarations: [{ hasConflict: true }] });
    expect(after.expert(PersonId.parse('u-nobody'))).toBeUndefined();
    const [declared] = (await ledger.load(ID, aggregateStream('expert', expert))).commits.slice(-1);
    expect(declared && affecting(after.looked)(declared)).toBe(true);
    expect(declared && affecting({ ...nothing, experts: [] })(declared)).toBe(false);
  });

  it('know every plan above those that it names, and are affected by each of them', async () => {
    await given('register', successor, registered('上级预案'));
    const middle = PlanId.parse('middle-plan');
    await given('register', middle, registered('中间预案', { parentPlan: successor }));
    const { position } = await ledger.tail(ID);
    const lookups = { documentNumbers: [], plans: [middle], experts: [] };
    const facts = await ledgerFacts(ledger, views).at(ID, position, lookups);
    expect(facts.otherPlan(middle)).toMatchObject({ status: 'REGISTERED', parentPlan: successor });
    expect(facts.otherPlan(successor)).toMatchObject({ status: 'REGISTERED' });
    const [above] = (await ledger.load(ID, planStream(successor))).commits;
    expect(above && [affecting(facts.looked)(above), affecting(lookups)(above)]).toEqual([true, false]);
  });
});

describe('a decision on a plan', () => {
  it('lets no plan stand above itself, however long the chain', async () => {
    await given('register', flood, registered('防汛应急预案'));
    const middle = PlanId.parse('middle-plan');
    await given('register', middle, registered('中间预案', { parentPlan: flood }));
    await given('register', successor, registered('下级预案', { parentPlan: middle }));
    const circle = { attributes: { parentPlan: successor }, basis: '核实' };
    expect(await codesOf('state-attributes', flood, circle)).toEqual(['PARENT_PLAN_CIRCLE']);
  });

  it('that corrects looks up what its whole history names: a voided supersession can stand again', async () => {
    await given('register', flood, registered('防汛应急预案'));
    await given('register', successor, registered('新防汛应急预案'));
    const superseded = { byPlan: successor, on: '2026-06-01' };
    const [target] = await given('supersede', flood, superseded);
    const [voided] = await given('correct', flood, { target, reason: '误录' });
    expect(foldPlan((await ledger.load(ID, planStream(flood))).events)?.end).toBeUndefined();
    await given('correct', flood, { target: voided, reason: '并非误录' });
    expect(foldPlan((await ledger.load(ID, planStream(flood))).events)?.end).toMatchObject({
      kind: 'SUPERSEDED',
    });
  });
});
