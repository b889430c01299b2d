import { readFileSync } from 'node:fs';
import { officialCalendar } from '../../domain/calendar/calendar.ts';
import { interpretRow, type RegisterRow } from '../../domain/intake/interpret-row.ts';
import { type CivilDate, civilDate } from '../../events/civil-date.ts';
import { OrganisationId } from '../../events/identifiers.ts';
import { LEDGER } from '../sample/people.ts';
import type { Client } from './client.ts';
import { heading, table } from './table.ts';

interface Imported {
  readonly row: RegisterRow;
  readonly planId: string;
  readonly findings: readonly { readonly code: string; readonly zh: string }[];
}

/** The 38 real plans, as their public pages show them: metadata with the defects of real input. */
export function realRegister(): readonly RegisterRow[] {
  const file = new URL('real-plans.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { plans: RegisterRow[] }).plans;
}

/** Registers every row; none is dropped, none repaired. */
export async function importRegister(admin: Client, today: CivilDate): Promise<readonly Imported[]> {
  const context = {
    ledger: LEDGER,
    calendar: officialCalendar(civilDate(today)),
    emergencyBureau: OrganisationId.parse('emergency-bureau'),
  };
  const imported: Imported[] = [];
  for (const row of realRegister()) {
    const facts = interpretRow(row, context);
    const answer = await admin.post<{ plan: { planId: string } }>(
      '/v1/plans/register',
      facts,
      `demo-real-plan-no-${row.no}`,
    );
    imported.push({ row, planId: answer.plan.planId, findings: facts.findings });
  }
  return imported;
}

/** What was missing or odd, plan by plan. */
export function importReport(imported: readonly Imported[]): string {
  const lines = imported.flatMap(({ row, findings }) =>
    findings.map((finding, index) => ({
      no: index === 0 ? String(row.no) : '',
      title: index === 0 ? row.title : '',
      finding,
    })),
  );
  return [
    heading(`一、导入真实预案 ${imported.length} 件：缺项与异常逐件列明，一律不擅自修补`),
    table(lines, [
      { title: '序', columns: 3, of: (line) => line.no },
      { title: '预案', columns: 44, of: (line) => line.title },
      { title: '发现', columns: 26, of: (line) => line.finding.code },
      { title: '说明', columns: 60, of: (line) => line.finding.zh },
    ]),
    `\n共 ${lines.length} 项发现；${imported.filter(({ findings }) => findings.length === 0).length} 件无异常。`,
  ].join('\n');
}
