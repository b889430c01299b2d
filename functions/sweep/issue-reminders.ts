import type { Registry } from '../../domain/organisation/organisation.ts';
import { accept } from '../../domain/refusal.ts';
import { type Told, toldTo } from '../../domain/reminder/escalation.ts';
import { pendingSteps, reminderDays, stepDue } from '../../domain/view/reminder-schedule.ts';
import { foldReminders, issuedMarks } from '../../domain/view/reminder-views.ts';
import type { ObligationView } from '../../domain/view/types.ts';
import type { EventBody } from '../../events/catalogue.ts';
import type { CivilDate, Instant } from '../../events/civil-date.ts';
import type { Actor } from '../../events/commit.ts';
import { type LedgerId, reminderStream } from '../../events/identifiers.ts';
import type { NewEvent } from '../../events/recorded-event.ts';
import type { Log } from '../shared/consumer.ts';
import type { People } from '../shared/directory/people.ts';
import { bearsOn, type DutySources, dutyNow } from '../shared/duty-now.ts';
import { transact } from '../shared/ledger/transact.ts';
import type { Decided, StreamHistory } from '../shared/ledger/types.ts';
import { type DueStep, issuedEvents } from '../shared/reminders/issued-events.ts';
import { type Addressed, recipientsOf } from '../shared/reminders/recipients.ts';
import { type DutyStep, issuingOf } from '../shared/reminders/reminder-identity.ts';

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
    if (outcome.status === 'COMMITTED')
      return outcome.replayed
        ? 0
        : outcome.commit.events.filter(({ type }) => type === 'ReminderIssued').length;
    if (outcome.status !== 'UNCHANGED')
      throw new Error(`reminders of ${id} could not be issued: ${outcome.status}`);
    if (truth && isSameStep(truth, step)) return 0;
    [proposed, dueOn] = [truth?.day, truth?.obligation.due.dueOn ?? dueOn];
  }
  return 0;
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
  const reminders = foldReminders(history.events, round.of);
  const ladder = reminderDays(found.law, obligation);
  const day = stepDue(pendingSteps(ladder, issuedMarks(reminders), obligation.due.dueOn), round.today);
  return day && { owner: found.owner, obligation, day, ladder, reminders };
}

async function reminders(tools: IssuingTools, round: Round, due: DueStep): Promise<Decided> {
  const { owner, obligation, day, ladder } = due;
  const { people } = tools;
  const { of: ledger, registry, today } = round;
  const told = toldTo({
    day,
    ladder,
    dueOn: obligation.due.dueOn,
    reminders: [...due.reminders.values()],
  });
  const around = { people, registry, ledger, owner, obligation };
  const { recipients, vacant } = await recipientsOf(around, told.to);
  if (!recipients.length)
    tools.log.error('nobody to remind', {
      alarm: 'NOBODY_TO_REMIND',
      ledger,
      obligationId: obligation.id,
      step: day.step,
    });
  const issued = issuedEvents(due, recipients, today);
  return {
    events: issued.length ? [...escalated(due, told, today), ...findings(due, vacant, today), ...issued] : [],
    affects: (commit) => bearsOn(obligation, commit.stream),
  };
}

const escalated = (due: DueStep, { climbsTo }: Told, today: CivilDate): readonly NewEvent[] =>
  climbsTo.map((to) => escalatedTo(due, today, { to, because: 'UNACKNOWLEDGED' }));

/** That there is nobody in a capacity stands on record, with who was told in its place. */
const findings = (due: DueStep, vacancies: Addressed['vacant'], today: CivilDate): readonly NewEvent[] =>
  vacancies.flatMap(({ vacant, to }) =>
    to ? [escalatedTo(due, today, { to, because: 'VACANT', vacant })] : [],
  );

const escalatedTo = (
  { obligation, day }: DueStep,
  occurredOn: CivilDate,
  how: Pick<EventBody<'ReminderEscalated'>, 'to' | 'because' | 'vacant'>,
): NewEvent => ({
  type: 'ReminderEscalated',
  occurredOn,
  body: { obligationId: obligation.id, step: day.step, dueOn: obligation.due.dueOn, ...how },
});
