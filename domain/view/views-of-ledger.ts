import type { Instant } from '../../events/civil-date.ts';
import {
  type LedgerId,
  organisationStream,
  reminderStream,
  type StreamId,
} from '../../events/identifiers.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import { aggregateOfStream } from '../aggregate/aggregates.ts';
import { bearsFacts, factsIn, type HeldFact } from '../obligation/body-facts.ts';
import { foldOrganisationLife } from '../organisation/evolve-life.ts';
import type { Registry } from '../organisation/organisation.ts';
import { successorOf } from '../organisation/successor.ts';
import { foldPlan } from '../plan/evolve.ts';
import { aggregateView, planMentions } from './aggregate-views.ts';
import { bodyObligations } from './body-views.ts';
import type { Law } from './law.ts';
import { withIssued } from './obligation-view.ts';
import { organisationView, registryOfViews } from './organisation-views.ts';
import { planViews } from './plan-views.ts';
import { foldReminders, issuedMarks } from './reminder-views.ts';
import type { ObligationView, OrganisationView, View } from './types.ts';

/** All that a ledger says on one stream, up to the point that is asked for. */
export interface KnownStream {
  readonly stream: StreamId;
  readonly events: readonly RecordedEvent[];
  readonly version: number;
  /** Of its last commit */
  readonly position: number;
  readonly recordedAt: Instant;
}

/**
 * Every view of a ledger in one fold of its streams, under one law: what the projector has written when it has come so
 * far, but for two things that only the way there tells, the position of a view and how often a duty was revised.
 */
export function viewsOfLedger(
  ledger: LedgerId,
  known: ReadonlyMap<StreamId, KnownStream>,
  law: Law,
): readonly View[] {
  const streams = [...known.values()];
  const organisations = streams.flatMap((one) => organisationOf(ledger, one));
  const registry = registryOfViews(organisations);
  const context = { ledger, registry, law, known };
  return [
    ...organisations,
    ...streams.flatMap((one) => viewsOfStream(one, context)),
    ...bodiesOf(streams, organisations, context),
  ];
}

interface Context {
  readonly ledger: LedgerId;
  readonly registry: Registry;
  readonly law: Law;
  readonly known: ReadonlyMap<StreamId, KnownStream>;
}

function organisationOf(
  ledger: LedgerId,
  { stream, events, version, position }: KnownStream,
): readonly OrganisationView[] {
  if (!stream.startsWith('organisation:')) return [];
  const view = organisationView({ ledger, position }, version, events);
  return view ? [view] : [];
}

function viewsOfStream(one: KnownStream, context: Context): readonly View[] {
  const { stream, events, position } = one;
  const { ledger } = context;
  const [kind] = stream.split(':', 1);
  if (kind === 'organisation' || kind === 'audit') return [];
  if (kind === 'plan') return viewsOfPlan(one, context);
  if (kind === 'reminder') return [...foldReminders(events, ledger).values()];
  const found = aggregateOfStream(stream);
  if (!found) return [];
  const { version: streamVersion, recordedAt: updatedAt } = one;
  const rest = { ledger, position, id: found.id, streamVersion, updatedAt, events };
  const view = aggregateView(found.aggregate, rest);
  return view ? [view, ...planMentions(view)] : [];
}

function viewsOfPlan(one: KnownStream, context: Context): readonly View[] {
  const { events, version: streamVersion, position, recordedAt: updatedAt } = one;
  const state = foldPlan(events);
  if (!state) return [];
  const { ledger, registry, law } = context;
  const views = planViews({ ledger, position, streamVersion, updatedAt, state, registry, law });
  const { plan, obligations, filings, documentNumbers, parties } = views;
  return [
    plan,
    ...obligations.map((duty) => reminded(duty, context)),
    ...filings,
    ...documentNumbers,
    parties,
  ];
}

/** The duty as the reminders that were issued for it leave it. */
function reminded(view: ObligationView, { ledger, known }: Context): ObligationView {
  const events = known.get(reminderStream(view.obligation.id))?.events ?? [];
  return withIssued(view, issuedMarks(foldReminders(events, ledger)));
}

/** What bodies hold of other streams, and what they owe as such. */
function bodiesOf(
  streams: readonly KnownStream[],
  organisations: readonly OrganisationView[],
  context: Context,
): readonly View[] {
  const { ledger, registry, law, known } = context;
  const held = streams.flatMap((one) => factsHeld(one, registry));
  const views = held.map(({ position, ...fact }): View => ({ kind: 'BODY_FACT', ledger, position, ...fact }));
  const heirs = Map.groupBy(held, ({ body }) => successorOf(registry, body));
  const owners = Map.groupBy(held, ({ body }) => body);
  const duties = organisations.flatMap(({ organisation: { organisationId }, position }) => {
    const life = foldOrganisationLife(known.get(organisationStream(organisationId))?.events ?? []);
    if (!life) return [];
    const own = [...(owners.get(organisationId) ?? []), ...(heirs.get(organisationId) ?? [])];
    const facts = [...new Set(own)].map(({ fact }) => fact);
    return bodyObligations(law, { ledger, position }, { life, facts, registry });
  });
  return [...views, ...duties.map((duty) => reminded(duty, context))];
}

const factsHeld = (
  { stream, events, position }: KnownStream,
  registry: Registry,
): readonly (HeldFact & { readonly position: number })[] =>
  bearsFacts(stream) ? factsIn(stream, events, registry).map((fact) => ({ ...fact, position })) : [];
