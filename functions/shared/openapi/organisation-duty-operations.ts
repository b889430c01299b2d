import * as z from 'zod';
import { exampleDuty, exampleExplanation, exampleFreshness } from './examples.ts';
import type { Operation } from './operation.ts';
import { noHeaders, organisationObligationParams, organisationParams } from './parameters.ts';
import { readPoint } from './read-point.ts';
import { Freshness } from './schemas/common.ts';
import { Duty, ExplainedDuty } from './schemas/duty.ts';
import { UndeterminedDutyView } from './schemas/plan.ts';

const { planId: _planId, version: _version, recipients: _recipients, ...common } = exampleDuty.obligation;

const exampleOrganisationDuty = {
  ...exampleDuty,
  obligation: {
    ...common,
    id: 'o.flood-office.SJS-36.y2026',
    organisation: 'flood-office',
    ruleId: 'SJS-36',
    article: '第三十六条',
    duty: 'TRAINING',
    text: {
      zh: '将应急预案培训纳入年度工作计划并组织实施',
      en: 'hold training on the plans, as part of the year’s work plan',
    },
    recipients: [],
  },
  planTitle: undefined,
  organisationName: '石景山区防汛抗旱指挥部办公室',
};

/** What an organisation owes as such, beside its plans. */
export const organisationDutyOperations = {
  listOrganisationObligations: {
    method: 'GET',
    path: '/v1/organisations/{organisationId}/obligations',
    operationId: 'listOrganisationObligations',
    tag: 'duties',
    summary: {
      zh: '单位自身的义务：管理人员、培训、工作计划、检查、按单位计的演练',
      en: 'What an organisation owes as such: managers, training, programme, inspection, drills of its plans as a group',
    },
    article: '第十二、三十六、四十六、四十七条',
    params: organisationParams,
    query: z.strictObject(readPoint),
    headers: noHeaders,
    answer: {
      status: 200,
      schema: z.strictObject({
        items: z.array(Duty),
        undetermined: z.array(UndeterminedDutyView),
        ledger: Freshness,
      }),
    },
    problems: ['not-found'],
    examples: {
      path: '/v1/organisations/flood-office/obligations',
      answer: { items: [exampleOrganisationDuty], undetermined: [], ledger: exampleFreshness },
    },
  },
  explainOrganisationObligation: {
    method: 'GET',
    path: '/v1/organisations/{organisationId}/obligations/{obligationId}/explanation',
    operationId: 'explainOrganisationObligation',
    tag: 'duties',
    summary: {
      zh: '单位的这项义务为什么有、为什么这一天到期',
      en: 'Why an organisation has this duty, and why it falls due on its day',
    },
    params: organisationObligationParams,
    query: z.strictObject(readPoint),
    headers: noHeaders,
    answer: { status: 200, schema: ExplainedDuty },
    problems: ['not-found'],
    examples: {
      path: '/v1/organisations/flood-office/obligations/o.flood-office.SJS-36.y2026/explanation',
      answer: {
        explanation: { ...exampleExplanation, obligationId: 'o.flood-office.SJS-36.y2026' },
        state: { status: 'OPEN' },
        phase: 'DUE_SOON',
        workingDaysLeft: 18,
        ledger: exampleFreshness,
      },
    },
  },
} as const satisfies Record<string, Operation>;
