import type { DocumentKind } from '../../../events/documents.ts';
import type { OrganisationId } from '../../../events/identifiers.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid } from '../../decision/fault.ts';
import { knownOrganisations, nameOf } from '../../organisation/known-organisations.ts';
import type { FilingSubmissionFact, PlanState } from '../state.ts';
import type { PlanContext } from './context.ts';
import { type RecipientStanding, recordedBefore, standingWith } from './filing-legs.ts';
import { atStage, ISSUED_STAGES, versionOf } from './standing.ts';
import { decideOfIssued } from './stated.ts';

export const decideAcceptFiling = decideOfIssued('Filed', checkFiled);

export const decideReturnFiling = decideOfIssued('FilingReturned', checkFilingReturned);

export function checkFiled(
  state: PlanState | undefined,
  event: NewEvent<'Filed'>,
  context: PlanContext,
): Fault[] {
  return checkAnswer(state, event, context).faults;
}

export function checkFilingReturned(
  state: PlanState | undefined,
  event: NewEvent<'FilingReturned'>,
  context: PlanContext,
): Fault[] {
  const { faults, standing } = checkAnswer(state, event, context);
  return [...faults, ...(standing ? newOldDeficiencies(event, standing) : [])];
}

/** What holds for any answer of a recipient: something was sent to it that it has not answered. */
function checkAnswer(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'Filed'> | NewEvent<'FilingReturned'>,
  context: PlanContext,
): { readonly faults: Fault[]; readonly standing?: RecipientStanding } {
  const version = versionOf(state, body.version);
  const standing = version && standingWith(version, body.recipient);
  const faults = [
    ...atStage(state, body.version, ISSUED_STAGES, {
      article: '第三十一条',
      zh: '印发并报送后方有备案可办',
      en: 'a filing is answered once the version is issued and filed',
    }),
    ...notInFuture(occurredOn, context.today),
    ...knownOrganisations(context.registry, [{ id: body.recipient, pointer: '/recipient' }]),
    ...(standing ? answerable(standing, body.recipient, context) : []),
    ...notBefore(occurredOn, [
      {
        on: standing?.submissions.at(-1)?.on,
        zh: '报送之日',
        en: 'the day it was sent',
        article: '第三十一条',
      },
      { on: receivedOn(state, body), zh: '收件之日', en: 'the day the desk took it in' },
    ]),
  ];
  return { faults, ...(standing && { standing }) };
}

const receivedOn = (
  state: PlanState | undefined,
  { version, recipient }: NewEvent<'Filed'>['body'] | NewEvent<'FilingReturned'>['body'],
) =>
  state?.inForce?.filingReceipts.findLast((one) => one.version === version && one.recipient === recipient)
    ?.on;

/** Something lies on the recipient's desk that it has not answered. */
export function answerable(
  standing: RecipientStanding,
  recipient: OrganisationId,
  { registry }: PlanContext,
): Fault[] {
  if (standing.waiting) return [];
  const name = nameOf(registry, recipient);
  const [code, zh, en] = standing.accepted
    ? ['FILING_ALREADY_ACCEPTED', `${name}已接收备案`, `${name} has accepted it already`]
    : standing.submissions.length
      ? [
          'FILING_ALREADY_RETURNED',
          `${name}已退回，尚未重新报送`,
          `${name} has returned it and got nothing since`,
        ]
      : ['NOTHING_SUBMITTED', `未向${name}报送`, `nothing was sent to ${name}`];
  return [conflict(code, { pointer: '/recipient', article: '第三十一条', zh, en })];
}

/**
 * 一次性告知 (G22 of the accompanying plan, item 22): what could have been said with the first return can't be raised by
 * a later one. A later return may repeat deficiencies that were raised before, and may add those of papers that the
 * resubmission brought in or changed; `document` says which paper a deficiency concerns.
 */
function newOldDeficiencies(
  { body }: NewEvent<'FilingReturned'>,
  { submissions, returns }: RecipientStanding,
): Fault[] {
  const lastReturn = returns.at(-1);
  if (!lastReturn) return [];
  const raised = new Set(returns.flatMap((one) => one.deficiencies.map((deficiency) => deficiency.code)));
  const seen = submissions.filter((one) => recordedBefore(one.event, lastReturn.event));
  const fresh = submissions.filter((one) => !seen.includes(one));
  const changed = changedPapers(seen, fresh);
  return body.deficiencies.flatMap(({ code, document }, index) =>
    raised.has(code) || (document !== undefined && changed.has(document))
      ? []
      : [
          invalid('DEFICIENCY_RAISED_LATE', {
            pointer: `/deficiencies/${index}`,
            article: '一次性告知',
            zh: `缺陷“${code}”首次退回时未告知，且不涉及重新报送时新增或更改的材料，不得再次提出`,
            en: `deficiency ${code} was not raised by the first return and concerns no paper that the resubmission changed`,
          }),
        ],
  );
}

/** Kinds of paper of which the resubmission holds a text that the recipient had not seen. */
function changedPapers(
  seen: readonly FilingSubmissionFact[],
  fresh: readonly FilingSubmissionFact[],
): ReadonlySet<DocumentKind> {
  const known = new Set(seen.flatMap((one) => one.documents.map(({ kind, sha256 }) => `${kind} ${sha256}`)));
  const papers = fresh.flatMap((one) => one.documents);
  return new Set(
    papers.filter(({ kind, sha256 }) => !known.has(`${kind} ${sha256}`)).map(({ kind }) => kind),
  );
}
