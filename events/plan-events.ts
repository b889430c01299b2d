import * as z from 'zod';
import { CivilDate } from './civil-date.ts';
import { DocumentKind, DocumentRefs } from './documents.ts';
import { ExerciseId, OrganisationId, PersonId, PlanId } from './identifiers.ts';
import { PlanAttributes } from './plan-attributes.ts';

/*
 * What happens to a plan (measures art. 13 to 44). An event says what happened and on which civil date
 * (`occurredOn` in the envelope, Asia/Shanghai); when the ledger learnt it is the commit's `recordedAt`.
 * `version` is the version of the plan's text: 1 for the first, +1 for every revision. Bodies hold ids, never people.
 */

const title = z.string().trim().min(2).max(200);
const reason = z.string().trim().min(1).max(2000);
const version = z.int().min(1).max(999);

/** 编制（第十三至二十三条）: drafting of a new plan begins. Occurred on: the day drafting began. */
export const PlanDrafted = z.strictObject({
  planId: PlanId,
  title,
  attributes: PlanAttributes,
  /** 编制单位 */
  preparingBody: OrganisationId,
  /** Bodies that the text gives duties to; default recipients of copies (G7). */
  dutyBodies: z.array(OrganisationId).max(200).default([]),
});

/**
 * A plan that existed before it came into this ledger, as its source states it. Facts keep their dates; what is
 * missing or odd is listed in `findings` and repaired by nobody (G26). Occurred on: the day it was entered.
 */
export const PlanRegistered = z.strictObject({
  planId: PlanId,
  title,
  attributes: PlanAttributes,
  preparingBody: OrganisationId.optional(),
  stated: z.record(z.string().max(60), z.string().max(1000)),
  source: z.string().max(500),
  documentNo: z.string().max(100).optional(),
  adoptedOn: CivilDate.optional(),
  issuedOn: CivilDate.optional(),
  effectiveOn: CivilDate.optional(),
  disclosedOn: CivilDate.optional(),
  lastDrilledOn: CivilDate.optional(),
  lastEvaluatedOn: CivilDate.optional(),
  endedOn: CivilDate.optional(),
  findings: z
    .array(
      z.strictObject({
        code: z.string().max(60),
        field: z.string().max(60),
        zh: z.string().max(500),
        en: z.string().max(500),
      }),
    )
    .max(50),
});

/** 送审（第二十四条）: the package goes to the approving body. Occurred on: the day it was handed in. */
export const SubmittedForApproval = z.strictObject({
  version,
  submittedTo: OrganisationId,
  documents: DocumentRefs.min(1),
  /** 因保密等原因需要发布简本: an abridged version is to be published, and so goes in with the package */
  publishesAbridged: z.boolean().optional(),
  /** What reviewers should know although it stops nothing, as it stood on that day: evidence that is old (G28) */
  warnings: z
    .array(z.strictObject({ code: z.string().max(60), zh: z.string().max(500), en: z.string().max(500) }))
    .max(20)
    .optional(),
});

/** Steps before approval, by article: 27(一) for special plans, 26 and 28 for others as the rulebook says. */
export const ReviewGate = z
  .enum([
    'WRITTEN_CONSULTATION', // 书面征求相关单位意见
    'EXPERT_REVIEW', // 专家评审
    'ESTABLISHMENT_OFFICE_OPINION', // 征求区委编办意见
    'LEGALITY_REVIEW', // 合法性审核
    'COORDINATION_REVIEW', // 区应急局衔接性审核
    'COLLECTIVE_DECISION', // “三重一大”审议
    'COMMAND_LEADER_REVIEW', // 应急指挥机构主要负责同志审阅
  ])
  .meta({ id: 'ReviewGate' });
export type ReviewGate = z.infer<typeof ReviewGate>;

/** One gate passed, or returned with every reason (第二十七条). Occurred on: the day of the verdict. */
export const ReviewRecorded = z.strictObject({
  version,
  gate: ReviewGate,
  outcome: z.enum(['PASSED', 'RETURNED']),
  by: OrganisationId,
  /** Day on which the draft was handed to the reviewer; asked of the legality review of a major decision */
  sentOn: CivilDate.optional(),
  reasons: z.array(reason).max(50).default([]),
  documents: DocumentRefs.default([]),
  /** 评审专家 of an expert review (第二十七、四十八条) */
  experts: z.array(PersonId).max(50).optional(),
});

/** 批准或签发（第二十六至二十九条）, by every body whose approval the rule asks for. Occurred on: the last of their days. */
export const Approved = z.strictObject({
  version,
  approvals: z
    .array(
      z.strictObject({
        by: OrganisationId,
        on: CivilDate,
        /** 签发人、主要负责同志 */
        signatory: PersonId.optional(),
        /** 经会议审议批准（必要时） */
        meeting: z.string().max(200).optional(),
      }),
    )
    .min(1)
    .max(10),
});

/** 印发（第三十、三十五条）. Occurred on: 印发日期, which starts the clocks (G2). */
export const Issued = z.strictObject({
  version,
  documentNo: z.string().min(3).max(100),
  /** 以谁的名义印发 */
  inNameOf: z.array(OrganisationId).min(1).max(5),
  /** 成文日期 */
  adoptedOn: CivilDate.optional(),
  /** 实施日期; the day of issue where the plan names none (第三十五条) */
  effectiveOn: CivilDate,
  documents: DocumentRefs.default([]),
  /** 有关部门: the closed list of who receives copies (G7) */
  distribution: z.array(OrganisationId).max(200).default([]),
});

