import type { CivilDate } from '../../events/civil-date.ts';
import { type EventId, isAfter, type OrganisationId } from '../../events/identifiers.ts';
import type { PlanState, PlanVersion } from '../plan/state.ts';
import { versionInForce } from '../plan/state.ts';
import type { DutyKind, Occasion } from '../rulebook/types.ts';
import type { AnchorField } from './anchors.ts';
import { firstIssue, type Occurrence } from './occurrences.ts';

/** Something that happened and opened a duty, with what has met it since. */
export interface Opened {
  /** Stays the same for ever: part of the obligation's id. Letters, digits, hyphens. */
  readonly key: string;
  readonly on: CivilDate;
  readonly event: EventId;
  readonly field: AnchorField;
  readonly version?: number;
  /** A date that was set with it, where the rule counts no period */
  readonly dueOn?: CivilDate;
  /** What met it; a fact without an event of its own (a revision begun) has only its day */
  readonly met?: { readonly on: CivilDate; readonly event?: EventId };
  /** Who owes it where the occasion itself says so (the desk that a filing reached) */
  readonly owedBy?: OrganisationId;
}

type Finder = (plan: PlanState, duty: DutyKind) => readonly Opened[];

/** Every occasion of a kind in a plan's life. What a rule makes of it (period, severity) is data. */
export const occasionsOf = (plan: PlanState, occasion: Occasion, duty: DutyKind): readonly Opened[] =>
  finders[occasion](plan, duty);

const keyOf = (event: EventId): string => `e${event.replace('.', '-')}`;
const met = (fact: { readonly on: CivilDate; readonly event?: EventId } | undefined): Pick<Opened, 'met'> =>
  fact ? { met: { on: fact.on, ...(fact.event && { event: fact.event }) } } : {};
const opened = (fact: Occurrence, field: AnchorField): Pick<Opened, 'key' | 'on' | 'event' | 'field'> => ({
  key: keyOf(fact.event),
  on: fact.on,
  event: fact.event,
  field,
});

const finders: Readonly<Record<Occasion, Finder>> = {
  FIRST_ISSUED: (plan, duty) => {
    const first = firstIssue(plan);
    const wanted = duty === 'DRILL_REGIME' ? 'DRILL' : 'EVALUATION';
    const declared = plan.inForce?.regimes.find(({ regime }) => regime === wanted);
    return first ? [{ ...opened(first, 'firstIssuedOn'), key: 'first', ...met(declared) }] : [];
  },
  DRILL_HELD: (plan, duty) => {
    const report = duty === 'DRILL_REPORT';
    const answers = report ? plan.inForce?.drillReports : plan.inForce?.drillEvaluations;
    return plan.drills.map((drill) => ({
      ...opened(drill, 'drilledOn'),
      version: drill.version,
      // 演练组织单位 evaluates (第三十九条); the unit whose plan it is reports.
      ...(!report && { owedBy: drill.organiser }),
      ...met(answers?.find((answer) => answer.drill === drill.event)),
    }));
  },
  REVISION_TRIGGERED: (plan) =>
    plan.triggers.map((trigger) => ({
      ...opened(trigger, 'triggeredOn'),
      ...met(
        plan.inForce?.assessments.find((one) => one.trigger === trigger.event) ??
          revisionSince(plan, trigger.on),
      ),
    })),
  REVISION_DECIDED: (plan) =>
    (plan.inForce?.assessments ?? [])
      .filter(({ needed }) => needed)
      .map((decision) => ({ ...opened(decision, 'decidedOn'), ...met(revisionSince(plan, decision.on)) })),
  IMPROVEMENT_OPENED: (plan) =>
    (plan.inForce?.improvements ?? []).flatMap((item) =>
      item.dueOn
        ? [{ ...opened(item, 'openedOn'), dueOn: item.dueOn, owedBy: item.owner, ...met(item.closed) }]
        : [],
    ),
  DISCLOSURE_EXEMPTED: (plan) =>
    (plan.inForce?.exemptions ?? []).flatMap((exemption) => {
      if (!exemption.reviewOn) return [];
      const later = plan.inForce?.exemptions.find(
        (one) => one.version === exemption.version && isAfter(one.event, exemption.event),
      );
      const disclosed = versionOf(plan, exemption.version)?.disclosures.find((one) =>
        isAfter(one.event, exemption.event),
      );
      return [
        {
          ...opened(exemption, 'exemptedOn'),
          version: exemption.version,
          dueOn: exemption.reviewOn,
          ...met(disclosed ?? later),
        },
      ];
    }),
  FILING_ARRIVED: (plan) => plan.versions.flatMap(arrivals),
  EVENT_SCHEDULED: (plan, duty) => {
    const scheduled = plan.inForce?.scheduled;
    if (!scheduled) return [];
    const filed = versionInForce(plan)?.filingSubmissions.find(({ legs }) =>
      legs.some(({ kind }) => kind === 'FILING'),
    );
    const answer = duty === 'PERMIT' ? plan.inForce?.permits[0] : filed;
    return [{ ...opened(scheduled, 'eventOn'), on: scheduled.startsOn, key: 'event', ...met(answer) }];
  },
};

const versionOf = (plan: PlanState, number: number): PlanVersion | undefined =>
  plan.versions.find(({ version }) => version === number);

/** A revision that was begun on or after a day: begun, it is a decision that nobody need write down twice. */
function revisionSince(plan: PlanState, since: CivilDate): { readonly on: CivilDate } | undefined {
  const begun = plan.versions.find(({ revision, begunOn }) => revision && begunOn >= since);
  return begun && { on: begun.begunOn };
}

/** Each filing that reached a desk, and its answer: receipt or return, whichever came next (方案第22项). */
function arrivals(version: PlanVersion): readonly Opened[] {
  return version.filingSubmissions.flatMap((submission) =>
    submission.legs
      .filter(({ kind }) => kind === 'FILING')
      .map(({ recipient }) => {
        const answers = [...version.filingAcceptances, ...version.filingReturns].filter(
          (answer) => answer.recipient === recipient && isAfter(answer.event, submission.event),
        );
        const first = answers.reduce<Occurrence | undefined>(
          (next, { on, event }) => (next && !isAfter(next.event, event) ? next : { on, event }),
          undefined,
        );
        return {
          ...opened(submission, 'submittedOn'),
          key: `${keyOf(submission.event)}-${recipient}`,
          version: version.version,
          owedBy: recipient,
          ...met(first),
        };
      }),
  );
}
