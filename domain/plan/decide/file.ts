import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid } from '../../decision/fault.ts';
import { knownOrganisations, nameOf } from '../../organisation/known-organisations.ts';
import { successorOf } from '../../organisation/successor.ts';
import type { FilingRow } from '../../rulebook/types.ts';
import type { PlanState, PlanVersion } from '../state.ts';
import type { PlanContext } from './context.ts';
import { standingWith } from './filing-legs.ts';
import { filingRuling, type Parties, partiesOf, rowOf, rulingFaults, unresolvedFaults } from './law.ts';
import { atStage, ISSUED_STAGES, versionOf } from './standing.ts';
import { decideOfIssued } from './stated.ts';
import { missingDocuments } from './submit.ts';

/** Legs may go out in several submissions; each must be one that the rule names. */
export const decideFile = decideOfIssued('FilingSubmitted', checkFilingSubmitted);

export function checkFilingSubmitted(
  state: PlanState | undefined,
  event: NewEvent<'FilingSubmitted'>,
  context: PlanContext,
): Fault[] {
  const { body, occurredOn } = event;
  const version = versionOf(state, body.version);
  return [
    ...atStage(state, body.version, ISSUED_STAGES, {
      article: '第三十一条',
      zh: '印发后方可备案',
      en: 'filing follows issue',
    }),
    ...notInFuture(occurredOn, context.today),
    ...notBefore(occurredOn, [
      { on: version?.issue?.on, zh: '印发之日', en: 'the day of issue', article: '第三十一条' },
    ]),
    ...knownOrganisations(
      context.registry,
      body.legs.map(({ recipient }, index) => ({ id: recipient, pointer: `/legs/${index}/recipient` })),
    ),
    ...duplicateLegs(body.legs, context),
    ...(state && version ? lawFaults(state, version, event, context) : []),
  ];
}

type Legs = NewEvent<'FilingSubmitted'>['body']['legs'];

function duplicateLegs(legs: Legs, { registry }: PlanContext): Fault[] {
  return legs.flatMap((leg, index) =>
    legs.findIndex((other) => other.kind === leg.kind && other.recipient === leg.recipient) === index
      ? []
      : [
          invalid('LEG_REPEATED', {
            pointer: `/legs/${index}`,
            article: '第三十一条',
            zh: `同一次报送中${nameOf(registry, leg.recipient)}（${leg.kind}）重复`,
            en: `${nameOf(registry, leg.recipient)} (${leg.kind}) stands twice in this submission`,
          }),
        ],
  );
}

function lawFaults(
  state: PlanState,
  version: PlanVersion,
  { body, occurredOn }: NewEvent<'FilingSubmitted'>,
  context: PlanContext,
): Fault[] {
  const ruling = filingRuling(state.attributes, context);
  const row = rowOf(ruling);
  if (!row) return rulingFaults([ruling]);
  const named = row.legs.map((leg) => ({ ...leg, parties: partiesOf(leg.to, state, version, context) }));
  const filing = body.legs.some((leg) => leg.kind === 'FILING');
  return [
    ...body.legs.flatMap((leg, index) => [
      ...legNamed(leg, index, named, row, context),
      ...legOpen(version, leg, index, occurredOn, context),
    ]),
    ...(filing ? missingDocuments(body.documents, row.documents, row.article) : []),
  ];
}

type NamedLeg = FilingRow['legs'][number] & { readonly parties: Parties };

function legNamed(
  leg: Legs[number],
  index: number,
  named: readonly NamedLeg[],
  row: FilingRow,
  { registry }: PlanContext,
): Fault[] {
  const ofKind = named.filter((one) => one.kind === leg.kind);
  const allowed = ofKind.flatMap((one) => one.parties.ids);
  if (allowed.includes(successorOf(registry, leg.recipient))) return [];
  const expected = allowed.map((id) => nameOf(registry, id)).join('、') || '—';
  const pointer = `/legs/${index}/recipient`;
  return [
    invalid('RECIPIENT_NOT_BY_RULE', {
      pointer,
      article: row.article,
      zh: `${legNames[leg.kind][0]}单位应为：${expected}，不是${nameOf(registry, leg.recipient)}`,
      en: `${legNames[leg.kind][1]} goes to ${expected}, not to ${nameOf(registry, leg.recipient)}`,
    }),
    ...ofKind.flatMap((one) => unresolvedFaults(one.parties, pointer, row.article)),
  ];
}

const legNames = {
  FILING: ['备案', 'filing (备案)'],
  DIRECT_DELIVERY: ['径送', 'direct delivery (径送)'],
  COPY: ['抄送', 'copy (抄送)'],
} as const;

/** A leg that lies with its recipient or was accepted goes out again only after a return (G33). */
function legOpen(
  version: PlanVersion,
  leg: Legs[number],
  index: number,
  occurredOn: NewEvent['occurredOn'],
  { registry, rulebook }: PlanContext,
): Fault[] {
  const standing = standingWith(version, leg.recipient);
  const again = rulebook.policies.repeatedFiling === 'ACCEPTED';
  const sent = !again && standing.submissions.some(({ legs }) => legs.some((one) => one.kind === leg.kind));
  if (sent && (standing.waiting || standing.accepted))
    return [
      conflict('LEG_ALREADY_SUBMITTED', {
        pointer: `/legs/${index}`,
        article: '第三十一条',
        zh: `已向${nameOf(registry, leg.recipient)}${legNames[leg.kind][0]}，退回后方可重新报送`,
        en: `the ${legNames[leg.kind][1]} went to ${nameOf(registry, leg.recipient)} already; it goes again only after a return`,
      }),
    ];
  return notBefore(occurredOn, [
    { on: standing.returns.at(-1)?.on, zh: '退回之日', en: 'the day it was returned', article: '第三十一条' },
  ]);
}
