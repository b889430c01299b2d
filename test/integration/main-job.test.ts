import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportBundle } from '../../audit/export-bundle.ts';
import { httpSource } from '../../audit/http-source.ts';
import { civilDate } from '../../events/civil-date.ts';
import { type Client, clientFor } from '../../local/demo/client.ts';
import { importRegister } from '../../local/demo/import-register.ts';
import type { DutyLine } from '../../local/demo/print.ts';
import {
  type Act,
  afterTheDeadline,
  type Cast,
  disclosure,
  newPlan,
  toIssue,
} from '../../local/demo/story.ts';
import { verifyChain } from '../../local/demo/verify-chain.ts';
import { type Runtime, startRuntime } from '../../local/runtime.ts';

/* The product's own app on one machine, over HTTP: an old register, one plan's whole life, a deadline that passes. */

const cast: Cast = {
  preparingBody: 'water-bureau',
  emergencyBureau: 'emergency-bureau',
  establishmentOffice: 'establishment-office',
  commandHq: 'flood-headquarters',
  districtGovernment: 'district-government',
  emergencyCommission: 'emergency-commission',
  superiorLead: 'city-water-authority',
  superiorEmergencyBureau: 'city-emergency-bureau',
  dutyBodies: ['housing-commission', 'bajiao-office'],
};

