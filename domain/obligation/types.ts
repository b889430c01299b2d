import type { CivilDate } from '../../events/civil-date.ts';
import type { EventId, OrganisationId, PlanId } from '../../events/identifiers.ts';
import type { FilingLegKind } from '../../events/plan-events.ts';
import type { ExplainedDueDate } from '../calendar/types.ts';
import type { Bilingual } from '../refusal.ts';
import type { DutyKind, Severity } from '../rulebook/types.ts';
import type { AnchorField } from './anchors.ts';

/** A party that a rule names: the organisation, or why it can't be named yet. */
export type Party = { readonly organisation: OrganisationId } | { readonly unresolved: Bilingual };

/**
 * A duty under the law, derived and never stored as truth: who owes what to whom by when, and which article says so.
 * Holds nothing that depends on today; `phaseOn` tells how it stands on a day.
 */
export interface Obligation {
  /**
   * `<planId>.<ruleId>.<cycle>`, of an organisation `o.<organisationId>.<ruleId>.<cycle>` (`subject.ts`): the same for
   * every derivation. Letters, digits, dots, hyphens.
   */
  readonly id: string;
  /** The plan it belongs to; absent on duties of an organisation */
  readonly planId?: PlanId;
  /** Whose duty it is when it belongs to no single plan (国务院令第708号第八条; 第三十六、四十七条) */
  readonly organisation?: OrganisationId;
  readonly ruleId: string;
  readonly article: string;
  readonly duty: DutyKind;
  readonly severity: Severity;
  readonly text: Bilingual;
  /** Version of the text it concerns; absent for duties of the plan as a whole */
  readonly version?: number;
  readonly obligor: readonly Party[];
  readonly handler: readonly Party[];
  /** To whom: recipients by leg (31), or the audience (33) */
  readonly recipients: readonly {
    readonly kind: FilingLegKind | 'AUDIENCE';
    readonly to: Party | Bilingual;
    readonly article: string;
    readonly metOn?: CivilDate;
  }[];
  readonly anchor: {
    readonly field: AnchorField;
    readonly on: CivilDate;
    readonly event?: EventId;
    readonly assumed?: Bilingual;
  };
  readonly due: ExplainedDueDate;
  readonly state: ObligationState;
  readonly interpretations: readonly string[];
  /** The axes of the plan that made the rule match, `form=SPECIAL` */
  readonly because?: readonly string[];
  readonly ladder: string;
  /** Legacy duties are facts without reminders (G26) */
  readonly silent: boolean;
  /** Overdue on its last day already: only where a ruling says so (G34) */
  readonly overdueFrom?: 'DUE_DAY';
  /** No law sets the period: a target of the rulebook */
  readonly target?: true;
  /** The text behind it was not read in full by whoever wrote the rulebook */
  readonly verified?: false;
  /** Put off with somebody's agreement (G19): what it was due before, each time */
  readonly deferred?: readonly { readonly from: CivilDate; readonly event: EventId }[];
  /** Every rule that asks for it where several do; the earliest due date is the operative one */
  readonly citations?: readonly Citation[];
}

/** One of several rules that ask for the same thing of the same subject in the same cycle. */
export interface Citation {
  readonly ruleId: string;
  readonly article: string;
  readonly severity: Severity;
  readonly dueOn: CivilDate;
  readonly operative: boolean;
}

export type ObligationState =
  | { readonly status: 'OPEN'; readonly reopened?: { readonly on: CivilDate; readonly event: EventId } }
  | {
      readonly status: 'DISCHARGED';
      readonly on: CivilDate;
      readonly event?: EventId;
      readonly timeliness: 'ON_TIME' | 'LATE' | 'LATE_AFTER_RETURN' | 'UNDETERMINED';
    }
  | { readonly status: 'CLOSED'; readonly on: CivilDate; readonly event: EventId; readonly why: Bilingual }
  /** Lifted by somebody who may, on a legal ground */
  | {
      readonly status: 'WAIVED';
      readonly on: CivilDate;
      readonly event: EventId;
      readonly legalBasis: string;
    };

/** A duty that may exist, but whose rule asks for an attribute or a date that nobody has entered. */
export interface UndeterminedDuty {
  readonly planId?: PlanId;
  readonly organisation?: OrganisationId;
  readonly ruleId: string;
  readonly article: string;
  readonly questions: readonly Bilingual[];
}

/** A duty that does not arise because an exemption holds for the plan (第四十九条): said, not left out. */
export interface ExemptDuty {
  readonly planId: PlanId;
  readonly ruleId: string;
  readonly article: string;
  readonly exemptedBy: string;
  readonly text: Bilingual;
}

/** All that the law asks for one plan. */
export interface Duties {
  readonly obligations: readonly Obligation[];
  readonly undetermined: readonly UndeterminedDuty[];
  readonly exempt: readonly ExemptDuty[];
  /** Versions of the law and the calendar that were used */
  readonly rulebook: string;
  readonly calendar: string;
}

/** How a duty stands on a day. PROVISIONAL dates are never OVERDUE. */
export type Phase =
  | 'UPCOMING'
  | 'DUE_SOON'
  | 'DUE_TODAY'
  | 'OVERDUE'
  | 'MET'
  | 'MET_LATE'
  | 'CLOSED'
  | 'WAIVED';
