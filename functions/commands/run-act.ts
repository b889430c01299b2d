import { civilDateAt } from '../../domain/calendar/zone.ts';
import type { Decision } from '../../domain/refusal.ts';
import { catalogue } from '../../events/catalogue.ts';
import type { Instant } from '../../events/civil-date.ts';
import { eventId } from '../../events/identifiers.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import { type Problem, refused } from '../shared/http/problem.ts';
import { transact } from '../shared/ledger/transact.ts';
import type {
  Commit,
  Decided,
  Ledger,
  StreamHistory,
  Tail,
  TransactOutcome,
} from '../shared/ledger/types.ts';
import type { Act, ActOutcome } from './act.ts';
import { contention, keyReused, stale, tooLarge } from './act-problems.ts';

/**
 * Carries out an act: permission, decision, one commit. Throws a Problem for every "no"; then nothing was recorded.
 * The same act again gives the same outcome, read from the ledger and marked as replayed.
 */
export async function runAct(ledger: Ledger, act: Act): Promise<ActOutcome> {
  if (act.dryRun) return tryOut(ledger, act);
  const { actor, ledger: id } = act.request.caller;
  const outcome = await transact(ledger, {
    ledger: id,
    stream: act.stream,
    commitId: act.commitId,
    command: { name: act.name, digest: act.digest },
    actor,
    now: act.request.now,
    ...(act.ifVersion !== undefined && { ifVersion: act.ifVersion }),
    decide: (history, readAt) => decideAfresh(ledger, act, history, readAt),
  });
  if (outcome.status === 'COMMITTED') return committed(act, outcome);
  if (outcome.status === 'UNCHANGED') return unchanged(outcome.history);
  throw await problemOfOutcome(ledger, act, outcome);
}

/** Reads what is needed for a decision and decides; a refusal is given on the newest facts there are, not on held ones. */
async function decideAfresh(
  ledger: Ledger,
  act: Act,
  history: StreamHistory,
  readAt: Tail,
): Promise<Decision<Decided>> {
  const decision = await permitAndDecide(act, history, readAt.position);
  if (decision.ok) return decision;
  const tail = await ledger.tail(act.request.caller.ledger);
  return tail.position > readAt.position ? permitAndDecide(act, history, tail.position) : decision;
}

async function permitAndDecide(
  act: Act,
  history: StreamHistory,
  position: number,
): Promise<Decision<Decided>> {
  const permission = await act.permit(history, position);
  return permission.ok ? act.decide(history, position) : permission;
}

type Refusing = Exclude<TransactOutcome, { status: 'COMMITTED' | 'UNCHANGED' }>;

async function problemOfOutcome(ledger: Ledger, act: Act, outcome: Refusing): Promise<Problem> {
  switch (outcome.status) {
    case 'REFUSED':
      return refused(outcome.refusal);
    case 'STALE':
      return staleOrHidden(ledger, act, outcome.history, outcome.ifVersion);
    case 'REUSED':
      return keyReused(outcome.commit);
    case 'CONFLICT':
      return contention(outcome.since.filter((commit) => commit.stream === act.stream));
    case 'TOO_LARGE':
      return tooLarge(outcome.bytes, outcome.limit);
  }
}

/** What changed is told only to those who may know of the stream. */
async function staleOrHidden(
  ledger: Ledger,
  act: Act,
  history: StreamHistory,
  ifVersion: number,
): Promise<Problem> {
  const { position } = await ledger.tail(act.request.caller.ledger);
  const permission = await act.permit(history, position);
  return permission.ok ? stale(history, ifVersion) : refused(permission.refusal);
}

function committed(
  act: Act,
  { commit, replayed, before }: Extract<TransactOutcome, { status: 'COMMITTED' }>,
): ActOutcome {
  // The ledger tells bodies apart; two commands with the same body on one stream are told apart by their names.
  if (commit.header.command.name !== act.name) throw keyReused(commit);
  const { events, version, position, recordedAt } = commit;
  return {
    before,
    events,
    version,
    position,
    recordedAt,
    on: civilDateAt(recordedAt),
    replayed,
    dryRun: false,
  };
}

function unchanged(history: StreamHistory): ActOutcome {
  const last = history.commits.at(-1);
  if (!last) throw new Error(`nothing to record on ${history.stream}, which does not exist`);
  const { version, position, recordedAt } = last;
  const on = civilDateAt(recordedAt);
  return { before: history, events: [], version, position, recordedAt, on, replayed: false, dryRun: false };
}

/** Everything but the commit: what would be recorded if it came next. */
async function tryOut(ledger: Ledger, act: Act): Promise<ActOutcome> {
  const { caller, now } = act.request;
  const tail = await ledger.tail(caller.ledger);
  const history = await ledger.load(caller.ledger, act.stream);
  if (act.ifVersion !== undefined && act.ifVersion !== history.version)
    throw await staleOrHidden(ledger, act, history, act.ifVersion);
  const decision = await permitAndDecide(act, history, tail.position);
  if (!decision.ok) throw refused(decision.refusal);
  if (decision.value.events.length === 0) return { ...unchanged(history), dryRun: true };
  const recordedAt: Instant = tail.recordedAt !== undefined && tail.recordedAt > now ? tail.recordedAt : now;
  const place = { version: history.version + 1, position: tail.position + 1, recordedAt };
  const events = recordedAs(decision.value, act, place);
  return { before: history, events, ...place, on: civilDateAt(recordedAt), replayed: false, dryRun: true };
}

function recordedAs(
  { events }: Decided,
  { stream, request }: Act,
  place: Pick<Commit, 'version' | 'position' | 'recordedAt'>,
): readonly RecordedEvent[] {
  return events.map((event, index) => {
    const recorded = {
      ...event,
      ...place,
      schema: catalogue[event.type].schema,
      stream,
      actor: request.caller.actor,
      id: eventId(place.position, index),
      index,
    };
    return recorded as RecordedEvent;
  });
}