const dataDir = mkdtempSync(join(tmpdir(), 'main-job-'));
let runtime: Runtime;
let planId: string;
beforeAll(async () => {
  runtime = await startRuntime({ dataDir, startsAt: '2026-03-02T09:00:00+08:00' });
});
afterAll(async () => {
  await runtime.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const as = async (user: string): Promise<Client> => clientFor(runtime.url, await runtime.token(user));

async function play(acts: readonly Act[]) {
  for (const act of acts) {
    await runtime.moveClock(`${act.on}T09:00:00+08:00`);
    await (await as(act.user)).post(
      `/v1/plans/${planId}/${act.command}`,
      { ...act.body, on: act.on },
      `main-${act.command}-${act.on}`,
    );
  }
  expect(await runtime.settle()).toEqual([]);
}

async function duties(): Promise<Record<string, readonly string[]>> {
  const { items } = await (await as('drafter')).get<{ items: DutyLine[] }>(`/v1/plans/${planId}/obligations`);
  const byDuty = Map.groupBy(items, ({ obligation }) => obligation.duty);
  return Object.fromEntries([...byDuty].map(([duty, lines]) => [duty, lines.map(({ phase }) => phase)]));
}

const subjects = () => runtime.mailbox().map(({ to, subject }) => `${to.join()} ${subject}`);

describe('the main job', () => {
  it('takes over the 38 real plans, each with what is missing or odd in it, and drops none', async () => {
    const imported = await importRegister(await as('admin'), civilDate('2026-03-02'));
    expect(imported).toHaveLength(38);
    expect(imported.every(({ findings }) => findings.length > 0)).toBe(true);
    await runtime.settle();
    const { items } = await (await as('bureau')).get<{ items: unknown[] }>(
      '/v1/plans?jurisdiction=all&limit=100',
    );
    expect(items).toHaveLength(38);
  });

  it('leads a special plan through every gate to its issue, which opens six duties', async () => {
    const drafted = await (await as('drafter')).post<{ plan: { planId: string } }>(
      '/v1/plans',
      newPlan(cast),
      'main-draft-flood',
    );
    planId = drafted.plan.planId;
    await play(toIssue(cast));
    expect(await duties()).toEqual({
      FILING: ['UPCOMING'],
      COPIES: ['UPCOMING'],
      DISCLOSURE: ['UPCOMING'],
      PUBLICITY: ['UPCOMING'],
      DRILL: ['UPCOMING'],
      EVALUATION: ['UPCOMING'],
    });
  });

  it('reminds of what is not done while the deadline passes, each step once, and never of what is done', async () => {
    await play([disclosure()]);
    await runtime.moveClock('2026-05-20T09:00:00+08:00');
    expect(await runtime.settle()).toEqual([]);
    expect(await duties()).toMatchObject({ FILING: ['OVERDUE'], COPIES: ['OVERDUE'], DISCLOSURE: ['MET'] });
    const told = subjects();
    expect(new Set(told).size).toBe(told.length);
    const filing = told.filter((subject) => subject.includes('备案（'));
    // What is urgent goes by itself: the day before, the day, and the first day after, each to more people.
    expect(filing.map((subject) => /还剩 \d+|今日到期|已逾期 \d+/.exec(subject)?.[0])).toEqual([
      '还剩 1',
      '今日到期',
      '今日到期',
      '已逾期 1',
      '已逾期 1',
      '已逾期 1',
    ]);
    // The rest stands in the day's digest, and what is done in none of a later day.
    const digests = runtime.mailbox().filter(({ subject }) => subject.includes('待办摘要'));
    const days = digests.flatMap(({ text }) => /· 备案 ·[^\n]*\n[^\n]*(还剩 \d+)/.exec(text)?.[1] ?? []);
    expect(days).toEqual(['还剩 19', '还剩 10', '还剩 5', '还剩 3']);
    const disclosed = digests.filter(({ text }) => text.includes('· 公开 ·'));
    expect(disclosed).toHaveLength(1);
    const perDay = digests.map(({ to, receivedAt }) => `${to.join()} ${receivedAt.slice(0, 10)}`);
    expect(new Set(perDay).size).toBe(perDay.length);
  });

  it('takes the officer’s word from the mail itself, once the page was read and its button pressed', async () => {
    const mail = runtime.mailbox().findLast(({ subject }) => subject.includes('已逾期'));
    const [link = ''] = /http\S+\/v1\/links\/\S+/.exec(mail?.text ?? '') ?? [];
    const page = await fetch(link);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<form method="post">')]);
    const form = { method: 'POST', body: new URLSearchParams({ answer: 'acknowledge' }) };
    expect((await fetch(link, form)).status).toBe(200);
    expect(await runtime.settle()).toEqual([]);
  });

  it('shows the officer’s duties in his calendar until the address is revoked', async () => {
    const drafter = await as('drafter');
    const made = await drafter.post<{ feed: { feedId: string }; url: string }>(
      '/v1/feeds',
      { scope: 'MINE' },
      'main-feed',
    );
    const calendar = await (await fetch(made.url)).text();
    expect(calendar.replaceAll('\r\n ', '')).toContain('备案 · 《石景山区防汛应急预案');
    await drafter.post(`/v1/feeds/${made.feed.feedId}/revoke`, {}, 'main-revoke-feed');
    expect((await fetch(made.url)).status).toBe(404);
  });

  it('lets people say how they want to be reminded', async () => {
    const drafter = await as('drafter');
    const before = await drafter.get<{ preferences: object; language: string }>('/v1/me/preferences');
    const quietHours = { from: '19:00', to: '09:00' };
    const wish = { ...before.preferences, quietHours, language: before.language };
    await drafter.post('/v1/me/preferences', wish, 'main-preferences');
    expect(await drafter.get('/v1/me/preferences')).toMatchObject({ preferences: { quietHours } });
  });

  it('records the late filing, its receipt, the drill and the evaluation, and opens the next three years', async () => {
    await play(afterTheDeadline(cast));
    expect(await duties()).toEqual({
      FILING: ['MET_LATE'],
      COPIES: ['MET_LATE'],
      DISCLOSURE: ['MET'],
      PUBLICITY: ['OVERDUE'],
      DRILL: ['MET', 'UPCOMING'],
      DRILL_EVALUATION: ['OVERDUE'],
      EVALUATION: ['MET', 'UPCOMING'],
    });
  });

  it('shows the plan as it stood then', async () => {
    const bureau = await as('bureau');
    const then = await bureau.get<{ plan: { status: string } }>(`/v1/plans/${planId}?asOf=2026-04-01`);
    const now = await bureau.get<{ plan: { status: string } }>(`/v1/plans/${planId}`);
    expect([then.plan.status, now.plan.status]).toEqual(['UNDER_REVIEW', 'IN_FORCE']);
  });

  it('carries out on plans what is decided elsewhere: a drill of several plans, a norm that changed', async () => {
    const drafter = await as('drafter');
    const exercise = {
      plans: [planId],
      form: 'TABLETOP',
      content: 'COMPREHENSIVE',
      purpose: 'VALIDATION',
      scenario: '入冬供暖管网爆管并发道路塌陷',
      plannedOn: '2026-11-20',
      on: '2026-10-21',
    };
    await runtime.moveClock('2026-11-20T17:00:00+08:00');
    const planned = await drafter.post<{ item: { id: string } }>(
      '/v1/exercises',
      exercise,
      'main-plan-exercise',
    );
    const held = { participants: 32, on: '2026-11-20' };
    await drafter.post(`/v1/exercises/${planned.item.id}/hold-exercise`, held, 'main-hold-exercise');
    const norm = { norm: '防汛标准', change: '分级标准调整', inForceOn: '2027-01-01', on: '2026-11-20' };
    const law = { ...norm, forms: ['SPECIAL'] };
    await (await as('bureau')).post('/v1/law/change-norm', law, 'main-change-norm');
    expect(await runtime.settle()).toEqual([]);
    expect(await duties()).toMatchObject({
      DRILL: ['MET', 'MET', 'UPCOMING'],
      REVISION_ASSESSMENT: ['DUE_SOON'],
    });
  });

  it('gives the officer his work and the bureau the whole district, soonest legal date first', async () => {
    const work = await (await as('drafter')).get<{ duties: DutyLine[] }>('/v1/work');
    const ofPlan = work.duties.filter(({ obligation }) => obligation.id.startsWith(planId));
    expect(ofPlan.map(({ obligation }) => obligation.duty)).toEqual([
      'PUBLICITY',
      'DRILL_EVALUATION',
      'REVISION_ASSESSMENT',
      'DRILL_EVALUATION',
      'EVALUATION',
      'DRILL',
    ]);
    const ofBody = work.duties.filter(({ obligation }) => !obligation.id.startsWith(planId));
    expect(ofBody.map(({ obligation }) => obligation.duty)).toContain('PLAN_MANAGER');
    const district = await (await as('bureau')).get<{ items: DutyLine[] }>('/v1/obligations');
    const dates = district.items.map(({ obligation }) => obligation.due.dueOn);
    expect(dates.length).toBeGreaterThan(2);
    expect(dates).toEqual(dates.toSorted());
  });

  it('leaves a chain that an auditor recomputes', async () => {
    const verdict = await verifyChain(await as('auditor'), '110107');
    expect(verdict.defect).toBeUndefined();
    expect(verdict.commits).toBeGreaterThan(130);
  });

  it('gives the auditor a receipt and a bundle to take home', async () => {
    const auditor = await as('auditor');
    const receipt = await auditor.get<{ checkpoint: { size: number } }>(
      '/v1/audit/ledgers/110107/receipt?position=1&wait=20',
    );
    expect(receipt.checkpoint.size).toBeGreaterThanOrEqual(130);
    const server = { url: runtime.url, token: await runtime.token('auditor') };
    const bundle = await exportBundle(httpSource(server, '110107'), join(dataDir, 'bundle'));
    expect(bundle).toBeDefined();
  });

  it('was denied nothing, and needed every grant of its policies', async () => {
    const { neverUsed } = (await (await fetch(`${runtime.url}/dev/iam`)).json()) as {
      neverUsed: readonly { functionName: string; action: string; resource: string }[];
    };
    const names = neverUsed
      // Nobody has countersigned this log; test/contract/proof shows that such lines are read.
      .filter(({ resource }) => !resource.endsWith('/cosignatures/*'))
      .map(({ functionName, action }) => `${functionName.replace(/[0-9A-F]{8}$/, '')} ${action}`);
    // What is needed only where somebody changed the ledger, or signed it before: test/contract/proof shows both; and
    // where a mail came back, so that others of the organisation are looked for: test/contract/consumers/notifier.
    const unhappy = [
      'AuditTripwire dynamodb:Query',
      'AuditScrub s3:GetObject',
      'RemindersNotifier dynamodb:Query',
    ];
    expect(names.filter((name) => !unhappy.includes(name))).toEqual([]);
  });
});
