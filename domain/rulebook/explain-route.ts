import type { DocumentKind } from '../../events/documents.ts';
import type { AttributeName, PlanAttributes } from '../../events/plan-attributes.ts';
import type { FilingLegKind, ReviewGate } from '../../events/plan-events.ts';
import type { Party } from '../obligation/types.ts';
import type { Registry } from '../organisation/organisation.ts';
import type { PlanState } from '../plan/state.ts';
import { versionInForce } from '../plan/state.ts';
import type { Bilingual } from '../refusal.ts';
import { sentenceOf } from './citation.ts';
import { dutyRulings, rulingFor } from './engine.ts';
import { resolveParty } from './parties.ts';
import { classNames } from './party-names.ts';
import { inWords } from './predicate-words.ts';
import type { PartyRole, Predicate, Rulebook, Ruling, VersionDutyRow } from './types.ts';

/** Why one step of a plan's road is as it is: the rule that holds, no rule, or the question to answer first. */
export type RouteStep<Details> =
  | ({
      readonly status: 'RULED';
      readonly ruleId: string;
      readonly article: string;
      readonly text: Bilingual;
      /** The law's own sentence, where the rulebook quotes it */
      readonly sentence?: Bilingual;
      /** What of the plan made the rule match, in words */
      readonly because: readonly Bilingual[];
      /** How gaps in the text were settled (第五十条) */
      readonly interpretations: readonly string[];
    } & Details)
  | { readonly status: 'NO_RULE'; readonly why?: Bilingual }
  | {
      readonly status: 'UNDETERMINED';
      readonly missing: readonly AttributeName[];
      readonly questions: readonly Bilingual[];
    };

/** The road of a plan under a rulebook, step by step, each with its reason. */
export interface Route {
  /** 编制: which kinds of body may make it */
  readonly drafting: RouteStep<{ readonly by: readonly Bilingual[] }>;
  /** 审批: after which gates, with which papers, by whom; one body of each group suffices */
  readonly approval: RouteStep<{
    readonly gatesBeforeSubmission: readonly ReviewGate[];
    readonly gatesAfterSubmission: readonly ReviewGate[];
    readonly documents: readonly DocumentKind[];
    readonly approvers: readonly (readonly Party[])[];
  }>;
  /** 印发名义: one of the alternatives, all its bodies together */
  readonly issuingName: RouteStep<{ readonly names: readonly (readonly Party[])[] }>;
  /** 备案、径送、抄送 */
  readonly filing: RouteStep<{
    readonly legs: readonly {
      readonly kind: FilingLegKind;
      readonly to: readonly Party[];
      readonly article: string;
    }[];
    readonly documents: readonly DocumentKind[];
  }>;
  /** 公开: to whom, or by which article not */
  readonly disclosure: RouteStep<{
    readonly audience: NonNullable<VersionDutyRow['audience']>;
    readonly exempted?: { readonly article: string; readonly text: Bilingual };
  }>;
  readonly rulebook: string;
}

export interface RouteContext {
  readonly rulebook: Rulebook;
  readonly registry: Registry;
}

/** Explains the road of a plan. Total: what the rulebook lacks or does not know yet is an answer too. */
export function explainRoute(plan: PlanState, { rulebook, registry }: RouteContext): Route {
  const version = versionInForce(plan) ?? plan.versions.at(-1);
  const parties = { plan, version, registry, rulebook };
  const found = (role: PartyRole): readonly Party[] => resolveParty(role, parties);
  const ruling = <R extends { readonly when: Predicate }>(rows: readonly R[]): Ruling<R> =>
    rulingFor(rows, plan.attributes, rulebook.jurisdiction);
  return {
    drafting: step(rulebook, ruling(rulebook.drafters), ({ by }) => ({
      by: by.map((one) => classNames[one]),
    })),
    approval: step(rulebook, ruling(rulebook.approvals), (row) => ({
      gatesBeforeSubmission: row.gatesBeforeSubmission,
      gatesAfterSubmission: row.gatesAfterSubmission,
      documents: row.documents,
      approvers: row.approvers.map(({ anyOf }) => anyOf.flatMap(found)),
    })),
    issuingName: step(rulebook, ruling(rulebook.issuingNames), ({ names }) => ({
      names: names.map((together) => together.flatMap(found)),
    })),
    filing: step(rulebook, ruling(rulebook.filings), ({ legs, documents, article }) => ({
      legs: legs.map((leg) => ({ kind: leg.kind, to: found(leg.to), article: leg.article ?? article })),
      documents,
    })),
    disclosure: disclosure(plan.attributes, rulebook),
    rulebook: `${rulebook.id}@${rulebook.version}`,
  };
}

type RuledRow = Pick<VersionDutyRow, 'id' | 'article' | 'text' | 'interpretations' | 'when'>;

function step<R extends RuledRow, Details>(
  rulebook: Rulebook,
  ruling: Ruling<R>,
  details: (row: R) => Details,
): RouteStep<Details> {
  if (ruling.status !== 'RULED') return ruling;
  const { row, because } = ruling;
  const sentence = sentenceOf(rulebook, row.article);
  return {
    status: 'RULED',
    ruleId: row.id,
    article: row.article,
    text: row.text,
    ...(sentence && { sentence }),
    because: because.map(inWords),
    interpretations: row.interpretations ?? [],
    ...details(row),
  };
}

/** The first disclosure of a plan (art. 33): a duty row that an exemption may lift, and so ruled as duties are. */
function disclosure(attributes: PlanAttributes, rulebook: Rulebook): Route['disclosure'] {
  const rulings = dutyRulings(rulebook, attributes).flatMap((ruling) =>
    ruling.row.subject === 'VERSION' && ruling.row.duty === 'DISCLOSURE' && ruling.row.revision !== 'MINOR'
      ? [{ ruling, row: ruling.row }]
      : [],
  );
  const certain = rulings.find(({ ruling }) => ruling.status !== 'UNDETERMINED');
  if (!certain) {
    const asked = rulings.flatMap(({ ruling }) => (ruling.status === 'UNDETERMINED' ? [ruling] : []));
    if (asked.length === 0) return { status: 'NO_RULE' };
    const missing = [...new Set(asked.flatMap((one) => one.missing))];
    const questions = [...new Set(asked.flatMap((one) => one.questions))];
    return { status: 'UNDETERMINED', missing, questions };
  }
  const { ruling, row } = certain;
  const because = ruling.status === 'UNDETERMINED' ? [] : ruling.because;
  return step(rulebook, { status: 'RULED', row, because }, ({ audience = 'SOCIETY' }) => ({
    audience,
    ...(ruling.status === 'EXEMPT' && {
      exempted: { article: ruling.exemption.article, text: ruling.exemption.text },
    }),
  }));
}
