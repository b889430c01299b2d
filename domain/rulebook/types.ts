import type { DocumentKind } from '../../events/documents.ts';
import type { EvidenceKind } from '../../events/drafting-events.ts';
import type { OrganisationClass } from '../../events/organisation-events.ts';
import type { AttributeName } from '../../events/plan-attributes.ts';
import type { FilingLegKind, ReviewGate } from '../../events/plan-events.ts';
import type { Bilingual } from '../refusal.ts';

/*
 * Law as data. A rulebook is a dated set of rows; the engine evaluates rows against plan attributes and knows nothing
 * of any one district. Every row names its article; rows that settle a gap name the interpretation (art. 50) that did.
 */

/** A test on the axes of a plan. Plain data, so that a rulebook can be stored, compared and replaced. */
export type Predicate =
  | { readonly attribute: AttributeName; readonly in: readonly (string | boolean)[] }
  | { readonly attribute: AttributeName; readonly includes: string }
  | { readonly attribute: AttributeName; readonly present: boolean }
  /** A joint plan that its regions treat so (第九、三十一条); a plan without regions is no joint plan, and that is known */
  | { readonly attribute: 'joint'; readonly treatedAs: 'SPECIAL' | 'DEPARTMENTAL' }
  | { readonly allOf: readonly Predicate[] }
  | { readonly anyOf: readonly Predicate[] }
  | { readonly not: Predicate };

/** Three-valued: a predicate over an unknown axis is UNKNOWN and says which axis. */
export type Verdict =
  | { readonly value: true; readonly because: readonly string[] }
  | { readonly value: false; readonly because: readonly string[] }
  | { readonly value: 'UNKNOWN'; readonly missing: readonly AttributeName[] };

/** A party of the law, found among the organisations by the resolver (`domain/rulebook/parties.ts`). */
export type PartyRole =
  | { readonly party: 'PREPARING_BODY' }
  | { readonly party: 'APPROVING_BODY' }
  /** 上级相应牵头部门 of the preparing body */
  | { readonly party: 'SUPERIOR_LEAD' }
  /** 区行业监管部门 of the preparing enterprise */
  | { readonly party: 'INDUSTRY_REGULATOR' }
  /** 相应应急指挥机构 of the preparing body */
  | { readonly party: 'COMMAND_HQ' }
  /** 街道 to which a community belongs */
  | { readonly party: 'PARENT' }
  /** 有关部门: the closed distribution list of the version (G7); `of` narrows it to the classes the law speaks of */
  | { readonly party: 'DISTRIBUTION_LIST'; readonly of?: readonly OrganisationClass[] }
  | { readonly party: 'CLASS'; readonly class: OrganisationClass }
  /** 相关政府或其授权的部门 that approve a joint plan, as they agreed (第二十七条第（二）项): all of them */
  | { readonly party: 'AGREED_APPROVERS' }
  /** In whose names they agreed to issue it: all of them */
  | { readonly party: 'AGREED_NAMES' };

interface Row {
  /** `SJS-31.2` */
  readonly id: string;
  readonly article: string;
  readonly when: Predicate;
  readonly text: Bilingual;
  /** Interpretations (art. 50) this row rests on where the text is silent or unclear, `G5` … */
  readonly interpretations?: readonly string[];
}

/** What the text must rest on before its package goes in (第十三至二十三条); a minor revision needs none of it (第四十三条). */
export type Requirement = { readonly article: string } & (
  | { readonly needs: 'EVIDENCE'; readonly evidence: EvidenceKind }
  /** 配套应急工作手册 */
  | { readonly needs: 'HANDBOOK' }
  /** Every checklist of the plan's kind was gone through, and nothing that the articles ask for is missing */
  | { readonly needs: 'CONTENT_CHECK' }
  /** Every body that the text gives duties to was asked in writing */
  | { readonly needs: 'DUTY_BODIES_CONSULTED' }
);

/** One thing that the text of a plan must, or may well, contain. */
export interface ContentElement extends Bilingual {
  readonly element: string;
  readonly article: string;
  /** The article leaves it to the preparing body (第十八条第三款), or it depends on what the text is about */
  readonly advisory?: true;
}

