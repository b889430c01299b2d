import type { DocumentKind } from '../../events/documents.ts';
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
  | { readonly party: 'CLASS'; readonly class: OrganisationClass };

interface Row {
  /** `SJS-31.2` */
  readonly id: string;
  readonly article: string;
  readonly when: Predicate;
  readonly text: Bilingual;
  /** Interpretations (art. 50) this row rests on where the text is silent or unclear, `G5` … */
  readonly interpretations?: readonly string[];
}

/** Who approves, after which gates (art. 26 to 29). */
export interface ApprovalRow extends Row {
  /** Must be passed before the package goes in, in any order (第二十七条第（一）项) */
  readonly gatesBeforeSubmission: readonly ReviewGate[];
  /** Must be passed after it, in this order */
  readonly gatesAfterSubmission: readonly ReviewGate[];
  /** Papers of the package (第二十四、二十七条); the revision table only where there is an earlier version (G13) */
  readonly documents: readonly DocumentKind[];
  /** Each must approve; one of the parties in a group suffices */
  readonly approvers: readonly { readonly anyOf: readonly PartyRole[] }[];
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
export type PeriodUnit = 'WORKING_DAY' | 'MONTH' | 'YEAR';

/** A duty with a period: what starts its clock, how long it runs, what meets it, who owes and who handles it. */
export interface DutyRow extends Row {
  readonly duty: 'FILING' | 'COPIES' | 'DISCLOSURE' | 'DRILL' | 'EVALUATION';
  /** VERSION: anew for every issued version that the row's `revision` admits. PLAN: one rolling clock, untouched by revisions (G15). */
  readonly subject: 'VERSION' | 'PLAN';
  /** VERSION duties after a revision: only when it was major (第四十三条) or after any revision */
  readonly revision?: 'MAJOR' | 'ANY';
  /** The article that makes the duty arise anew after a revision, cited beside the row's own */
  readonly revisionArticle?: string;
  readonly anchor: 'ISSUED_ON' | 'LAST_DRILLED_ON' | 'LAST_EVALUATED_ON';
  /** Anchors before this date count from it (G26) */
  readonly anchorFloor?: string;
  readonly period: { readonly n: number; readonly unit: PeriodUnit };
  readonly roll: 'FORWARD' | 'NONE';
  readonly obligor: PartyRole;
  readonly handler: PartyRole;
  readonly severity: Severity;
  readonly ladder: string;
  /** Art. 33: to whom */
  readonly audience?: 'SOCIETY' | 'OWN_AND_AFFECTED';
  /** Plans for which the duty does not arise, with the reason (第四十九条) */
  readonly exempt?: readonly {
    readonly when: Predicate;
    readonly article: string;
    readonly text: Bilingual;
  }[];
}

/** One step of a reminder ladder, before (−) or after (+) the due date. `OPEN` fires when the duty opens. */
export interface LadderStep {
  readonly step: string;
  readonly offset: { readonly n: number; readonly unit: 'WORKING_DAY' | 'DAY' } | 'OPEN';
  readonly to: readonly ('HANDLER' | 'HEAD' | 'OBLIGOR' | 'BUREAU')[];
}

/** How a gap or an ambiguity was settled; replaced by a ruling under art. 50 without touching code. */
export interface Interpretation {
  readonly id: string;
  readonly question: Bilingual;
  readonly answer: Bilingual;
  readonly parameter?: string | number | boolean;
  /** What the answer rests on, so that a ruling under art. 50 can weigh it */
  readonly reason?: Bilingual;
}

export interface Rulebook {
  readonly id: string;
  readonly version: string;
  readonly title: Bilingual;
  readonly jurisdiction: string;
  readonly validFrom: string;
  readonly approvals: readonly ApprovalRow[];
  readonly issuingNames: readonly IssuingNameRow[];
  readonly filings: readonly FilingRow[];
  readonly duties: readonly DutyRow[];
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
