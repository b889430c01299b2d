import { foldPlan } from '../../domain/plan/evolve.ts';
import { DEFAULT_PREFERENCES } from '../../domain/reminder/preferences.ts';
import { obligationView, withIssued } from '../../domain/view/obligation-view.ts';
import { registryOfViews } from '../../domain/view/organisation-views.ts';
import { foldReminders, issuedMarks, isWaiting } from '../../domain/view/reminder-views.ts';
import type { ObligationView, OrganisationView, ReminderView } from '../../domain/view/types.ts';
import { type CivilDate, type Instant, instant } from '../../events/civil-date.ts';
import {
  CommitId,
  LedgerId,
  type OrganisationId,
  PlanId,
  planStream,
  reminderStream,
} from '../../events/identifiers.ts';
import type { NewEvent } from '../../events/recorded-event.ts';
import { Person } from '../../functions/shared/directory/people.ts';
import { ALL_THAT_IS_KNOWN, ledgerLaws } from '../../functions/shared/facts/ledger-laws.ts';
import type { Claim, Claims } from '../../functions/shared/operations/claims.ts';
import { actor, shijingshanOrganisations } from './builders.ts';
import { memoryLedger } from './memory-ledger.ts';
import { planAfter } from './scenario.ts';
import { special, upTo } from './stories.ts';

export const LEDGER = LedgerId.parse('110107');
const PLAN = PlanId.parse('flood');
const SCOPE = { ledger: LEDGER, generation: 'g1', position: 1 };

/** One plan with its duties on the real ledger in memory; the views are what the domain makes of it at that moment. */
export async function openWorld() {
  const ledger = memoryLedger();
  const laws = ledgerLaws(ledger);
  const organisations = shijingshanOrganisations.map(
    (organisation) => ({ kind: 'ORGANISATION', ...SCOPE, organisation }) as unknown as OrganisationView,
  );
  const registry = registryOfViews(organisations);
  const story = [
    ...Map.groupBy(
      planAfter(upTo(special, 'disclose'), { planId: PLAN }).history,
      ({ position }) => position,
    ).values(),
  ];
  let told = 0;
  /** Carries the plan on to so many commits of its story. */
  async function live(commits: number, now: Instant): Promise<void> {
    for (; told < Math.min(commits, story.length); told++) {
      const events = (story[told] ?? []).map(
        ({ type, occurredOn, body }) => ({ type, occurredOn, body }) as NewEvent,
      );
      const commitId = CommitId.parse(String(told).padStart(32, '0'));
      const command = { name: 'test', digest: 'ab'.repeat(32) };
      const by = actor('water-bureau', 'HEAD');
      const at = { ledger: LEDGER, stream: planStream(PLAN), expectedVersion: told };
      await ledger.append({ ...at, commitId, command, actor: by, now, events });
    }
  }
  async function reminders(obligationId: string) {
    return foldReminders((await ledger.load(LEDGER, reminderStream(obligationId))).events, LEDGER);
  }
  async function duties(): Promise<readonly ObligationView[]> {
    const law = await laws.at(LEDGER, ALL_THAT_IS_KNOWN);
    const plan = foldPlan((await ledger.load(LEDGER, planStream(PLAN))).events);
    if (!plan) return [];
    return Promise.all(
      law
        .dutiesOf(plan, registry)
        .obligations.map(async (obligation) =>
          withIssued(obligationView(law, SCOPE, {}, obligation), issuedMarks(await reminders(obligation.id))),
        ),
    );
  }
  async function all(): Promise<readonly ReminderView[]> {
    const views = await duties();
    const each = await Promise.all(views.map(({ obligation }) => reminders(obligation.id)));
    return each.flatMap((of) => [...of.values()]);
  }
  return {
    ledger,
    laws,
    live,
    duties,
    all,
    people: peopleInMemory(),
    ...viewsOver({ duties, all, organisations }),
  };
}
export type World = Awaited<ReturnType<typeof openWorld>>;

/** A step of the life of a plan: commits of the story until it is issued, filed, disclosed. */
export const MILESTONES = { issued: upTo(special, 'issue').length, all: upTo(special, 'disclose').length };

interface Sources {
  readonly duties: () => Promise<readonly ObligationView[]>;
  readonly all: () => Promise<readonly ReminderView[]>;
  readonly organisations: readonly OrganisationView[];
}

function viewsOver({ duties, all, organisations }: Sources) {
  return {
    views: {
      served: async () => SCOPE,
      organisations: async () => organisations,
      bodyFacts: async () => [],
    },
    index: {
      async *due(_: unknown, today: CivilDate) {
        for (const view of await duties())
          if (view.nextReminderOn && view.nextReminderOn <= today) yield view;
      },
      async *undelivered(_: unknown, before: Instant) {
        for (const view of await all()) if (isWaiting(view) && view.issuedAt < before) yield view;
      },
    },
  };
}

function peopleInMemory() {
  const person = (id: string, organisation: string, role: string) =>
    Person.parse({
      id,
      name: id,
      email: `${id}@example.invalid`,
      roles: [role],
      organisation,
      preferences: DEFAULT_PREFERENCES,
    });
  const everybody = [
    person('drafter', 'water-bureau', 'DRAFTER'),
    person('head', 'water-bureau', 'HEAD'),
    person('bureau', 'emergency-bureau', 'BUREAU'),
  ];
  return {
    find: async (_: LedgerId, id: string) => everybody.find((one) => one.id === id),
    of: async (_: LedgerId, of: OrganisationId) =>
      everybody.filter(({ organisation }) => organisation === of),
    all: async () => everybody,
  };
}

/** Claims as `functions/shared/operations/claims.ts` says them, in memory. */
export function claimsInMemory(): Claims {
  const held = new Map<string, Claim>();
  const isHeldBy = (key: string, holder: string) => {
    const claim = held.get(key);
    return claim?.status === 'CLAIMED' && claim.holder === holder;
  };
  return {
    find: async (key) => held.get(key),
    async take(key, holder, now, until) {
      const known = held.get(key);
      if (known && known.status !== 'CLAIMED') return known;
      if (known && known.until > now && known.holder !== holder) return { status: 'HELD' };
      const attempt = (known?.attempt ?? 0) + 1;
      held.set(key, { status: 'CLAIMED', holder, until, attempt });
      return { status: 'MINE', attempt };
    },
    async settle(key, holder, outcome) {
      const mine = isHeldBy(key, holder);
      if (mine) held.set(key, outcome);
      return mine;
    },
    async release(key, holder, now, attempt) {
      if (isHeldBy(key, holder)) held.set(key, { status: 'CLAIMED', holder, until: now, attempt });
    },
  };
}

export const at = (day: CivilDate, time: string): Instant =>
  instant(new Date(`${day}T${time}:00.000+08:00`).toISOString());
