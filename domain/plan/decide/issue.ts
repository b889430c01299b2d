import type { OrganisationId } from '../../../events/identifiers.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { type Fault, invalid, settle } from '../../decision/fault.ts';
import { knownOrganisations, listed, namesOf } from '../../organisation/known-organisations.ts';
import type { PartyRole } from '../../rulebook/types.ts';
import type { IssueCommand } from '../commands.ts';
import type { PlanState, PlanVersion } from '../state.ts';
import { versionInForce } from '../state.ts';
import type { Decide, PlanContext } from './context.ts';
import { documentNumberForm, documentNumberTaken, documentNumberYear } from './document-number.ts';
import { issuingNameRuling, type Parties, partiesOf, rowOf, rulingFaults, unresolvedFaults } from './law.ts';
import { atStage, living, numberInWork, versionOf } from './standing.ts';

/** Issue of version n ≥ 2 takes version n − 1 out of force in the same commit (G30). */
export const decideIssue: Decide<IssueCommand> = (
  state,
  { on, effectiveOn, distribution, ...command },
  context,
) => {
  const occurredOn = on ?? context.today;
  const version = numberInWork(state);
  const event: NewEvent<'Issued'> = {
    type: 'Issued',
    occurredOn,
    body: {
      version,
      ...command,
      effectiveOn: effectiveOn ?? occurredOn,
      distribution: distribution ?? [...(state?.dutyBodies ?? [])],
    },
  };
  const former = state && versionInForce(state)?.version;
  const events: NewEvent[] = former
    ? [event, { type: 'Superseded', occurredOn, body: { version: former, byVersion: version } }]
    : [event];
  return settle([...living(state, context), ...checkIssued(state, event, context)], events);
};

export function checkIssued(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'Issued'>,
  context: PlanContext,
): Fault[] {
  const version = versionOf(state, body.version);
  return [
    ...atStage(state, body.version, ['APPROVED'], {
      article: '第三十条',
      zh: '批准后方可印发',
      en: 'a version is issued once it is approved',
    }),
    ...notInFuture(occurredOn, context.today),
    ...notBefore(occurredOn, [
      { on: version?.approval?.on, zh: '批准之日', en: 'the day of approval', article: '第三十条' },
      { on: body.adoptedOn, zh: '成文日期', en: 'the day of adoption' },
      { on: formerIssue(state), zh: '上一版印发之日', en: 'the day the version before was issued' },
    ]),
    ...notBefore(
      body.effectiveOn,
      [{ on: occurredOn, zh: '印发之日', en: 'the day of issue', article: '第三十五条' }],
      '/effectiveOn',
    ),
    ...numberFaults(state, body, occurredOn, context),
    ...knownOrganisations(context.registry, [
      ...listed(body.inNameOf, '/inNameOf'),
      ...listed(body.distribution, '/distribution'),
    ]),
    ...(state && version ? nameFaults(state, version, body.inNameOf, context) : []),
  ];
}

const formerIssue = (state: PlanState | undefined) =>
  state && (versionInForce(state)?.issue?.on ?? state.legacy?.issuedOn);

function numberFaults(
  state: PlanState | undefined,
  body: NewEvent<'Issued'>['body'],
  occurredOn: NewEvent['occurredOn'],
  context: PlanContext,
): Fault[] {
  const { documentNo } = body;
  const holder = ownNumbers(state).includes(documentNo)
    ? context.planId
    : context.documentNumberHolder(documentNo, context.planId);
  return [
    ...documentNumberForm(documentNo, '/documentNo'),
    ...documentNumberYear(documentNo, [occurredOn, body.adoptedOn], '/documentNo'),
    ...(holder ? [documentNumberTaken(documentNo, holder, '/documentNo')] : []),
  ];
}

/** Numbers that the plan's earlier texts bear: each issue has one of its own. */
const ownNumbers = (state: PlanState | undefined): readonly string[] => [
  ...(state?.legacy?.documentNo !== undefined ? [state.legacy.documentNo] : []),
  ...(state?.versions ?? []).flatMap(({ issue }) => (issue ? [issue.documentNo] : [])),
];

/** 第三十条: the names are exactly one of the alternatives that the rule allows. */
function nameFaults(
  state: PlanState,
  version: PlanVersion,
  inNameOf: readonly OrganisationId[],
  context: PlanContext,
): Fault[] {
  const ruling = issuingNameRuling(state.attributes, context);
  const row = rowOf(ruling);
  if (!row) return rulingFaults([ruling]);
  const alternatives = row.names.map((roles) =>
    roles.flatMap((role) => allOf(role, partiesOf(role, state, version, context))),
  );
  const nameable = alternatives.filter((parties) => parties.every((party) => party.ids.length > 0));
  const given = new Set(inNameOf);
  const allowed = nameable.some(
    (parties) => parties.every((party) => party.ids.some((id) => given.has(id))) && coversAll(given, parties),
  );
  if (allowed) return [];
  if (nameable.length === 0)
    return alternatives.flat().flatMap((parties) => unresolvedFaults(parties, '/inNameOf', row.article));
  const names = nameable.map((parties) =>
    namesOf(
      context.registry,
      parties.flatMap((party) => party.ids),
    ),
  );
  return [
    invalid('ISSUING_NAME_NOT_ALLOWED', {
      pointer: '/inNameOf',
      article: row.article,
      zh: `应以${names.join('或')}名义印发，不是${namesOf(context.registry, inNameOf)}`,
      en: `it is issued in the name of ${names.join(' or ')}, not of ${namesOf(context.registry, inNameOf)}`,
    }),
  ];
}

/** What the regions agreed on binds every name that they agreed on; other parties are one of several. */
const allOf = (role: PartyRole, parties: Parties): readonly Parties[] =>
  role.party === 'AGREED_NAMES' && parties.ids.length > 0
    ? parties.ids.map((id) => ({ ...parties, ids: [id] }))
    : [parties];

const coversAll = (
  given: ReadonlySet<OrganisationId>,
  parties: readonly { readonly ids: readonly OrganisationId[] }[],
) => [...given].every((id) => parties.some((party) => party.ids.includes(id)));