/** What the text of one kind of plan contains (art. 15 to 19, 21, 22). A plan of several purposes answers to several. */
export interface ContentChecklist {
  /** `SPECIAL_RESPONSE` */
  readonly id: string;
  readonly article: string;
  readonly when: Predicate;
  readonly text: Bilingual;
  readonly elements: readonly ContentElement[];
  /** The article that lets a body leave elements out, with its reason */
  readonly simplifiedBy?: string;
}

/** Who makes a plan of this kind (art. 9, 15 to 19): any body of these classes. */
export interface DrafterRow extends Row {
  readonly by: readonly OrganisationClass[];
}

/** Who approves, after which gates (art. 26 to 29). */
export interface ApprovalRow extends Row {
  readonly preparation: readonly Requirement[];
  /** Must be passed before the package goes in, in any order (第二十七条第（一）项) */
  readonly gatesBeforeSubmission: readonly ReviewGate[];
  /** Must be passed after it, in this order */
  readonly gatesAfterSubmission: readonly ReviewGate[];
  /** Papers of the package (第二十四、二十七条); the revision table only where there is an earlier version (G13) */
  readonly documents: readonly DocumentKind[];
  /** Each must approve; one of the parties in a group suffices */
  readonly approvers: readonly { readonly anyOf: readonly PartyRole[] }[];
  /** 必要时报请会议审议: who may say that a meeting is needed (G14); absent where the article knows no meeting */
  readonly meetingDecidedBy?: readonly PartyRole[];
}

/** One of the points that a review looks at (第二十五条). */
export interface ReviewPoint {
  /** Its number in the article */
  readonly point: number;
  readonly article: string;
  readonly text: Bilingual;
}

/** In whose name a plan is issued (art. 30): all parties of one alternative together. */
export interface IssuingNameRow extends Row {
  readonly names: readonly (readonly PartyRole[])[];
}

/** Where an issued plan goes (art. 31). */
export interface FilingRow extends Row {
  readonly legs: readonly {
    readonly kind: FilingLegKind;
    readonly to: PartyRole;
    readonly article?: string;
  }[];
  readonly documents: readonly DocumentKind[];
}

export type Severity = 'MANDATORY' | 'PRINCIPLE' | 'ADVISORY';
/**
 * CALENDAR_MONTH ends with the last day of the n-th month after the anchor's (36 consecutive calendar months);
 * CALENDAR_YEAR with 31 December of the n-th year, the anchor's own year being the first.
 */
export type PeriodUnit = 'WORKING_DAY' | 'DAY' | 'MONTH' | 'YEAR' | 'CALENDAR_MONTH' | 'CALENDAR_YEAR';

export interface Period {
  readonly n: number;
  readonly unit: PeriodUnit;
  /** BEFORE counts back from the anchor: WORKING_DAY and DAY only */
  readonly direction?: 'BEFORE';
  /** The anchor's own day is the first (against 民法典 第二百零一条; G4) */
  readonly countsAnchorDay?: true;
}

/** What is to be done. */
export type DutyKind =
  | 'FILING'
  | 'COPIES'
  | 'DISCLOSURE'
  | 'PUBLICITY'
  | 'DRILL'
  | 'DRILL_EVALUATION'
  | 'DRILL_REPORT'
  | 'EVALUATION'
  | 'DRILL_REGIME'
  | 'EVALUATION_REGIME'
  | 'REVISION'
  | 'REVISION_ASSESSMENT'
  | 'IMPROVEMENT'
  | 'EXEMPTION_REVIEW'
  | 'DESK_ANSWER'
  | 'PERMIT'
  | 'TRAINING'
  | 'PROGRAMME'
  | 'INSPECTION'
  | 'PLAN_MANAGER';

/** Something that happens to a plan and opens a duty each time (`domain/obligation/occasions.ts`). */
export type Occasion =
  /** 印发 of the first version: once for the plan */
  | 'FIRST_ISSUED'
  /** 演练举行 */
  | 'DRILL_HELD'
  /** 应当修订的情形 raised */
  | 'REVISION_TRIGGERED'
  /** 修订 decided to be needed */
  | 'REVISION_DECIDED'
  /** 整改项 opened with a date of its own */
  | 'IMPROVEMENT_OPENED'
  /** 不予公开 until a day on which it is looked at again */
  | 'DISCLOSURE_EXEMPTED'
  /** 备案 reached a desk of this ledger */
  | 'FILING_ARRIVED'
  /** 重大活动 has its date */
  | 'EVENT_SCHEDULED';

