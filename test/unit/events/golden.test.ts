import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foldPlan } from '../../../domain/plan/evolve.ts';
import { canonicalise, parseCanonical } from '../../../events/canonical.ts';
import { catalogue, type EventType, isEventType } from '../../../events/catalogue.ts';
import { civilDate, instant } from '../../../events/civil-date.ts';
import { decodeEvent } from '../../../events/decode.ts';
import * as draftingEvents from '../../../events/drafting-events.ts';
import { eventId, PlanId, planStream } from '../../../events/identifiers.ts';
import * as lifeEvents from '../../../events/life-events.ts';
import * as planEvents from '../../../events/plan-events.ts';
import type { RecordedEvent } from '../../../events/recorded-event.ts';
import * as reviewEvents from '../../../events/review-events.ts';

/** Bytes of one event as they were written when its schema was released. Such a file is never edited. */
interface Golden {
  readonly type: EventType;
  readonly schema: number;
  readonly occurredOn: string;
  readonly canonical: string;
  readonly sha256: string;
}

const folder = new URL('../../golden/events/', import.meta.url);
const goldenOf = (file: string): Golden => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const files = readdirSync(folder).toSorted();

describe('the frozen bytes of every event schema', () => {
  const released = Object.entries(catalogue).flatMap(([type, { schema }]) =>
    Array.from({ length: schema }, (_, index) => `${type}.v${index + 1}.json`),
  );

  it.each(released)('exist: test/golden/events/%s', (file) => {
    expect(
      existsSync(new URL(file, folder)),
      `add test/golden/events/${file} with the bytes of that schema`,
    ).toBe(true);
  });

  it('belong to released schemas only', () => {
    expect(files.filter((file) => !released.includes(file))).toEqual([]);
  });

  it.each(files)('%s still hold what they held, and read into the current schema', (file) => {
    const golden = goldenOf(file);
    expect(file).toBe(`${golden.type}.v${golden.schema}.json`);
    expect(createHash('sha256').update(golden.canonical).digest('hex')).toBe(golden.sha256);
    expect(canonicalise(parseCanonical(golden.canonical))).toBe(golden.canonical);
    const body = decodeEvent(golden.type, golden.schema, golden.canonical);
    expect(catalogue[golden.type].body.parse(body)).toEqual(body);
    if (golden.schema === catalogue[golden.type].schema) expect(canonicalise(body)).toBe(golden.canonical);
  });
});

/** Schemas of the modules whose events stand in streams of plans */
const inPlanStreams = new Set<unknown>(
  [planEvents, draftingEvents, reviewEvents, lifeEvents].flatMap((module) => Object.values(module)),
);

