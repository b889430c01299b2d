import { correctedHistory } from '../../events/corrections.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import { factOf } from './fact.ts';
import { evolveInForce } from './in-force/evolve.ts';
import { evolveMaking } from './making/evolve.ts';
import { evolveReviewing } from './reviewing/evolve.ts';
import type { PlanState, PlanStatus, PlanVersion } from './state.ts';
import { versionInForce, versionInWork } from './state.ts';

/** State of a plan from all events of its stream, corrections applied. Any order, duplicates and other streams pass. */
export function foldPlan(events: readonly RecordedEvent[]): PlanState | undefined {
  const stream = events.find((event) => event.stream.startsWith('plan:'))?.stream;
  const own = events.filter((event) => event.stream === stream);
  return correctedHistory(own).reduce<PlanState | undefined>(evolvePlan, undefined);
}

/**
 * One event on top of a state. Total: what does not fit the state changes nothing. `EventCorrected` changes nothing
 * here, because a correction reaches back: whoever sees one folds the stream anew with `foldPlan`.
 */
export function evolvePlan(state: PlanState | undefined, event: RecordedEvent): PlanState | undefined {
  if (state) return event.stream === `plan:${state.planId}` ? evolveExisting(state, event) : state;
  if (event.type === 'PlanDrafted') return drafted(event);
  if (event.type === 'PlanRegistered') return registered(event);
  return undefined;
}

/** Where the plan as a whole stands: an end first, then what is in force and what is being made. */
export function planStatus(state: PlanState): PlanStatus {
  if (state.end) return state.end.kind;
  const inWork = versionInWork(state);
  if (versionInForce(state)) return inWork ? 'IN_REVISION' : 'IN_FORCE';
  if (inWork?.stage === 'UNDER_REVIEW' || inWork?.stage === 'APPROVED') return inWork.stage;
  return inWork ? 'DRAFTING' : 'REGISTERED';
}

/** Some text of the plan holds: issued here, or taken over from an older register. */
export const isInForce = (status: PlanStatus): boolean =>
  status === 'IN_FORCE' || status === 'IN_REVISION' || status === 'REGISTERED';

type Event<T extends RecordedEvent['type']> = RecordedEvent<T>;

const noFacts = {
  reviews: [],
  filingSubmissions: [],
  filingAcceptances: [],
  filingReturns: [],
  disclosures: [],
};

function drafted(event: Event<'PlanDrafted'>): PlanState {
  return {
    ...event.body,
    versions: [{ version: 1, stage: 'DRAFTING', begunOn: event.occurredOn, ...noFacts }],
    drills: [],
    evaluations: [],
    triggers: [],
  };
}

function registered(event: Event<'PlanRegistered'>): PlanState {
  const { planId, title, attributes, preparingBody, ...facts } = event.body;
  return {
    planId,
    title,
    attributes,
    ...(preparingBody && { preparingBody }),
    dutyBodies: [],
    legacy: { ...factOf(event), ...facts },
    versions: [],
    drills: [],
    evaluations: [],
    triggers: [],
    ...(facts.endedOn && { end: { event: event.id, on: facts.endedOn, kind: 'REPEALED' as const } }),
  };
}

function evolveExisting(state: PlanState, event: RecordedEvent): PlanState {
  switch (event.type) {
    case 'Drilled':
      return { ...state, drills: [...state.drills, { ...factOf(event), ...event.body }] };
    case 'Evaluated':
      return { ...state, evaluations: [...state.evaluations, { ...factOf(event), ...event.body }] };
    case 'RevisionTriggered':
      return { ...state, triggers: [...state.triggers, { ...factOf(event), ...event.body }] };
    case 'RevisionStarted':
      return revisionStarted(state, event);
    case 'Superseded':
      return superseded(state, event);
    case 'Repealed':
      return ended(state, event.body.version, { ...factOf(event), kind: 'REPEALED' });
    case 'AttributesStated':
      return { ...state, attributes: { ...state.attributes, ...event.body.attributes } };
    case 'PlanListed':
      return { ...state, attributes: { ...state.attributes, form: event.body.listedAs } };
    case 'ResponsibilityTransferred':
      return inForce({ ...state, preparingBody: event.body.to }, event);
    default:
      return evolveVersion(inForce(state, event), event);
  }
}

/** Facts of the plan as a whole beside its life line. */
function inForce(state: PlanState, event: RecordedEvent): PlanState {
  const facts = evolveInForce(state.inForce, event);
  return facts === state.inForce || !facts ? state : { ...state, inForce: facts };
}

