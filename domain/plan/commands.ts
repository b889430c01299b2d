import * as z from 'zod';
import { CivilDate } from '../../events/civil-date.ts';
import { EventId, OrganisationId, PlanId } from '../../events/identifiers.ts';
import * as plan from '../../events/plan-events.ts';

/*
 * What people ask for, as the API takes it. A command is the event it leads to without what the ledger knows by itself
 * (ids, version numbers) and with `on`, the civil date on which the legal fact happened. Unknown fields are refused.
 */

const on = CivilDate.optional().meta({
  description:
    '事实发生之日（北京时间），不得晚于今天；不填为今天 · Day the fact happened, never later than today; today when omitted',
});

/** Which version of the text is meant; the one issued last when omitted. */
export const version = plan.FilingSubmitted.shape.version.optional().meta({
  description: '文本版次，不填为最近印发的一版 · Version of the text; the one issued last when omitted',
});

const sampleDocument = (kind: string, name: string) => ({
  kind,
  name,
  sha256: 'ab'.repeat(32),
  bytes: 184320,
});

export const DraftCommand = plan.PlanDrafted.omit({ planId: true })
  .extend({
    preparingBody: OrganisationId.optional().meta({
      description:
        '编制单位，不填为本人单位 · Preparing body; the organisation of the person who asks when omitted',
    }),
    on,
  })
  .meta({
    id: 'DraftCommand',
    description: '开始编制一件预案 · Begins a new plan',
    example: {
      title: '石景山区防汛应急预案',
      attributes: {
        formulatorClass: 'GOV',
        tier: 'DISTRICT',
        form: 'SPECIAL',
        incidentCategory: 'NATURAL_DISASTER',
        purpose: ['RESPONSE'],
        secrecy: 'PUBLIC',
      },
      dutyBodies: ['water-bureau', 'housing-commission'],
      on: '2026-03-02',
    },
  });
export type DraftCommand = z.output<typeof DraftCommand>;

export const RegisterCommand = plan.PlanRegistered.omit({ planId: true })
  .extend({ on })
  .meta({
    id: 'RegisterCommand',
    description:
      '登记已有预案，照录原有事实 · Takes over a plan that existed before, with the facts its source states',
    example: {
      title: '石景山区突发公共事件总体应急预案',
      attributes: { formulatorClass: 'GOV', tier: 'DISTRICT', form: 'OVERALL' },
      stated: { issuerAndNumber: '区政府 石政发〔2006〕3号' },
      source: '2024 年预案台账第 1 行',
      documentNo: '石政发〔2006〕3号',
      issuedOn: '2006-06-06',
      findings: [],
    },
  });
export type RegisterCommand = z.output<typeof RegisterCommand>;

export const ReviewCommand = plan.ReviewRecorded.omit({ version: true })
  .extend({ on })
  .meta({
    id: 'ReviewCommand',
    description:
      '记录一项审批前程序的结果；退回须写明全部理由 · Records the outcome of one gate, a return with all its reasons',
    example: {
      gate: 'LEGALITY_REVIEW',
      outcome: 'PASSED',
      by: 'water-bureau',
      documents: [sampleDocument('LEGALITY_OPINION', '合法性审核意见.pdf')],
      on: '2026-03-20',
    },
  });
export type ReviewCommand = z.output<typeof ReviewCommand>;

export const SubmitCommand = plan.SubmittedForApproval.omit({ version: true, warnings: true })
  .extend({ on })
  .meta({
    id: 'SubmitCommand',
    description: '送审（第二十四、二十七条） · Hands the package in for approval',
    example: {
      submittedTo: 'emergency-bureau',
      documents: [
        sampleDocument('SUBMISSION_DRAFT', '送审稿.docx'),
        sampleDocument('PREPARATION_NOTE', '编制说明.docx'),
      ],
      on: '2026-04-01',
    },
  });
