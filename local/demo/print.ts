import type { Client } from './client.ts';
import { heading, table } from './table.ts';

interface RegisterEntry {
  readonly planId: string;
  readonly title: string;
  readonly status: string;
  readonly attributes: { readonly form?: string; readonly tier?: string; readonly jurisdiction?: string };
  readonly documentNo?: string;
  readonly issuedOn?: string;
  readonly openQuestions: number;
  readonly findings: number;
}

export interface DutyLine {
  readonly planTitle: string;
  readonly phase: string;
  readonly workingDaysLeft?: number;
  readonly obligation: {
    readonly id: string;
    readonly article: string;
    readonly duty: string;
    readonly severity: string;
    readonly anchor: { readonly on: string };
    readonly due: { readonly status: string; readonly dueOn: string; readonly safeActBy?: string };
    readonly state: { readonly status: string; readonly on?: string; readonly timeliness?: string };
    readonly recipients: readonly {
      readonly kind: string;
      readonly article: string;
      readonly to: { readonly organisation?: string; readonly zh?: string };
    }[];
  };
}

const FORMS: Record<string, string> = {
  OVERALL: '总体',
  SPECIAL: '专项',
  DEPARTMENTAL: '部门',
  SUBDISTRICT: '街道',
  COMMUNITY: '社区',
  UNIT: '单位',
};
const STATUSES: Record<string, string> = {
  DRAFTING: '编制中',
  UNDER_REVIEW: '审核中',
  APPROVED: '已批准',
  IN_FORCE: '施行中',
  IN_REVISION: '修订中',
  SUPERSEDED: '已替代',
  REPEALED: '已废止',
  REGISTERED: '已登记',
};
const DUTIES: Record<string, string> = {
  FILING: '备案',
  COPIES: '抄送',
  DISCLOSURE: '公开',
  DRILL: '演练',
  EVALUATION: '评估',
};
const PHASES: Record<string, string> = {
  UPCOMING: '未到期',
  DUE_SOON: '将到期',
  DUE_TODAY: '今日到期',
  OVERDUE: '已逾期',
  MET: '按期完成',
  MET_LATE: '逾期完成',
  CLOSED: '已终止',
};

export async function register(client: Client, title: string): Promise<string> {
  const rows: RegisterEntry[] = [];
  for (let cursor = ''; ; ) {
    const page = await client.get<{ items: RegisterEntry[]; nextCursor?: string }>(
      `/v1/plans?jurisdiction=all&limit=100${cursor}`,
    );
    rows.push(...page.items);
    if (page.nextCursor === undefined) break;
    cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
  }
  return [
    heading(`${title}（${rows.length} 件）`),
    table(rows, [
      { title: '预案', columns: 46, of: (row) => row.title },
      { title: '体例', columns: 4, of: ({ attributes }) => FORMS[attributes.form ?? ''] ?? '待定' },
      { title: '地区', columns: 6, of: ({ attributes }) => attributes.jurisdiction ?? '本区' },
      { title: '状态', columns: 6, of: (row) => STATUSES[row.status] ?? row.status },
      { title: '文号', columns: 24, of: (row) => row.documentNo ?? '—' },
      { title: '印发', columns: 10, of: (row) => row.issuedOn ?? '—' },
      { title: '发现', columns: 4, of: (row) => String(row.findings) },
      { title: '待答', columns: 4, of: (row) => String(row.openQuestions) },
    ]),
  ].join('\n');
}

export function duties(lines: readonly DutyLine[], title: string): string {
  return [
    heading(title),
    table(lines, [
      { title: '预案', columns: 34, of: (line) => line.planTitle },
      { title: '义务', columns: 4, of: ({ obligation }) => DUTIES[obligation.duty] ?? obligation.duty },
      {
        title: '依据',
        columns: 34,
        of: ({ obligation }) => obligation.recipients[0]?.article ?? obligation.article,
      },
      { title: '起算', columns: 10, of: ({ obligation }) => obligation.anchor.on },
      {
        title: '到期',
        columns: 38,
        of: ({ obligation: { due } }) =>
          due.status === 'final' ? due.dueOn : `暂定 ${due.dueOn}（${due.safeActBy} 前稳妥）`,
      },
      {
        title: '完成',
        columns: 10,
        of: ({ obligation: { state } }) => (state.status === 'DISCHARGED' ? (state.on ?? '') : '—'),
      },
      { title: '情形', columns: 8, of: (line) => PHASES[line.phase] ?? line.phase },
    ]),
  ].join('\n');
}

interface Mail {
  readonly receivedAt: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

export function mailbox(mails: readonly Mail[], title: string): string {
  const local = (iso: string): string =>
    new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  return [
    heading(`${title}（${mails.length} 封）`),
    table(mails, [
      { title: '北京时间', columns: 16, of: (mail) => local(mail.receivedAt) },
      { title: '收件人', columns: 24, of: (mail) => mail.to.join(',').split('@')[0] ?? '' },
      { title: '主题', columns: 96, of: (mail) => mail.subject },
    ]),
  ].join('\n');
}