/** Facts of one version of the text. */
function evolveVersion(state: PlanState, event: RecordedEvent): PlanState {
  const fact = factOf(event);
  switch (event.type) {
    case 'ReviewRecorded':
      return withVersion(state, event.body, (v, body) => ({
        ...v,
        reviews: [...v.reviews, { ...fact, ...body }],
      }));
    case 'SubmittedForApproval':
      return withVersion(state, event.body, (v, body) => ({
        ...v,
        stage: 'UNDER_REVIEW',
        submission: { ...fact, ...body },
      }));
    case 'Approved':
      return withVersion(state, event.body, (v, body) => ({
        ...v,
        stage: 'APPROVED',
        approval: { ...fact, ...body },
      }));
    case 'Issued':
      return withVersion(state, event.body, (v, body) => ({
        ...v,
        stage: 'ISSUED',
        issue: { ...fact, ...body },
      }));
    case 'FilingSubmitted':
      return withVersion(state, event.body, (v, body) => ({
        ...v,
        filingSubmissions: [...v.filingSubmissions, { ...fact, ...body }],
      }));
    case 'Filed':
      return withVersion(state, event.body, (v, body) => ({
        ...v,
        filingAcceptances: [...v.filingAcceptances, { ...fact, ...body }],
      }));
    case 'FilingReturned':
      return withVersion(state, event.body, (v, body) => ({
        ...v,
        filingReturns: [...v.filingReturns, { ...fact, ...body }],
      }));
    case 'Disclosed':
      return withVersion(state, event.body, (v, body) => ({
        ...v,
        disclosures: [...v.disclosures, { ...fact, ...body }],
      }));
    case 'ApprovalRefused':
    case 'SubmissionWithdrawn':
      return withVersion(facets(state, event), event.body, (v) => ({ ...v, stage: 'DRAFTING' }));
    case 'DutyBodiesStated':
      return facets({ ...state, dutyBodies: event.body.dutyBodies }, event);
    default:
      return facets(state, event);
  }
}

/** What the version rests on and what was said of it. */
function facets(state: PlanState, event: RecordedEvent): PlanState {
  const { version } = event.body as { readonly version?: number };
  if (version === undefined) return state;
  return withVersion(state, { version }, (v) => {
    const making = evolveMaking(v.making, event);
    const reviewing = evolveReviewing(v.reviewing, event);
    if (making === v.making && reviewing === v.reviewing) return v;
    return { ...v, ...(making && { making }), ...(reviewing && { reviewing }) };
  });
}

/** Changes the version that `body` speaks of; a version that does not exist changes nothing. */
function withVersion<B extends { readonly version: number }>(
  state: PlanState,
  { version, ...fact }: B,
  change: (version: PlanVersion, fact: Omit<B, 'version'>) => PlanVersion,
): PlanState {
  const versions = state.versions.map((known) => (known.version === version ? change(known, fact) : known));
  return { ...state, versions };
}

/**
 * The first revision of a plan taken over from an older register makes the registered text version 1, in force by the
 * facts of the registration and without any of its own, so that `versions[i].version` stays `i + 1`.
 */
function revisionStarted(state: PlanState, event: Event<'RevisionStarted'>): PlanState {
  const earlier =
    state.versions.length === 0 && state.legacy ? [legacyVersion(state.legacy)] : state.versions;
  const { version, ...revision } = event.body;
  if (version !== earlier.length + 1) return state;
  const begun: PlanVersion = { version, stage: 'DRAFTING', begunOn: event.occurredOn, revision, ...noFacts };
  return { ...state, versions: [...earlier, begun] };
}

const legacyVersion = (legacy: NonNullable<PlanState['legacy']>): PlanVersion => ({
  version: 1,
  stage: 'ISSUED',
  begunOn: legacy.adoptedOn ?? legacy.issuedOn ?? legacy.on,
  ...noFacts,
});

function superseded(state: PlanState, event: Event<'Superseded'>): PlanState {
  const { version, byPlan } = event.body;
  if (byPlan) return ended(state, version, { ...factOf(event), kind: 'SUPERSEDED', byPlan });
  return withVersion(state, { version }, (known) => ({ ...known, stage: 'SUPERSEDED' }));
}

function ended(state: PlanState, version: number, end: NonNullable<PlanState['end']>): PlanState {
  const closed = withVersion(state, { version }, (known) => ({ ...known, stage: end.kind }));
  return { ...closed, end };
}