export type SubmitCommand = z.output<typeof SubmitCommand>;

const approval = plan.Approved.shape.approvals.element;
export const ApproveCommand = z
  .strictObject({
    approvals: z
      .array(
        approval.extend({
          on: on.meta({
            description: '批准之日，不填同命令的 on · Day of this approval; the command’s `on` when omitted',
          }),
        }),
      )
      .min(1)
      .max(10),
    on,
  })
  .meta({
    id: 'ApproveCommand',
    description:
      '批准或签发，须含规则要求的全部审批单位 · Records the approval of every body that must approve',
    example: {
      approvals: [{ by: 'district-government', meeting: '区政府第 12 次常务会议' }],
      on: '2026-05-06',
    },
  });
export type ApproveCommand = z.output<typeof ApproveCommand>;

export const IssueCommand = plan.Issued.omit({ version: true })
  .extend({
    effectiveOn: CivilDate.optional().meta({
      description: '实施日期，不填为印发之日（第三十五条） · Day of effect; the day of issue when omitted',
    }),
    distribution: plan.Issued.shape.distribution.unwrap().optional().meta({
      description:
        '抄送的有关部门，不填为预案中承担职责的单位 · Who receives copies; the bodies with duties when omitted',
    }),
    on,
  })
  .meta({
    id: 'IssueCommand',
    description:
      '印发（第三十、三十五条） · Issues the approved version; the periods of art. 31 and 33 begin',
    example: {
      documentNo: '石应急委发〔2026〕4号',
      inNameOf: ['emergency-commission'],
      adoptedOn: '2026-05-08',
      documents: [sampleDocument('OFFICIAL_TEXT', '正式印发文本.pdf')],
      on: '2026-05-11',
    },
  });
export type IssueCommand = z.output<typeof IssueCommand>;

export const FileCommand = plan.FilingSubmitted.extend({ version, on }).meta({
  id: 'FileCommand',
  description:
    '报送备案、径送、抄送（第三十一条），可分次报送 · Sends legs of the filing; several submissions are allowed',
  example: {
    legs: [{ kind: 'FILING', recipient: 'city-water-authority' }],
    documents: [
      sampleDocument('OFFICIAL_TEXT', '正式印发文本.pdf'),
      sampleDocument('ELECTRONIC_TEXT', '电子文本.docx'),
      sampleDocument('PREPARATION_NOTE', '编制说明.docx'),
    ],
    on: '2026-05-20',
  },
});
export type FileCommand = z.output<typeof FileCommand>;

export const AcceptFilingCommand = plan.Filed.extend({ version, on }).meta({
  id: 'AcceptFilingCommand',
  description: '接收单位出具备案回执 · The recipient accepts and gives its receipt number',
  example: { recipient: 'district-government', receiptNo: '石备〔2026〕17', on: '2026-05-22' },
});
export type AcceptFilingCommand = z.output<typeof AcceptFilingCommand>;

export const ReturnFilingCommand = plan.FilingReturned.extend({ version, on }).meta({
  id: 'ReturnFilingCommand',
  description: '退回备案并一次性告知全部缺陷 · The recipient returns the filing with all its defects at once',
  example: {
    recipient: 'district-government',
    deficiencies: [
      {
        code: 'NOTE_INCOMPLETE',
        text: '编制说明缺少征求意见采纳情况',
        article: '第三十一条',
        document: 'PREPARATION_NOTE',
      },
    ],
    on: '2026-05-21',
  },
});
export type ReturnFilingCommand = z.output<typeof ReturnFilingCommand>;

export const DiscloseCommand = plan.Disclosed.extend({ version, on }).meta({
  id: 'DiscloseCommand',
  description: '公开（第三十三条） · Opens the text to the audience that the law names',
  example: {
    channel: '区政府门户网站',
    url: 'https://www.bjsjs.gov.cn/yjya/fx.html',
    audience: 'SOCIETY',
    form: 'FULL',
    on: '2026-05-25',
  },
});
export type DiscloseCommand = z.output<typeof DiscloseCommand>;

