import type { OrganisationId } from '../../../events/identifiers.ts';
import type { AttributeName, PlanAttributes } from '../../../events/plan-attributes.ts';
import { type Fault, invalid, undetermined } from '../../decision/fault.ts';
import type { Bilingual } from '../../refusal.ts';
import { dutyRulings, rulingFor } from '../../rulebook/engine.ts';
import { organisationsOf, resolveParty } from '../../rulebook/parties.ts';
import { questionFor } from '../../rulebook/questions.ts';
import type {
  ApprovalRow,
  FilingRow,
  IssuingNameRow,
  PartyRole,
  Ruling,
  VersionDutyRow,
} from '../../rulebook/types.ts';
import type { PlanState, PlanVersion } from '../state.ts';
import type { PlanContext } from './context.ts';

/*
 * What the rulebook says, in the terms of decisions. Which rows there are and what they ask is data; a kind of plan
 * without a row, and an axis that nobody has entered, each become a reason of their own.
 */

/** A ruling with the name of its topic, for people. */
interface Topic<R> {
  readonly ruling: Ruling<R>;
  readonly topic: Bilingual;
  readonly rulebook: string;
}

export function approvalRuling(attributes: PlanAttributes, { rulebook }: PlanContext): Topic<ApprovalRow> {
  const ruling = rulingFor(rulebook.approvals, attributes, rulebook.jurisdiction);
  return { ruling, topic: { zh: '审批', en: 'approval' }, rulebook: rulebook.version };
}

export function issuingNameRuling(
  attributes: PlanAttributes,
  { rulebook }: PlanContext,
): Topic<IssuingNameRow> {
  const ruling = rulingFor(rulebook.issuingNames, attributes, rulebook.jurisdiction);
  return { ruling, topic: { zh: '印发名义', en: 'the name it is issued in' }, rulebook: rulebook.version };
}

export function filingRuling(attributes: PlanAttributes, { rulebook }: PlanContext): Topic<FilingRow> {
  const ruling = rulingFor(rulebook.filings, attributes, rulebook.jurisdiction);
  return { ruling, topic: { zh: '备案', en: 'filing' }, rulebook: rulebook.version };
}

/** The row that holds, if one does. */
export const rowOf = <R>({ ruling }: Topic<R>): R | undefined =>
  ruling.status === 'RULED' ? ruling.row : undefined;

/** Why there is no row: the rulebook has none for this kind of plan, or which questions come first, each once. */
export function rulingFaults(topics: readonly Topic<unknown>[]): Fault[] {
  const asked = new Map<AttributeName, Bilingual>();
  const faults: Fault[] = [];
  for (const { ruling, topic, rulebook } of topics) {
    if (ruling.status === 'NO_RULE')
      faults.push(
        invalid('NO_RULE', {
          pointer: '/attributes',
          zh: `规则库（${rulebook}）尚无此类应急预案的${topic.zh}规定${ruling.why ? `：${ruling.why.zh}` : ''}`,
          en: `the rulebook (${rulebook}) has no row on ${topic.en} for this kind of plan${ruling.why ? `: ${ruling.why.en}` : ''}`,
        }),
      );
    if (ruling.status === 'UNDETERMINED')
      for (const [index, attribute] of ruling.missing.entries())
        asked.set(attribute, ruling.questions[index] ?? topic);
  }
  return [...faults, ...[...asked].map(([attribute, question]) => toAnswer(attribute, question))];
}

const toAnswer = (attribute: AttributeName, { zh, en }: Bilingual): Fault =>
  undetermined('ATTRIBUTE_UNKNOWN', { pointer: `/attributes/${attribute}`, zh, en });

/** An axis that must be known before a rule can be followed. */
export const attributeUnknown = (attribute: AttributeName): Fault =>
  toAnswer(attribute, questionFor(attribute));

/** Organisations that a party of the law stands for, and why others can't be named yet. */
export interface Parties {
  readonly ids: readonly OrganisationId[];
  readonly unresolved: readonly Bilingual[];
}

export function partiesOf(
  role: PartyRole,
  plan: PlanState,
  version: PlanVersion,
  context: PlanContext,
): Parties {
  const { registry, rulebook } = context;
  const parties = resolveParty(role, { plan, version, registry, rulebook });
  return {
    ids: organisationsOf(parties),
    unresolved: parties.flatMap((party) => ('unresolved' in party ? [party.unresolved] : [])),
  };
}

/** The registry must say more before the rule can be followed. */
export const unresolvedFaults = ({ unresolved }: Parties, pointer: string, article: string): Fault[] =>
  unresolved.map(({ zh, en }) => undetermined('PARTY_UNRESOLVED', { pointer, article, zh, en }));

/** To whom art. 33 discloses the plan; an exemption frees from the duty and changes no audience. */
export function audienceByLaw(
  attributes: PlanAttributes,
  { rulebook }: PlanContext,
): { readonly audience: VersionDutyRow['audience']; readonly article: string; readonly faults: Fault[] } {
  const rulings = dutyRulings(rulebook, attributes).flatMap((ruling) => {
    const { row } = ruling;
    return row.subject === 'VERSION' && row.duty === 'DISCLOSURE' && row.audience
      ? [{ ruling, audience: row.audience, article: row.article }]
      : [];
  });
  const certain = rulings.find(({ ruling }) => ruling.status !== 'UNDETERMINED');
  if (certain) return { audience: certain.audience, article: certain.article, faults: [] };
  const questions = rulings.flatMap(({ ruling }) =>
    ruling.status === 'UNDETERMINED' ? ruling.questions : [],
  );
  const faults = questions.map(({ zh, en }) =>
    undetermined('ATTRIBUTE_UNKNOWN', { pointer: '/attributes', article: '第三十三条', zh, en }),
  );
  return {
    audience: undefined,
    article: '第三十三条',
    faults: [...new Map(faults.map((one) => [one.en, one])).values()],
  };
}
