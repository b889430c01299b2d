import type { CivilDate } from '../../events/civil-date.ts';
import { isAfter } from '../../events/identifiers.ts';
import type { IssueFact, PlanState, PlanVersion } from '../plan/state.ts';
import { rulingFor } from '../rulebook/engine.ts';
import type { PlanDutyRow, VersionDutyRow } from '../rulebook/types.ts';
import { attested } from './attestation.ts';
import { closedWithPlan, closure } from './closure.ts';
import { dueFrom, timelinessOf } from './due.ts';
import type { DutyContext } from './duty-context.ts';
import { type LegState, legsOf } from './filing-legs.ts';
import { obligationOf } from './obligation-of.ts';
import type { Obligation, ObligationState, UndeterminedDuty } from './types.ts';

type IssuedVersion = PlanVersion & { readonly issue: IssueFact };
const isIssued = (version: PlanVersion): version is IssuedVersion => version.issue !== undefined;

/** Duties that arise anew with every issued version that the row admits: filing, copies, disclosure (art. 31, 33, 43). */
export function versionDuties(
  plan: PlanState,
  row: VersionDutyRow,
  because: readonly string[],
  context: DutyContext,
): Obligation[] {
  return plan.versions
    .filter(isIssued)
    .filter((version) => admits(row, version))
    .flatMap((version) => versionDuty(plan, version, row, because, context));
}

/** The first version always, but by a row on minor revisions; later ones as art. 43 and G27 say. */
function admits(row: VersionDutyRow, { revision }: PlanVersion): boolean {
  if (!revision) return row.revision !== 'MINOR';
  return row.revision === 'ANY' || row.revision === revision.revisionClass;
}

function versionDuty(
  plan: PlanState,
  version: IssuedVersion,
  row: VersionDutyRow,
  because: readonly string[],
  context: DutyContext,
): Obligation[] {
  const anchor = anchorOf(version.issue, row);
  const due = dueFrom(anchor.on, row, context.calendar);
  const legs = isSent(row) ? legsFor(row, plan, version, context) : [];
  // A rule that sends copies to nobody (an empty distribution list) asks for nothing.
  if (isSent(row) && legs.length === 0) return [];
  const met = isSent(row) ? legsState(legs, due, row) : openness(plan, version, row, due);
  return [
    obligationOf(
      plan,
      row,
      because,
      {
        cycle: `v${version.version}`,
        article:
          version.revision && row.revisionArticle ? `${row.article}、${row.revisionArticle}` : row.article,
        version: version.version,
        recipients: isSent(row) ? legs.map(recipient) : audience(row, plan, version),
        anchor,
        due,
        state:
          met.status === 'OPEN'
            ? (attested(plan, row, due, version.issue.on, context) ?? ended(plan, version, row) ?? met)
            : met,
      },
      context,
      version,
    ),
  ];
}

const isSent = (row: VersionDutyRow): boolean => row.duty === 'FILING' || row.duty === 'COPIES';

/** A duty to send a version whose route asks for an axis first: its questions, never silence. */
export function undeterminedRoute(
  plan: PlanState,
  row: PlanDutyRow,
  { rulebook }: DutyContext,
): UndeterminedDuty[] {
  if (row.subject !== 'VERSION' || !isSent(row) || !plan.versions.some(isIssued)) return [];
  const ruling = rulingFor(rulebook.filings, plan.attributes, rulebook.jurisdiction);
  if (ruling.status !== 'UNDETERMINED') return [];
  return [{ planId: plan.planId, ruleId: row.id, article: row.article, questions: ruling.questions }];
}

const ended = (plan: PlanState, version: PlanVersion, row: VersionDutyRow): ObligationState | undefined =>
  row.carried ? closedWithPlan(plan) : closure(plan, version);

/** 印发日期 unless the rulebook counts from another of the four dates; where that is not known, from the issue (G2). */
function anchorOf(issue: IssueFact, { anchor }: VersionDutyRow): Obligation['anchor'] {
  const { event } = issue;
  if (anchor === 'EFFECTIVE_ON') return { field: 'effectiveOn', on: issue.effectiveOn, event };
  if (anchor === 'ADOPTED_ON' && issue.adoptedOn) return { field: 'adoptedOn', on: issue.adoptedOn, event };
  if (anchor === 'ISSUED_ON') return { field: 'issuedOn', on: issue.on, event };
  const assumed = {
    zh: '未载成文日期，以印发日期起算',
    en: 'no day of adoption is recorded: counted from issue',
  };
  return { field: 'issuedOn', on: issue.on, event, assumed };
}

function legsFor(
  row: VersionDutyRow,
  plan: PlanState,
  version: PlanVersion,
  { rulebook, registry }: DutyContext,
): readonly LegState[] {
  const ruling = rulingFor(rulebook.filings, plan.attributes, rulebook.jurisdiction);
  if (ruling.status !== 'RULED') return [];
  const copies = row.duty === 'COPIES';
  const parties = { plan, version, registry, rulebook };
  return legsOf(ruling.row, parties, row.metBy).filter((leg) => (leg.kind === 'COPY') === copies);
}