describe('a plan whose history is the frozen events', () => {
  const life: readonly EventType[] = [
    'PlanDrafted',
    'SubmittedForApproval',
    'ReviewRecorded',
    'Approved',
    'Issued',
    'FilingSubmitted',
    'FilingReturned',
    'Filed',
    'Disclosed',
    'Drilled',
    'Evaluated',
    'RevisionTriggered',
    'RevisionStarted',
    'Superseded',
    'Repealed',
  ];
  /** What was added to a plan's life beside its main line */
  const beside: readonly EventType[] = [
    'AttributesStated',
    'PlanListed',
    'DraftingGroupFormed',
    'EvidenceAttached',
    'HandbookAttached',
    'ContentChecked',
    'DutyBodiesStated',
    'MajorDecisionDetermined',
    'ConsultationOpened',
    'OpinionReceived',
    'OpinionAnswered',
    'ConsultationClosed',
    'ReviewPointsRecorded',
    'MeetingRequired',
    'SubmissionWithdrawn',
    'ApprovalRefused',
    'JointAgreementRecorded',
    'FilingReceived',
    'FilingUrged',
    'DisclosureExempted',
    'DisclosureWithdrawn',
    'PublicityPublished',
    'PlanActivated',
    'IncidentReviewed',
    'RealActivationCredited',
    'PlanDeactivated',
    'RegimeDeclared',
    'DrillEvaluated',
    'DrillReported',
    'ImprovementOpened',
    'ImprovementClosed',
    'EvaluationDeferred',
    'RevisionAssessed',
    'EventScheduled',
    'PermitApplied',
    'DutyWaived',
    'ClassifiedDutyAttested',
    'ResponsibilityTransferred',
  ];
  const recorded = (types: readonly EventType[], plan: string): RecordedEvent[] =>
    types.map((type, index) => {
      const { schema, occurredOn, canonical } = goldenOf(`${type}.v1.json`);
      const position = index + 1;
      const place = {
        stream: planStream(PlanId.parse(plan)),
        version: position,
        position,
        index: 0,
        id: eventId(position, 0),
      };
      const meta = {
        recordedAt: instant('2027-03-02T00:00:00.000Z'),
        actor: { id: 'u-1', organisation: 'water-bureau', roles: [] },
      };
      return {
        type,
        schema,
        occurredOn: civilDate(occurredOn),
        body: decodeEvent(type, schema, canonical),
        ...place,
        ...meta,
      } as RecordedEvent;
    });

  it('folds to the same state as on the day they were frozen', () => {
    const state = foldPlan(recorded(life, 'flood-plan'));
    expect(state).toMatchObject({
      title: '石景山区防汛应急预案',
      end: { kind: 'REPEALED', on: '2027-03-01' },
      versions: [
        {
          version: 1,
          stage: 'SUPERSEDED',
          begunOn: '2026-03-02',
          reviews: [{ gate: 'COORDINATION_REVIEW', outcome: 'RETURNED' }],
          submission: { submittedTo: 'emergency-bureau' },
          approval: { on: '2026-05-06' },
          issue: { documentNo: '石应急委发〔2026〕4号', effectiveOn: '2026-06-01' },
          filingSubmissions: [{ on: '2026-05-20' }],
          filingReturns: [{ recipient: 'city-water-authority' }],
          filingAcceptances: [{ receiptNo: '京水备〔2026〕17' }],
          disclosures: [{ audience: 'SOCIETY' }],
        },
        { version: 2, stage: 'REPEALED', revision: { revisionClass: 'MAJOR' } },
      ],
      drills: [{ participants: 46 }],
      evaluations: [{ conclusion: 'REVISE_MAJOR' }],
      triggers: [{ code: 'COMMAND_CHANGED' }],
    });
  });

  it('folds with its correction', () => {
    const events = recorded([...life.slice(0, 10), 'Evaluated', 'EventCorrected'], 'flood-plan');
    const aimed = events.map((event) =>
      event.type === 'EventCorrected' ? { ...event, body: { ...event.body, target: eventId(10, 0) } } : event,
    );
    expect(foldPlan(aimed)?.drills).toMatchObject([{ participants: 64, on: '2026-06-18' }]);
  });

  it('folds a registration with all its facts', () => {
    expect(foldPlan(recorded(['PlanRegistered'], 'overall-plan-2006'))).toMatchObject({
      legacy: {
        documentNo: '石政发〔2006〕3号',
        lastDrilledOn: '2022-06-01',
        findings: [{ field: 'title' }],
      },
      end: { kind: 'REPEALED', on: '2019-05-22' },
      versions: [],
    });
  });

  it('folds what happened beside its main line', () => {
    const state = foldPlan(recorded(['PlanDrafted', ...beside], 'flood-plan'));
    expect(state).toMatchObject({
      preparingBody: 'housing-commission',
      dutyBodies: ['housing-commission', 'police-branch'],
      versions: [
        {
          stage: 'DRAFTING',
          making: {
            group: { leader: 'u-water-head' },
            evidence: [{ evidence: 'RISK_ASSESSMENT' }],
            handbooks: [{ handbook: 'HANDBOOK' }],
            contentChecks: [{ checklist: 'SPECIAL_RESPONSE' }],
            majorDecision: { majorDecision: false },
            consultations: [
              { consultationId: 'written-1', opinions: [{ answered: { answer: 'ADOPTED' } }], closed: {} },
            ],
          },
          reviewing: {
            points: [{ by: 'emergency-bureau' }],
            meeting: { required: true },
            refusals: [{ by: 'district-government' }],
            withdrawals: [{ reason: '补充资源调查' }],
            agreement: { approvers: ['district-government', 'haidian-government'] },
          },
        },
      ],
      inForce: {
        activations: [{ activationId: 'flood-2026-1', ended: {}, credited: {} }],
        improvements: [{ itemId: 'night-drill', closed: {} }],
        regimes: [{ regime: 'DRILL' }],
        scheduled: { startsOn: '2027-02-14' },
        transfers: [{ to: 'housing-commission' }],
      },
    });
  });

  it('covers every type of a plan’s stream', () => {
    const all = Object.entries(catalogue)
      .filter(([type, { body }]) => isEventType(type) && inPlanStreams.has(body))
      .map(([type]) => type);
    expect([...life, ...beside, 'PlanRegistered'].toSorted()).toEqual(all.toSorted());
  });
});