interface DutyBase extends Row {
  readonly duty: DutyKind;
  readonly period: Period;
  readonly roll: 'FORWARD' | 'NONE';
  readonly severity: Severity;
  readonly ladder: string;
  /** The law sets no period; this one is a target of the rulebook, and passing it breaks no law */
  readonly target?: true;
  /** False for a text that nobody here has read in full: shown as such wherever the duty is */
  readonly verified?: false;
  /** Norm that the row comes from when it is not the rulebook's own */
  readonly norm?: string;
  /** Plans for which the duty does not arise, with the reason (第四十九条) */
  readonly exempt?: readonly {
    readonly when: Predicate;
    readonly article: string;
    readonly text: Bilingual;
  }[];
}

interface PartiesOfDuty {
  /** Who owes it by the article */
  readonly obligor: PartyRole;
  /** Who does the work and is reminded (G5) */
  readonly handler: PartyRole;
}

/** Anew for every issued version that `revision` admits (art. 31, 33, 34, 43). */
export interface VersionDutyRow extends DutyBase, PartiesOfDuty {
  readonly subject: 'VERSION';
  /** After a revision: only when it was major (第四十三条), after any, or never; MINOR: after a minor one and at no other time */
  readonly revision?: 'MAJOR' | 'ANY' | 'MINOR';
  /** The article that makes the duty arise anew after a revision, cited beside the row's own */
  readonly revisionArticle?: string;
  /** Which of the four dates starts the clock (G2) */
  readonly anchor: 'ISSUED_ON' | 'ADOPTED_ON' | 'EFFECTIVE_ON';
  /** Art. 33: to whom */
  readonly audience?: 'SOCIETY' | 'OWN_AND_AFFECTED';
  /** SUBMISSION: sending meets it; ACCEPTANCE: only the recipient's receipt does (G1) */
  readonly metBy?: 'SUBMISSION' | 'ACCEPTANCE';
  /** A version that is replaced takes its open duties with it unless they are carried on (G30) */
  readonly carried?: true;
}

/** One rolling clock per plan: drill (art. 38) and evaluation (art. 41). */
export interface RollingDutyRow extends DutyBase, PartiesOfDuty {
  readonly subject: 'PLAN';
  readonly anchor: 'LAST_DRILLED_ON' | 'LAST_EVALUATED_ON' | 'LAST_REVISED_ON';
  /** The first clock starts with the first issue or with the first day of effect (G3) */
  readonly begins?: 'ISSUED_ON' | 'EFFECTIVE_ON';
  /** Anchors before this date count from it (G26) */
  readonly anchorFloor?: string;
  /** ROLLING: from the day it was done; FIXED: from the day it fell due (G25) */
  readonly cadence?: 'ROLLING' | 'FIXED';
  /** A major revision starts the clock anew, with nothing done; absent: it does not (G15, G16) */
  readonly resetOn?: 'MAJOR_REVISION';
  /** The period is the one that the plan's own regime declares (第三十八条第一款、第四十一条第一款); none, no duty */
  readonly byRegime?: true;
  /** Drills: a real activation that was credited counts (G22) */
  readonly acceptsActivation?: true;
  /** Drills: a single-function one does not count (G23) */
  readonly comprehensiveOnly?: true;
  /** 原则上: how often and by how many months a due date may be put off (G19) */
  readonly deferral?: { readonly max: number; readonly months: number };
}

/** Opened by something that happens to the plan, each time it happens. */
export interface OccasionDutyRow extends DutyBase, PartiesOfDuty {
  readonly subject: 'OCCASION';
  readonly occasion: Occasion;
}

/** Of an organisation and not of one plan (国务院令第708号第八条; 第三十六、四十七条). */
export interface OrganisationDutyRow extends DutyBase {
  readonly subject: 'ORGANISATION';
  readonly of: readonly OrganisationClass[];
  /** Plans that make the organisation owe it; `when` tests them one by one, and one suffices */
  readonly holdingPlans: boolean;
  /** What meets it: any drill of those plans, a training, a programme, an inspection, a manager in office */
  readonly metBy: 'DRILL' | 'TRAINING' | 'PROGRAMME' | 'INSPECTION' | 'MANAGER';
}