const recipient = ({ kind, to, article, met }: LegState) => ({
  kind,
  to,
  article,
  ...(met && { metOn: met.on }),
});

/** Met on the day the last leg was; a return re-opens it with the due date that it had (G1). */
function legsState(legs: readonly LegState[], due: Obligation['due'], row: VersionDutyRow): ObligationState {
  const last = legs.reduce<LegState['met']>(
    (latest, { met }) => (met && (!latest || met.on > latest.on) ? met : latest),
    undefined,
  );
  if (last && legs.every((leg) => leg.met)) {
    return {
      status: 'DISCHARGED',
      on: last.on,
      event: last.event,
      timeliness: filedInTime(legs, last.on, due, row),
    };
  }
  const returned = legs.find((leg) => leg.returned && !leg.met)?.returned;
  return returned ? { status: 'OPEN', reopened: returned } : { status: 'OPEN' };
}

/** Late only because of a return: every leg had been sent in time before (G1). */
function filedInTime(
  legs: readonly LegState[],
  on: CivilDate,
  due: Obligation['due'],
  row: VersionDutyRow,
): Extract<ObligationState, { status: 'DISCHARGED' }>['timeliness'] {
  const timeliness = timelinessOf(on, due);
  if (timeliness !== 'LATE' || row.metBy === 'ACCEPTANCE') return timeliness;
  const sentInTime = legs.every(
    (leg) => leg.firstSentOn !== undefined && timelinessOf(leg.firstSentOn, due) === 'ON_TIME',
  );
  return sentInTime ? 'LATE_AFTER_RETURN' : 'LATE';
}

/**
 * What is shown to people: disclosed (33), or explained with publicity (34). What was taken from view again re-opens the
 * duty with the date it had, unless it was decided not to disclose; shown anew, it is judged by when it was first shown.
 */
function openness(
  plan: PlanState,
  version: PlanVersion,
  row: VersionDutyRow,
  due: Obligation['due'],
): ObligationState {
  const publicity = row.duty === 'PUBLICITY';
  const met = publicity ? publicised(plan, version.version) : disclosed(plan, version);
  const first = publicity ? met : version.disclosures[0];
  if (first && met)
    return { status: 'DISCHARGED', on: met.on, event: met.event, timeliness: timelinessOf(first.on, due) };
  const withdrawn = publicity ? undefined : withdrawal(plan, version);
  const reopened = withdrawn && { reopened: { on: withdrawn.on, event: withdrawn.event } };
  return exempted(plan, version.version, row) ?? { status: 'OPEN', ...reopened };
}

const withdrawal = (plan: PlanState, { version }: PlanVersion) =>
  plan.inForce?.disclosureWithdrawals.findLast((one) => one.version === version);

/** The disclosure that stands: the first, or the first after the last withdrawal. */
function disclosed(plan: PlanState, version: PlanVersion): PlanVersion['disclosures'][number] | undefined {
  const withdrawn = withdrawal(plan, version);
  return version.disclosures.find((one) => !withdrawn || isAfter(one.event, withdrawn.event));
}

/** 要点解读、宣传文稿、简本: the day on which the last of the three was out (第三十四条第二款). */
const THREE_ARTEFACTS = ['KEY_POINTS', 'PUBLICITY_TEXT', 'ABRIDGED_VERSION'] as const;

function publicised(plan: PlanState, version: number): Pick<IssueFact, 'on' | 'event'> | undefined {
  const published = (plan.inForce?.publicity ?? []).filter((one) => one.version === version);
  const firsts = THREE_ARTEFACTS.map((artefact) => published.find((one) => one.artefacts.includes(artefact)));
  if (firsts.some((first) => !first)) return undefined;
  return firsts.reduce((latest, one) => (one && (!latest || one.on > latest.on) ? one : latest), undefined);
}

/** 不予公开, decided on a legal basis (第四十九条): the duty ends with the decision and is judged by nobody as met. */
function exempted(plan: PlanState, version: number, row: VersionDutyRow): ObligationState | undefined {
  const exemption = plan.inForce?.exemptions.find((one) => one.version === version);
  if (!exemption || (row.duty !== 'DISCLOSURE' && row.duty !== 'PUBLICITY')) return undefined;
  const { on, event, legalBasis } = exemption;
  return {
    status: 'CLOSED',
    on,
    event,
    why: { zh: `依${legalBasis}不予公开`, en: `exempted from disclosure (${legalBasis})` },
  };
}

const AUDIENCES = {
  SOCIETY: { zh: '社会', en: 'society (社会)' },
  OWN_AND_AFFECTED: {
    zh: '本单位以及可能受影响的其他单位和地区',
    en: 'own unit, and other units and areas that may be affected',
  },
} as const;

function audience(row: VersionDutyRow, plan: PlanState, version: PlanVersion): Obligation['recipients'] {
  const metOn = row.duty === 'DISCLOSURE' ? disclosed(plan, version)?.on : undefined;
  return [
    {
      kind: 'AUDIENCE',
      to: AUDIENCES[row.audience ?? 'SOCIETY'],
      article: row.article,
      ...(metOn && { metOn }),
    },
  ];
}
