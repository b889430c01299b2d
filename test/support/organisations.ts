import type * as z from 'zod';
import type { Decider } from '../../domain/decision/command.ts';
import type { OrganisationLifeContext } from '../../domain/organisation/context.ts';
import { foldOrganisationLife } from '../../domain/organisation/evolve-life.ts';
import type { OrganisationLife } from '../../domain/organisation/life.ts';
import { type Organisation, registryOf } from '../../domain/organisation/organisation.ts';
import {
  type OrganisationLifeCommandName,
  organisationLifeCommands,
} from '../../domain/organisation/organisation-life-commands.ts';
import type { KnownPlan } from '../../domain/plan/known-plans.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { civilDate } from '../../events/civil-date.ts';
import type { Actor } from '../../events/commit.ts';
import { validateNewEvent } from '../../events/decode.ts';
import { OrganisationId, organisationStream } from '../../events/identifiers.ts';
import type { NewEvent, RecordedEvent } from '../../events/recorded-event.ts';
import { actor, shijingshanOrganisations } from './builders.ts';
import { recordedIn } from './recorded.ts';

/** One command as the API would take it. */
export type LifeStep = readonly [name: OrganisationLifeCommandName, body: object];

/** Plans that a decision may ask for */
const somePlans: Readonly<Record<string, KnownPlan>> = {
  'flood-plan': { status: 'IN_FORCE', preparingBody: OrganisationId.parse('water-bureau') },
  'snow-plan': { status: 'IN_REVISION' },
  'draft-plan': { status: 'DRAFTING' },
  'old-plan': { status: 'REPEALED' },
};

/**
 * Organisations of one district, each from its registration on 2026-01-05: what happens to one is seen in the registry
 * by the decisions about the others.
 */
export function organisations({ plans = somePlans, by = actor('emergency-bureau', 'BUREAU') } = {}) {
  const histories = new Map<string, RecordedEvent[]>();
  const history = (id: string): RecordedEvent[] => histories.get(id) ?? [];
  const happened = (id: string, events: readonly NewEvent[], who: Actor = by): void => {
    const stream = organisationStream(OrganisationId.parse(id));
    const valid = events.map((event) => validateNewEvent(event));
    histories.set(id, [...history(id), ...recordedIn(stream, valid, history(id), who)]);
  };
  for (const body of shijingshanOrganisations)
    happened(body.organisationId, [
      { type: 'OrganisationRegistered', occurredOn: civilDate('2026-01-05'), body },
    ]);
  const life = (id: string): OrganisationLife => {
    const folded = foldOrganisationLife(history(id));
    if (!folded) throw new Error(`${id} is not registered`);
    return folded;
  };
  const registry = () =>
    registryOf(
      [...histories.values()].map((events): Organisation => {
        const folded = foldOrganisationLife(events);
        if (!folded) throw new Error('a registration was voided');
        return folded.organisation;
      }),
    );
  const decide = (id: string, [name, body]: LifeStep, who: Actor) => {
    const command = organisationLifeCommands[name] as {
      schema: z.ZodType;
      decide: Decider<OrganisationLife, unknown, OrganisationLifeContext>;
    };
    return command.decide(foldOrganisationLife(history(id)), command.schema.parse(body), {
      today: civilDate('2026-11-24'),
      registry: registry(),
      organisationId: OrganisationId.parse(id),
      actor: who,
      plans: (plan) => plans[plan],
      history: history(id),
    });
  };
  const when = (id: string, ...step: LifeStep): readonly NewEvent[] => {
    const decision = decide(id, step, by);
    if (!decision.ok) throw new Error(`${step[0]} was refused: ${JSON.stringify(decision.refusal, null, 1)}`);
    return decision.value.map((event) => validateNewEvent(event));
  };
  const given = (id: string, ...steps: readonly LifeStep[]): void => {
    for (const step of steps) happened(id, when(id, ...step));
  };
  /** The refusal of the command; throws when it is accepted. */
  const refused = (id: string, step: LifeStep, who: Actor = by): Refusal & { readonly told: string[] } => {
    const decision = decide(id, step, who);
    if (decision.ok) throw new Error(`${step[0]} was accepted: ${JSON.stringify(decision.value)}`);
    const told = decision.refusal.reasons.map(({ code, pointer = '', article = '' }) =>
      `${code} ${pointer} ${article}`.trim(),
    );
    return { ...decision.refusal, told };
  };
  const accepted = (id: string, step: LifeStep, who: Actor): boolean => decide(id, step, who).ok;
  /** Correction of the last event of that type; `change` may hold `on`. Without a change it is voided. */
  const correction = (id: string, type: string, change?: Readonly<Record<string, unknown>>): LifeStep => {
    const event = history(id).findLast((one) => one.type === type);
    if (!event) throw new Error(`no ${type}`);
    const { on = event.occurredOn, ...body } = change ?? {};
    const replacement = change && { replacement: { occurredOn: on, body: { ...event.body, ...body } } };
    return [
      'correct-organisation',
      { target: event.id, reason: '录入有误', on: '2026-11-20', ...replacement },
    ];
  };
  return { given, when, refused, accepted, correction, happened, history, life, registry };
}