/** 备案、径送、抄送: the three ways art. 31 sends an issued plan. */
export const FilingLegKind = z.enum(['FILING', 'DIRECT_DELIVERY', 'COPY']).meta({
  id: 'FilingLegKind',
  description: '备案、径送、抄送（第三十一条）',
});
export type FilingLegKind = z.infer<typeof FilingLegKind>;
export const FilingLeg = z.strictObject({ kind: FilingLegKind, recipient: OrganisationId });

/** 报送备案（第三十一条）. Occurred on: the day of arrival in the designated system or at the desk (G1, G34). */
export const FilingSubmitted = z.strictObject({
  version,
  legs: z.array(FilingLeg).min(1).max(60),
  documents: DocumentRefs.min(1),
});

/** 备案回执: the recipient accepts the filing. Occurred on: the day of acceptance. */
export const Filed = z.strictObject({
  version,
  recipient: OrganisationId,
  receiptNo: z.string().min(1).max(100),
});

/** 一次性告知: the recipient returns the filing with all its defects at once. Occurred on: the day of return. */
export const FilingReturned = z.strictObject({
  version,
  recipient: OrganisationId,
  deficiencies: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[A-Z][A-Z_]{1,40}$/),
        text: reason,
        article: z.string().max(60).optional(),
        /** The paper of the filing that it concerns, where it concerns one */
        document: DocumentKind.optional(),
      }),
    )
    .min(1)
    .max(100),
});

/** 公开（第三十三条）. Occurred on: the day it was open to its audience. */
export const Disclosed = z.strictObject({
  version,
  channel: z.string().trim().min(1).max(200),
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  /** 社会 (government plans); 本单位及可能受影响的单位和地区 (units, grassroots) */
  audience: z.enum(['SOCIETY', 'OWN_AND_AFFECTED']),
  form: z.enum(['FULL', 'ABRIDGED']),
});

/** 演练（第三十八条）. Occurred on: the day it was held. */
export const Drilled = z.strictObject({
  version,
  /** 桌面演练、实战演练 */
  form: z.enum(['TABLETOP', 'OPERATIONAL']),
  /** 单项、综合 */
  content: z.enum(['SINGLE', 'COMPREHENSIVE']).optional(),
  /** 检验性、示范性、研究性 */
  purpose: z.enum(['VALIDATION', 'DEMONSTRATION', 'RESEARCH']).optional(),
  /** Exercise of several plans that it was part of (G23) */
  exercise: ExerciseId.optional(),
  organiser: OrganisationId,
  scenario: z.string().trim().min(1).max(2000),
  participants: z.int().min(1).max(1_000_000),
  documents: DocumentRefs.default([]),
});

/** 评估（第四十一条）: 针对性、实用性、可操作性. Occurred on: the day of the report. */
export const Evaluated = z.strictObject({
  version,
  relevance: reason,
  practicality: reason,
  operability: reason,
  conclusion: z.enum(['KEEP', 'REVISE_MINOR', 'REVISE_MAJOR', 'REPEAL']),
  /** 第三方专业机构 where one was commissioned */
  thirdParty: z.string().max(200).optional(),
  /** 委托合同编号 of the third party */
  contract: z.string().trim().min(1).max(200).optional(),
  documents: DocumentRefs.default([]),
});

/** 第四十二条 (一) to (六), in the order of the article. */
export const RevisionTriggerCode = z
  .enum(['LAW_CHANGED', 'COMMAND_CHANGED', 'RISK_CHANGED', 'RESOURCE_CHANGED', 'PROBLEM_FOUND', 'OTHER'])
  .meta({ id: 'RevisionTriggerCode' });

/** 应当修订的情形（第四十二条）, raised by anyone. Occurred on: the day the circumstance arose. */
export const RevisionTriggered = z.strictObject({
  code: RevisionTriggerCode,
  circumstance: reason,
  sourceRef: z.string().max(500).optional(),
});

/** Contents whose change makes a revision major (第四十三条), and those that do not. */
export const ChangedHead = z
  .enum([
    'COMMAND_SYSTEM', // 组织指挥体系与职责
    'RESPONSE_PROCEDURE', // 应急处置程序
    'MAIN_MEASURES', // 主要处置措施
    'INCIDENT_GRADING', // 突发事件分级标准
    'RESOURCE_LIST', // 资源目录
    'CONTACT_LIST', // 通讯录
    'OTHER_CONTENT', // 其他内容
  ])
  .meta({ id: 'ChangedHead' });
export type ChangedHead = z.infer<typeof ChangedHead>;

/** 修订开始（第四十三条）. `version` is the version being made. Occurred on: the day the revision began. */
export const RevisionStarted = z.strictObject({
  version,
  revisionClass: z.enum(['MAJOR', 'MINOR']),
  changedHeads: z.array(ChangedHead).min(1).max(7),
  reason,
});

/** A version or a whole plan gives way to its successor (G30). Occurred on: the successor's day of issue. */
export const Superseded = z.strictObject({
  version,
  byVersion: version.optional(),
  byPlan: PlanId.optional(),
});

/** 废止 (G30). Occurred on: the day it ceased to be in force. */
export const Repealed = z.strictObject({
  version,
  reason,
  documentNo: z.string().max(100).optional(),
});
