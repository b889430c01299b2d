import type { IssueFact, PlanState, PlanVersion } from '../plan/state.ts';
import { rulingFor } from '../rulebook/engine.ts';
import { resolveParty } from '../rulebook/parties.ts';
import type { DutyRow } from '../rulebook/types.ts';
import { dueFrom, timelinessOf } from './due.ts';
import type { DutyContext } from './duty-context.ts';
import { type LegState, legsOf } from './filing-legs.ts';
import type { Obligation, ObligationState } from './types.ts';

type IssuedVersion = PlanVersion & { readonly issue: IssueFact };
const isIssued = (version: PlanVersion): version is IssuedVersion => version.issue !== undefined;

/** Duties that arise anew with every issued version that the row admits: filing, copies, disclosure (art. 31, 33, 43). */
export function versionDuties(
  plan: PlanState,
  row: DutyRow,
  because: readonly string[],
  context: DutyContext,
): Obligation[] {
  return plan.versions
    .filter(isIssued)
    .filter((version) => admits(row, version))
    .flatMap((version) => versionDuty(plan, version, row, because, context));
}

/** The first version always; later ones as art. 43 and G27 say. */
function admits(row: DutyRow, version: PlanVersion): boolean {
  if (!version.revision) return true;
  return row.revision === 'ANY' || (row.revision === 'MAJOR' && version.revision.revisionClass === 'MAJOR');
}

function versionDuty(
  plan: PlanState,
  version: IssuedVersion,
  row: DutyRow,
  because: readonly string[],
  context: DutyContext,
): Obligation[] {
  const parties = { plan, version, registry: context.registry, rulebook: context.rulebook };
  const due = dueFrom(version.issue.on, row, context.calendar);
  const legs = row.duty === 'DISCLOSURE' ? [] : legsFor(row, plan, parties, context);
  // A rule that sends copies to nobody (an empty distribution list) asks for nothing.
  if (row.duty !== 'DISCLOSURE' && legs.length === 0) return [];
  const met = row.duty === 'DISCLOSURE' ? disclosureState(version, due) : legsState(legs, due);
  return [
    {
      id: `${plan.planId}.${row.id}.v${version.version}`,
      planId: plan.planId,
      ruleId: row.id,
      article:
        version.revision && row.revisionArticle ? `${row.article}、${row.revisionArticle}` : row.article,
      duty: row.duty,
      severity: row.severity,
      text: row.text,
      version: version.version,
      obligor: resolveParty(row.obligor, parties),
      handler: resolveParty(row.handler, parties),
      recipients: row.duty === 'DISCLOSURE' ? audience(row, version) : legs.map(recipient),
      anchor: { field: 'issuedOn', on: version.issue.on, event: version.issue.event },
      due,
      state: met.status === 'OPEN' ? (closure(plan, version) ?? met) : met,
      interpretations: row.interpretations ?? [],
      because,
      ladder: row.ladder,
      silent: false,
    },
  ];
}

function legsFor(
  row: DutyRow,
  plan: PlanState,
  parties: Parameters<typeof legsOf>[1],
  { rulebook }: DutyContext,
): readonly LegState[] {
  const ruling = rulingFor(rulebook.filings, plan.attributes, rulebook.jurisdiction);
  if (ruling.status !== 'RULED') return [];
  const copies = row.duty === 'COPIES';
  return legsOf(ruling.row, parties).filter((leg) => (leg.kind === 'COPY') === copies);
}

const recipient = ({ kind, to, article, met }: LegState) => ({
  kind,
  to,
  article,
  ...(met && { metOn: met.on }),
});

/** Met on the day the last leg was; a return re-opens it with the due date that it had (G1). */
function legsState(legs: readonly LegState[], due: Obligation['due']): ObligationState {
  const last = legs.reduce<LegState['met']>(
    (latest, { met }) => (met && (!latest || met.on > latest.on) ? met : latest),
    undefined,
  );
  if (last && legs.every((leg) => leg.met)) {
    return {
      status: 'DISCHARGED',
      on: last.on,
      event: last.event,
      timeliness: filedInTime(legs, last.on, due),
    };
  }
  const returned = legs.find((leg) => leg.returned && !leg.met)?.returned;
  return returned ? { status: 'OPEN', reopened: returned } : { status: 'OPEN' };
}

/** Late only because of a return: every leg had been sent in time before (G1). */
function filedInTime(legs: readonly LegState[], on: Obligation['anchor']['on'], due: Obligation['due']) {
  const timeliness = timelinessOf(on, due);
  if (timeliness !== 'LATE') return timeliness;
  const sentInTime = legs.every(
    (leg) => leg.firstSentOn !== undefined && timelinessOf(leg.firstSentOn, due) === 'ON_TIME',
  );
  return sentInTime ? 'LATE_AFTER_RETURN' : 'LATE';
}

function disclosureState(version: PlanVersion, due: Obligation['due']): ObligationState {
  const first = version.disclosures[0];
  if (!first) return { status: 'OPEN' };
  return { status: 'DISCHARGED', on: first.on, event: first.event, timeliness: timelinessOf(first.on, due) };
}

const AUDIENCES = {
  SOCIETY: { zh: '社会', en: 'society (社会)' },
  OWN_AND_AFFECTED: {
    zh: '本单位以及可能受影响的其他单位和地区',
    en: 'own unit, and other units and areas that may be affected',
  },
} as const;

function audience(row: DutyRow, version: PlanVersion): Obligation['recipients'] {
  const metOn = version.disclosures[0]?.on;
  return [
    {
      kind: 'AUDIENCE',
      to: AUDIENCES[row.audience ?? 'SOCIETY'],
      article: row.article,
      ...(metOn && { metOn }),
    },
  ];
}

/** A version that gave way, or whose plan ended, before the duty was met takes the duty with it (G30). */
function closure(plan: PlanState, version: PlanVersion): ObligationState | undefined {
  const next = plan.versions.find((later) => later.version > version.version && later.issue)?.issue;
  if (next) {
    return {
      status: 'CLOSED',
      on: next.on,
      event: next.event,
      why: {
        zh: '新版本已印发，义务随旧版本终止',
        en: 'a new version was issued; the duty ended with the old one',
      },
    };
  }
  return closedWithPlan(plan);
}

export function closedWithPlan(plan: PlanState): ObligationState | undefined {
  if (!plan.end) return undefined;
  const repealed = plan.end.kind === 'REPEALED';
  return {
    status: 'CLOSED',
    on: plan.end.on,
    event: plan.end.event,
    why: repealed
      ? { zh: '预案已废止', en: 'the plan was repealed' }
      : { zh: '预案已由新预案替代', en: 'the plan was superseded by another' },
  };
}