/** A duty with a period: what starts its clock, how long it runs, what meets it, who owes and who handles it. */
export type DutyRow = VersionDutyRow | RollingDutyRow | OccasionDutyRow | OrganisationDutyRow;
/** A duty that belongs to one plan. */
export type PlanDutyRow = Exclude<DutyRow, OrganisationDutyRow>;

/** Answers to gaps that no row carries; each is what an interpretation says (art. 50). */
export interface Policies {
  /** Order of the gates before submission (G12) */
  readonly gateOrder: 'ANY' | 'AS_LISTED';
  /** When a revision table belongs to the package (G13) */
  readonly revisionTable: 'ON_REVISION' | 'ALWAYS';
  /** Whether every approval needs a meeting, or only where somebody decided so (G14) */
  readonly meeting: 'WHEN_DECIDED' | 'ALWAYS';
  /** Whether approval waits for a record of the points of art. 25, or only a point that was recorded as failing stops it (G42) */
  readonly reviewPoints: 'WHEN_RECORDED' | 'ALWAYS';
  /** Who may raise a circumstance of art. 42 (G18) */
  readonly triggerBy: 'ANYONE' | 'PREPARING_BODY';
  /** Age in months from which a risk assessment is called old; 0: never (G28) */
  readonly evidenceMonths: number;
  /** Whether duties of classified stubs are met by an attestation (G29) */
  readonly attestation: boolean;
  /** Whether duties move to the successor of a merged organisation (G32) */
  readonly successors: boolean;
  /** What a second submission of a leg is that lies with its recipient (G33) */
  readonly repeatedFiling: 'REFUSED' | 'ACCEPTED';
  /** First day on which a duty is called overdue (G34) */
  readonly overdueFrom: 'DAY_AFTER' | 'DUE_DAY';
}

/** One step of a reminder ladder, before (−) or after (+) the due date. `OPEN` fires when the duty opens. */
export interface LadderStep {
  readonly step: string;
  readonly offset: { readonly n: number; readonly unit: 'WORKING_DAY' | 'DAY' } | 'OPEN';
  readonly to: readonly ('HANDLER' | 'HEAD' | 'OBLIGOR' | 'BUREAU')[];
}

/** Answers that a ruling may give: words, yes and no, a whole number within bounds (days, months, times), or a civil date. */
export type Answers =
  | { readonly oneOf: readonly (string | boolean)[] }
  | { readonly wholeFrom: number; readonly to: number }
  | { readonly civilDate: true };

/** How a gap or an ambiguity was settled; replaced by a ruling under art. 50 without touching code. */
export interface Interpretation {
  readonly id: string;
  readonly question: Bilingual;
  readonly answer: Bilingual;
  readonly parameter?: string | number | boolean;
  /** Answers whose effect on the rows is known; a question without them is open to no ruling */
  readonly answers?: Answers;
  /** What the answer rests on, so that a ruling under art. 50 can weigh it */
  readonly reason?: Bilingual;
}

export interface Rulebook {
  readonly id: string;
  readonly version: string;
  readonly title: Bilingual;
  readonly jurisdiction: string;
  readonly validFrom: string;
  readonly drafters: readonly DrafterRow[];
  readonly approvals: readonly ApprovalRow[];
  /** What a review looks at (第二十五条); none where the rulebook lists nothing */
  readonly reviewPoints?: readonly ReviewPoint[];
  /** Absent where the rulebook says nothing about contents */
  readonly contentChecklists?: readonly ContentChecklist[];
  readonly issuingNames: readonly IssuingNameRow[];
  readonly filings: readonly FilingRow[];
  readonly duties: readonly DutyRow[];
  readonly policies: Policies;
  readonly ladders: Readonly<Record<string, readonly LadderStep[]>>;
  readonly interpretations: readonly Interpretation[];
  /** The law's own sentences by citation, `第三十一条第（二）项`, with a translation that has no force */
  readonly articles?: Readonly<Record<string, Bilingual>>;
}

/** What the engine found for one topic: the row that holds, no row, or the question to ask first. */
export type Ruling<R> =
  | { readonly status: 'RULED'; readonly row: R; readonly because: readonly string[] }
  | { readonly status: 'NO_RULE'; readonly why?: Bilingual }
  | {
      readonly status: 'UNDETERMINED';
      readonly missing: readonly AttributeName[];
      readonly questions: readonly Bilingual[];
    };
