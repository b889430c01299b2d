import type { Obligation } from '../../domain/obligation/types.ts';
import type { Registry } from '../../domain/organisation/organisation.ts';
import { accept } from '../../domain/refusal.ts';
import { pendingSteps, reminderDays, stepDue } from '../../domain/view/reminder-schedule.ts';
import { foldReminders, issuedMarks } from '../../domain/view/reminder-views.ts';
import type { ObligationView, ReminderDay } from '../../domain/view/types.ts';
import type { CivilDate, Instant } from '../../events/civil-date.ts';
import type { Actor } from '../../events/commit.ts';
import {
  type LedgerId,
  lawStream,
  planStream,
  reminderStream,
  type StreamId,
} from '../../events/identifiers.ts';
import type { NewEvent } from '../../events/recorded-event.ts';
import type { Log } from '../shared/consumer.ts';
import type { People } from '../shared/directory/people.ts';
import { type DutySources, dutyNow } from '../shared/duty-now.ts';
import { transact } from '../shared/ledger/transact.ts';
import type { Decided, StreamHistory } from '../shared/ledger/types.ts';
import { type DutyStep, issuingOf, reminderIdOf } from '../shared/reminder-identity.ts';
import { type Recipient, recipientsOf } from './recipients.ts';

export interface IssuingTools extends DutySources {
  readonly people: People;
  readonly log: Log;
}

/** What one run of the sweep shares: one ledger, its registry, one day. */
export interface Round {
  readonly of: LedgerId;
  readonly registry: Registry;
  readonly today: CivilDate;
  readonly now: Instant;
}

const SWEEP: Actor = { id: 'system:sweep', organisation: '', roles: [] };

/** The view and the ledger differ at most once: when the view lagged. */
const MAX_GUESSES = 3;

/**
 * Issues the reminder that a duty is due for today, to each of its recipients, in one commit; gives how many. The view
 * only proposes: the ledger itself is asked whether the duty is still open, when it is due, and what was issued; and a
 * commit on the plan or on the reminders in the meantime makes it ask again.
 */
export async function issueReminders(
  tools: IssuingTools,
  round: Round,
  view: ObligationView,
): Promise<number> {
  const { id, due } = view.obligation;
  let proposed = stepDue(pendingSteps(view.reminders, view.issued, due.dueOn), round.today);
  let dueOn = due.dueOn;
  for (let guess = 0; proposed && guess < MAX_GUESSES; guess++) {
    const step: DutyStep = { obligationId: id, dueOn, step: proposed.step };
    let truth: DueStep | undefined;
    const outcome = await transact(tools.ledger, {
      ledger: round.of,
      stream: reminderStream(id),
      ...issuingOf(step),
      actor: SWEEP,
      now: round.now,
      decide: async (history) => {
        truth = await dueStep(tools, round, id, history);
        return accept<Decided>(
          truth && isSameStep(truth, step) ? await reminders(tools, round, truth) : { events: [] },
        );
      },
    });
    if (outcome.status === 'COMMITTED') return outcome.replayed ? 0 : outcome.commit.events.length;
    if (outcome.status !== 'UNCHANGED')
      throw new Error(`reminders of ${id} could not be issued: ${outcome.status}`);
    if (truth && isSameStep(truth, step)) return 0;
    [proposed, dueOn] = [truth?.day, truth?.obligation.due.dueOn ?? dueOn];
  }
  return 0;
}

interface DueStep {
  readonly obligation: Obligation;
  readonly day: ReminderDay;
}

const isSameStep = ({ obligation, day }: DueStep, step: DutyStep): boolean =>
  day.step === step.step && obligation.due.dueOn === step.dueOn;

/** The step that is due by what the ledger says now; undefined when the duty is met, gone, moved away or reminded of. */
async function dueStep(
  tools: IssuingTools,
  round: Round,
  obligationId: string,
  history: StreamHistory,
): Promise<DueStep | undefined> {
  const found = await dutyNow(tools, round.of, obligationId, round.registry);
  const obligation = found?.obligation;
  if (!obligation) return undefined;
  const issued = issuedMarks(foldReminders(history.events, round.of));
  const pending = pendingSteps(reminderDays(found.law, obligation), issued, obligation.due.dueOn);
  const day = stepDue(pending, round.today);
  return day && { obligation, day };
}

async function reminders(tools: IssuingTools, round: Round, { obligation, day }: DueStep): Promise<Decided> {
  const { recipients, missing } = await recipientsOf(
    tools.people,
    round.registry,
    round.of,
    obligation,
    day.to,
  );
  const finding = { ledger: round.of, obligationId: obligation.id, step: day.step, missing };
  if (!recipients.length) tools.log.error('nobody to remind', { alarm: 'NOBODY_TO_REMIND', ...finding });
  else if (missing.length)
    tools.log.warn('nobody in the directory in a capacity that is to be reminded', finding);
  return {
    events: recipients.map((recipient) => issuedEvent(obligation, day, recipient)),
    affects: (commit) => bearsOn(obligation, commit.stream),
  };
}

/** Commits after which the duty may stand otherwise: its plan's, or anything that a body's own duties rest on. */
const bearsOn = ({ planId }: Obligation, stream: StreamId): boolean =>
  planId ? stream === planStream(planId) || stream === lawStream() : !stream.startsWith('reminder:');

function issuedEvent(
  obligation: Obligation,
  day: ReminderDay,
  { person, capacity }: Recipient,
): NewEvent<'ReminderIssued'> {
  const { id: obligationId, planId, ruleId, due } = obligation;
  const step: DutyStep = { obligationId, dueOn: due.dueOn, step: day.step };
  const channel = 'EMAIL';
  return {
    type: 'ReminderIssued',
    occurredOn: day.on,
    body: {
      ...step,
      reminderId: reminderIdOf(step, person, channel),
      recipient: person,
      channel,
      ...(planId && { planId }),
      ruleId,
      capacity,
    },
  };
}