export const DrillCommand = plan.Drilled.omit({ version: true })
  .extend({ on })
  .meta({
    id: 'DrillCommand',
    description:
      '记录演练（第三十八条），属于当日实施的版次 · Records a drill of the version in effect on that day',
    example: {
      form: 'TABLETOP',
      content: 'COMPREHENSIVE',
      organiser: 'water-bureau',
      scenario: '永定河流域特大暴雨，下凹式立交桥积水',
      participants: 46,
      on: '2026-06-18',
    },
  });
export type DrillCommand = z.output<typeof DrillCommand>;

export const EvaluateCommand = plan.Evaluated.omit({ version: true })
  .extend({ on })
  .meta({
    id: 'EvaluateCommand',
    description: '记录评估（第四十一条） · Records an evaluation of the version in force on that day',
    example: {
      relevance: '覆盖辖区主要汛情',
      practicality: '响应分级与职责清楚',
      operability: '转移安置流程经演练可行',
      conclusion: 'KEEP',
      on: '2026-10-15',
    },
  });
export type EvaluateCommand = z.output<typeof EvaluateCommand>;

export const TriggerRevisionCommand = plan.RevisionTriggered.extend({ on }).meta({
  id: 'TriggerRevisionCommand',
  description: '提出应当修订的情形（第四十二条） · Raises a circumstance in which the plan must be revised',
  example: { code: 'COMMAND_CHANGED', circumstance: '区防汛指挥部成员单位调整', on: '2026-11-02' },
});
export type TriggerRevisionCommand = z.output<typeof TriggerRevisionCommand>;

export const ReviseCommand = plan.RevisionStarted.omit({ version: true })
  .extend({
    revisionClass: plan.RevisionStarted.shape.revisionClass.optional().meta({
      description:
        '不填则由涉及内容按第四十三条得出 · Follows from the changed heads by art. 43 when omitted',
    }),
    on,
  })
  .meta({
    id: 'ReviseCommand',
    description: '开始修订（第四十三条） · Begins the next version of the text',
    example: { changedHeads: ['COMMAND_SYSTEM'], reason: '指挥体系调整', on: '2026-11-10' },
  });
export type ReviseCommand = z.output<typeof ReviseCommand>;

export const SupersedeCommand = z.strictObject({ byPlan: PlanId, on }).meta({
  id: 'SupersedeCommand',
  description: '由另一件预案替代 · Ends the plan because another one takes its place',
  example: { byPlan: '7d0c2f1e9a', on: '2026-11-20' },
});
export type SupersedeCommand = z.output<typeof SupersedeCommand>;

export const RepealCommand = plan.Repealed.omit({ version: true })
  .extend({ on })
  .meta({
    id: 'RepealCommand',
    description: '废止 · Ends the plan without a successor',
    example: {
      reason: '职能划转，由市级预案统一规范',
      documentNo: '石应急委发〔2026〕9号',
      on: '2026-11-20',
    },
  });
export type RepealCommand = z.output<typeof RepealCommand>;

export const CorrectCommand = z
  .strictObject({
    target: EventId.meta({ description: '被更正的事件 · The event to correct' }),
    reason: plan.Repealed.shape.reason,
    replacement: z
      .strictObject({ occurredOn: CivilDate, body: z.record(z.string(), z.unknown()) })
      .optional()
      .meta({
        description:
          '应有的日期和内容；不填即作废该事件 · Date and body as they should have been; void when omitted',
      }),
    on,
  })
  .meta({
    id: 'CorrectCommand',
    description: '更正或作废一个事件，原记录保留 · Corrects or voids an event; what was recorded stays',
    example: { target: '17.0', reason: '重复录入', on: '2026-11-24' },
  });
export type CorrectCommand = z.output<typeof CorrectCommand>;
