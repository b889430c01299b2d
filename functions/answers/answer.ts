import { settle } from '../../domain/decision/fault.ts';
import { accept, type Decision } from '../../domain/refusal.ts';
import { acknowledge } from '../../domain/reminder/decide/acknowledge.ts';
import { type AnswerContext, answered } from '../../domain/reminder/decide/context.ts';
import { snooze } from '../../domain/reminder/decide/snooze.ts';
import { registryOfViews } from '../../domain/view/organisation-views.ts';
import { foldReminders } from '../../domain/view/reminder-views.ts';
import type { CivilDate } from '../../events/civil-date.ts';
import type { LedgerId, PersonId } from '../../events/identifiers.ts';
import { bearsOn, type DutyNow, type DutySources, dutyNow } from '../shared/duty-now.ts';
import type { Decided, StreamHistory } from '../shared/ledger/types.ts';
import type { ViewReader } from '../shared/views/view-reader.ts';

export interface AnswerTools extends DutySources {
  readonly views: Pick<ViewReader, 'served' | 'organisations' | 'bodyFacts'>;
}

/** One answer of one person to one reminder. */
export interface GivenAnswer {
  readonly ledger: LedgerId;
  readonly obligationId: string;
  readonly reminderId: string;
  readonly by: PersonId;
  readonly via: AnswerContext['via'];
  readonly today: CivilDate;
  readonly answer: { readonly kind: 'ACKNOWLEDGE' } | Snooze;
}

interface Snooze {
  readonly kind: 'SNOOZE';
  readonly until: CivilDate;
  readonly reason: string;
}

/** May this person answer? Asked before anything about the reminder is told. */
export function permitAnswer(given: GivenAnswer, history: StreamHistory): Decision<void> {
  const { faults } = answered(foldReminders(history.events, given.ledger), given);
  return settle(faults, undefined);
}

/** Decides an answer on the reminders and on the duty as the ledger has them at this moment. */
export async function decideAnswer(
  tools: AnswerTools,
  given: GivenAnswer,
  history: StreamHistory,
): Promise<Decision<Decided>> {
  const { reminderId, by, via, today, answer, ledger } = given;
  const reminders = foldReminders(history.events, ledger);
  const found = await dutyOf(tools, given);
  const obligation = found?.obligation;
  const duty = found && obligation && { obligation, calendar: found.law.calendar };
  const context = { reminderId, by, via, today, duty };
  const decision =
    answer.kind === 'SNOOZE' ? snooze(reminders, answer, context) : acknowledge(reminders, context);
  if (!decision.ok) return decision;
  return accept({
    events: decision.value,
    ...(obligation && { affects: (commit) => bearsOn(obligation, commit.stream) }),
  });
}

/** The duty that is answered about, as it stands now. */
export async function dutyOf(
  tools: AnswerTools,
  { ledger, obligationId }: Pick<GivenAnswer, 'ledger' | 'obligationId'>,
): Promise<DutyNow | undefined> {
  const registry = registryOfViews(await tools.views.organisations(await tools.views.served(ledger)));
  return dutyNow(tools, ledger, obligationId, registry);
}
