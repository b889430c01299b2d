import * as z from 'zod';
import { CivilDate } from './civil-date.ts';
import { DocumentRefs } from './documents.ts';
import { itemId, reason, version } from './fields.ts';
import { EventId, OrganisationId, PersonId } from './identifiers.ts';
import { ChangedHead } from './plan-events.ts';

/* What happens to an issued plan beside filing, disclosure, drills and evaluations (measures art. 9, 31 to 44, 49). */

/** 收件并确定首问责任人 (measures of 2025, no. 22). Occurred on: the day the desk took it in; its clock runs from the arrival. */
export const FilingReceived = z.strictObject({
  version,
  recipient: OrganisationId,
  firstHandler: PersonId,
});

/** 督促备案（第三十二条） by whoever guides the preparing body. */
export const FilingUrged = z.strictObject({ version, by: OrganisationId, reason });

/** 不予公开及其法定依据（第四十九条；政府信息公开条例第十四、十八条）; looked at again on `reviewOn`. */
export const DisclosureExempted = z.strictObject({
  version,
  legalBasis: z.string().trim().min(4).max(500),
  /** Who made the secrecy review before it (保密法第三十五条) */
  reviewer: PersonId,
  reason,
  reviewOn: CivilDate.optional(),
});

/** 撤回公开: what was disclosed is taken from view, with its ground. */
export const DisclosureWithdrawn = z.strictObject({
  version,
  legalBasis: z.string().trim().min(4).max(500),
  reason,
});

/** 要点解读、宣传文稿、简本（第三十四条）; 科普宣传材料（第三十七条）. Occurred on: the day it was out. */
export const PublicityPublished = z.strictObject({
  version,
  artefacts: z
    .array(z.enum(['KEY_POINTS', 'PUBLICITY_TEXT', 'ABRIDGED_VERSION', 'SCIENCE_MATERIAL']))
    .min(1)
    .max(4),
  channel: z.string().trim().min(1).max(200),
  documents: DocumentRefs.default([]),
});

/** 启动应急响应（第三十五条）. Occurred on: the day of activation. */
export const PlanActivated = z.strictObject({
  activationId: itemId,
  version,
  level: z.string().trim().min(1).max(40),
  incident: reason,
});
/** 终止应急响应 */
export const PlanDeactivated = z.strictObject({ activationId: itemId });

/** 复盘（第四十条）, by the body that led the response; with the six heads of art. 39 where it is to count as a drill (G22). */
export const IncidentReviewed = z.strictObject({
  activationId: itemId.optional(),
  by: OrganisationId,
  incident: reason,
  findings: reason,
  revisionAdvice: z.string().max(2000).default(''),
  coversSixHeads: z.boolean().default(false),
  documents: DocumentRefs.default([]),
});
/**
 * 实战处置视同演练 (G22): refused unless the interpretation in force allows it. Occurred on: the day
 * of the decision; the drill counts as held on the day of the activation.
 */
export const RealActivationCredited = z.strictObject({
  activationId: itemId,
  version,
  acceptedBy: OrganisationId,
  reason,
});

/** 演练制度、评估制度（第三十八条第一款、第四十一条第一款）: the period that a body sets itself. */
export const RegimeDeclared = z.strictObject({
  regime: z.enum(['DRILL', 'EVALUATION']),
  every: z.strictObject({ n: z.int().min(1).max(120), unit: z.enum(['MONTH', 'YEAR']) }),
  text: reason,
});

/** 演练评估（第三十九条）, the six heads. Occurred on: the day of the report. */
export const DrillEvaluated = z.strictObject({
  /** The event `Drilled` that is evaluated */
  drill: EventId,
  /** 演练的执行情况 */
  execution: reason,
  /** 应急预案的实用性和可操作性 */
  practicality: reason,
  /** 指挥协调和应急联动机制运行情况 */
  coordination: reason,
  /** 应急人员的处置情况 */
  personnel: reason,
  /** 演练所用设备装备的适用性 */
  equipment: reason,
  /** 对完善应急预案、准备、机制、措施等的意见和建议 */
  advice: reason,
  /** 第三方专业机构 where one was commissioned */
  thirdParty: z.string().trim().min(2).max(200).optional(),
  /** 委托合同编号 of the third party */
  contract: z.string().trim().min(1).max(200).optional(),
  documents: DocumentRefs.default([]),
});

/** 向负有安全生产监督管理职责的部门报送演练情况（国务院令第708号第八条第二款）. Occurred on: the day it was sent. */
export const DrillReported = z.strictObject({ drill: EventId, to: OrganisationId });

/** 整改项: opened by a drill, an evaluation, a review or an inspection; open until somebody shows that it is done. */
export const ImprovementOpened = z.strictObject({
  itemId,
  from: z.enum(['DRILL', 'EVALUATION', 'INCIDENT', 'INSPECTION', 'SUGGESTION']),
  /** What it came from: an event's id, an inspection's */
  source: z.string().trim().min(1).max(200).optional(),
  text: reason,
  owner: OrganisationId,
  dueOn: CivilDate.optional(),
});
export const ImprovementClosed = z.strictObject({ itemId, how: reason, documents: DocumentRefs.default([]) });

/** 评估延期 (“原则上”, G19): why, who agreed, and the new date. */
export const EvaluationDeferred = z.strictObject({ reason, approvedBy: OrganisationId, newDueOn: CivilDate });

/** 修订研判（第四十二条, G18): what was decided on a circumstance, also when the answer is no, with its signatory. */
export const RevisionAssessed = z.strictObject({
  /** The event `RevisionTriggered` that is decided on */
  trigger: EventId,
  needed: z.boolean(),
  revisionClass: z.enum(['MAJOR', 'MINOR']).optional(),
  /** What the revision will change, where one is needed: the class follows from it (第四十三条) */
  changedHeads: z.array(ChangedHead).min(1).max(7).optional(),
  reason,
  signatory: PersonId,
});

/** 职责移交 (G32): from then on the plan is `to`'s. Occurred on: the day of the transfer. */
export const ResponsibilityTransferred = z.strictObject({ to: OrganisationId, reason });

/** 活动日期 of a major event (G31): what periods before it count back from. The later date holds. */
export const EventScheduled = z.strictObject({ startsOn: CivilDate, endsOn: CivilDate, activity: reason });
/** 安全许可申请（大型群众性活动安全管理条例第十三条）, with the plan among its papers (G31). */
export const PermitApplied = z.strictObject({
  authority: z.string().trim().min(2).max(200),
  reference: z.string().trim().min(1).max(200).optional(),
});

/** A duty of this plan is lifted by someone who may, on a legal ground; every auditor sees it. */
export const DutyWaived = z.strictObject({
  obligationId: z.string().min(3).max(200),
  by: OrganisationId,
  legalBasis: z.string().trim().min(4).max(500),
  reason,
});

/** 涉密预案义务的线下履行声明 (G29): met or not, and nothing else. Occurred on: the day it speaks of. */
export const ClassifiedDutyAttested = z.strictObject({
  duty: z.enum(['FILING', 'COPIES', 'DISCLOSURE', 'DRILL', 'EVALUATION']),
  met: z.boolean(),
});
