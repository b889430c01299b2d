import * as z from 'zod';
import { CivilDate } from '../../../events/civil-date.ts';
import { DocumentRef } from '../../../events/documents.ts';
import { OrganisationId, PlanId } from '../../../events/identifiers.ts';
import { FilingLegKind } from '../../../events/plan-events.ts';
import { exampleDuty, exampleFreshness, examplePlan } from './examples.ts';
import type { Operation } from './operation.ts';
import { cursor, limit, noHeaders, none } from './parameters.ts';
import { readPoint } from './read-point.ts';
import { Freshness } from './schemas/common.ts';
import { Duty, DutyKind, Phase } from './schemas/duty.ts';
import { RegisterEntry } from './schemas/plan.ts';

const FilingItemStatus = z
  .enum(['PENDING', 'ACCEPTED', 'RETURNED'])
  .meta({ id: 'FilingItemStatus', description: '待受理、已受理、已退回 / pending, accepted, returned' });

const FilingItem = z
  .strictObject({
    planId: PlanId,
    planTitle: z.string(),
    version: z.int().min(1),
    leg: FilingLegKind,
    recipient: OrganisationId,
    /** 编制单位 */
    from: OrganisationId.optional(),
    documentNo: z.string().optional(),
    submittedOn: CivilDate,
    documents: z.array(DocumentRef),
    status: FilingItemStatus,
    settledOn: CivilDate.optional(),
    receiptNo: z.string().optional(),
    deficiencies: z.int().optional(),
    /** Working days since the day of arrival, which is not counted; absent on what is settled */
    workingDaysWaiting: z.int().optional(),
  })
  .meta({
    id: 'FilingItem',
    description: '收到的一件备案、径送或抄送 / a filing, direct delivery or copy received',
  });

const exampleFiling = {
  planId: examplePlan.planId,
  planTitle: examplePlan.state.title,
  version: 1,
  leg: 'COPY',
  recipient: 'water-bureau',
  from: 'flood-office',
  documentNo: '石应急委发〔2026〕3号',
  submittedOn: '2026-11-02',
  documents: [{ kind: 'OFFICIAL_TEXT', name: '正式印发文本.pdf', sha256: 'ab'.repeat(32), bytes: 184_320 }],
  status: 'PENDING',
  workingDaysWaiting: 16,
};

/** Work that dates drive: duties, my own list, the desk's inbox. */
export const dutyOperations = {
  listObligations: {
    method: 'GET',
    path: '/v1/obligations',
    operationId: 'listObligations',
    tag: 'duties',
    summary: { zh: '义务清单，按到期日', en: 'Duties by due date' },
    description: {
      zh: '默认列未了结的义务，最早到期在前；已了结的按预案依次列出，其后为各单位自身的。',
      en: 'Open duties by default, soonest due first; settled ones plan by plan, then those of organisations as such.',
    },
    params: none,
    query: z
      .strictObject({
        organisation: OrganisationId.optional().meta({
          description: '义务人或承办单位 / obligor or handler',
        }),
        state: z.enum(['OPEN', 'DISCHARGED', 'CLOSED', 'WAIVED']).default('OPEN'),
        phase: Phase.optional(),
        duty: DutyKind.optional(),
        dueFrom: CivilDate.optional(),
        dueTo: CivilDate.optional(),
        limit,
        cursor,
        ...readPoint,
      })
      .refine(({ dueFrom, dueTo }) => !dueFrom || !dueTo || dueFrom <= dueTo, {
        error: 'dueFrom is not after dueTo',
        path: ['dueTo'],
      }),
    headers: noHeaders,
    answer: {
      status: 200,
      schema: z.strictObject({ items: z.array(Duty), nextCursor: z.string().optional(), ledger: Freshness }),
    },
    problems: [],
    examples: {
      path: '/v1/obligations?phase=OVERDUE&dueTo=2026-12-31',
      answer: { items: [exampleDuty], ledger: exampleFreshness },
    },
  },
  getWork: {
    method: 'GET',
    path: '/v1/work',
    operationId: 'getWork',
    tag: 'duties',
    summary: {
      zh: '我的工作：本单位及其预案的义务（最早法定日期在前）、在办预案、待受理备案',
      en: 'My work: duties of my organisation and of its plans soonest first, plans in the making, filings to accept',
    },
    params: none,
    query: z.strictObject(readPoint),
    headers: noHeaders,
    answer: {
      status: 200,
      schema: z.strictObject({
        today: CivilDate,
        organisation: OrganisationId,
        duties: z.array(
          Duty.extend({
            /** The act that meets the duty: where to send it; absent when no command of the API does */
            act: z
              .strictObject({ command: z.string(), method: z.literal('POST'), href: z.string() })
              .optional(),
          }),
        ),
        plansInWork: z.array(RegisterEntry),
        filings: z.array(FilingItem),
        ledger: Freshness,
      }),
    },
    problems: [],
    examples: {
      path: '/v1/work',
      answer: {
        today: '2026-11-24',
        organisation: 'flood-office',
        duties: [
          {
            ...exampleDuty,
            act: { command: 'disclose', method: 'POST', href: `/v1/plans/${examplePlan.planId}/disclose` },
          },
        ],
        plansInWork: [],
        filings: [],
        ledger: exampleFreshness,
      },
    },
  },
  listFilings: {
    method: 'GET',
    path: '/v1/filings',
    operationId: 'listFilings',
    tag: 'filings',
    summary: {
      zh: '备案收件箱：报送本单位、尚未受理或退回的件',
      en: "The desk's inbox: filings sent to my organisation, neither accepted nor returned",
    },
    article: '第三十一条',
    params: none,
    query: z.strictObject({ status: FilingItemStatus.default('PENDING'), ...readPoint }),
    headers: noHeaders,
    answer: { status: 200, schema: z.strictObject({ items: z.array(FilingItem), ledger: Freshness }) },
    problems: [],
    examples: { path: '/v1/filings', answer: { items: [exampleFiling], ledger: exampleFreshness } },
  },
} as const satisfies Record<string, Operation>;
