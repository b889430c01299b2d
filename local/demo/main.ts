import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { civilDate } from '../../events/civil-date.ts';
import { type Runtime, startRuntime } from '../runtime.ts';
import { LEDGER } from '../sample/people.ts';
import { type Client, clientFor } from './client.ts';
import { importRegister, importReport } from './import-register.ts';
import * as print from './print.ts';
import { type Act, afterTheDeadline, type Cast, disclosure, newPlan, toIssue } from './story.ts';
import { heading } from './table.ts';
import { verifyChain } from './verify-chain.ts';

/*
 * The main job on real input: an old register with all its defects, one new special plan through its whole life, a
 * deadline that passes, and the proof. Plays on a clock of its own that begins on 2 March 2026.
 */

const FIRST_DAY = '2026-03-02';
const AFTER_THE_DEADLINE = '2026-05-20';

const cast: Cast = {
  preparingBody: 'water-bureau',
  emergencyBureau: 'emergency-bureau',
  establishmentOffice: 'establishment-office',
  commandHq: 'flood-headquarters',
  districtGovernment: 'district-government',
  emergencyCommission: 'emergency-commission',
  superiorLead: 'city-water-authority',
  superiorEmergencyBureau: 'city-emergency-bureau',
  dutyBodies: ['housing-commission', 'management-commission', 'bajiao-office'],
};

/** 09:00 in Beijing on a civil date */
const morning = (day: string): string => `${day}T09:00:00+08:00`;
const say = (text: string): void => console.log(text);

async function clients(runtime: Runtime): Promise<(user: string) => Promise<Client>> {
  return async (user) => clientFor(runtime.url, await runtime.token(user));
}

async function play(runtime: Runtime, planId: string, acts: readonly Act[]): Promise<void> {
  const as = await clients(runtime);
  for (const act of acts) {
    await runtime.moveClock(morning(act.on));
    const client = await as(act.user);
    const answer = await client.post<Answer>(
      `/v1/plans/${planId}/${act.command}`,
      { ...act.body, on: act.on },
      `demo-${act.command}-${act.on}`,
    );
    await runtime.settle();
    say(
      `${act.on}  ${act.tells.padEnd(16, '　')}  ${answer.events.map((event) => event.type).join(' + ')}  #${answer.position}${changes(answer)}`,
    );
  }
}

interface Answer {
  readonly plan: { readonly planId: string };
  readonly events: readonly { readonly type: string }[];
  readonly position: number;
  readonly duties: Record<
    'opened' | 'closed',
    readonly {
      readonly article: string;
      readonly text: { readonly zh: string };
      readonly due: { readonly dueOn: string };
    }[]
  >;
}

function changes({ duties }: Answer): string {
  const opened = duties.opened.map(
    (duty) => `\n              ＋ ${duty.text.zh}（${duty.article}），到期 ${duty.due.dueOn}`,
  );
  const closed = duties.closed.map((duty) => `\n              ✓ ${duty.text.zh}`);
  return [...opened, ...closed].join('');
}

async function dutiesOf(client: Client, planId: string): Promise<readonly print.DutyLine[]> {
  const { items } = await client.get<{ items: print.DutyLine[] }>(`/v1/plans/${planId}/obligations`);
  return items;
}

async function demo(runtime: Runtime): Promise<boolean> {
  const as = await clients(runtime);
  const bureau = await as('bureau');

  const imported = await importRegister(await as('admin'), civilDate(FIRST_DAY));
  await runtime.settle();
  say(importReport(imported));

  say(heading('二、一件新的区级专项应急预案，从编制到评估'));
  const drafted = await (await as('drafter')).post<Answer>(
    '/v1/plans',
    newPlan(cast),
    'demo-draft-flood-plan',
  );
  const { planId } = drafted.plan;
  say(`${FIRST_DAY}  开始编制　　　　　　  PlanDrafted  #${drafted.position}`);
  await play(runtime, planId, [...toIssue(cast), disclosure()]);
  const moved = await runtime.moveClock(morning(AFTER_THE_DEADLINE));
  await runtime.settle();
  say(`${AFTER_THE_DEADLINE}  时钟走过备案到期日，其间到达提醒邮件 ${moved.mails} 封`);
  say(print.duties(await dutiesOf(bureau, planId), '此时的义务：备案已逾期'));
  await play(runtime, planId, afterTheDeadline(cast));

  say(await print.register(bureau, '三、台账'));
  const own = imported.filter(({ row }) => row.title.includes('石景山'));
  const lines = (
    await Promise.all([planId, ...own.map((plan) => plan.planId)].map((id) => dutiesOf(bureau, id)))
  ).flat();
  say(print.duties(lines, '四、义务、依据与日期'));
  say(print.mailbox(runtime.mailbox(), '五、收到的提醒'));
  const last = runtime.mailbox().at(-1);
  if (last) say(`\n最后一封全文：\n${last.text}`);

  const verdict = await verifyChain(await as('auditor'), LEDGER);
  say(heading('六、台账链核验（审计员逐条重算）'));
  say(
    verdict.defect
      ? `第 ${verdict.defect.position} 条断裂：${verdict.defect.detail}`
      : `${verdict.commits} 条提交，位置连续，散列逐条相符；末端 ${verdict.tail}`,
  );
  return verdict.defect === undefined;
}

const dataDir = mkdtempSync(join(tmpdir(), 'plan-ledger-demo-'));
const runtime = await startRuntime({ dataDir, startsAt: morning(FIRST_DAY) });
try {
  process.exitCode = (await demo(runtime)) ? 0 : 1;
} finally {
  await runtime.close();
  rmSync(dataDir, { recursive: true, force: true });
}
