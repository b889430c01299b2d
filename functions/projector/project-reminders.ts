import { withIssued } from '../../domain/view/obligation-view.ts';
import {
  evolveReminders,
  foldReminders,
  issuedMarks,
  type Reminders,
} from '../../domain/view/reminder-views.ts';
import type { Commit } from '../shared/ledger/types.ts';
import * as keys from '../shared/views/view-keys.ts';
import type { StoredViews } from '../shared/views/view-writer.ts';
import type { Projection } from './projection.ts';

/** A commit on the reminders of one duty: each reminder's view, and on which day the sweep looks at the duty again. */
export async function projectReminders(projection: Projection, commit: Commit): Promise<void> {
  const { views, scope } = projection;
  const { position } = commit;
  const obligationId = commit.stream.slice('reminder:'.length);
  const pk = keys.remindersPk(scope, obligationId);
  const stored = await views.partition(pk);
  const reminders = await remindersAfter(projection, commit, stored);
  await views.replace({ scope, pk, stored, views: [...reminders.values()], position });
  await markIssued(projection, obligationId, issuedMarks(reminders), position);
}

/** The duty's view learns which steps were issued. A duty that a correction took away has no view to tell. */
async function markIssued(
  { views, scope }: Projection,
  obligationId: string,
  issued: readonly string[],
  position: number,
): Promise<void> {
  const key = keys.obligationKey(scope, obligationId);
  const duty = (await views.item(key))?.view;
  if (duty?.kind !== 'OBLIGATION' || duty.position > position) return;
  if (duty.position < position && issued.join() === duty.issued.join()) return;
  // At this very position the commit was cut off between the duty's items: they are all put again, and stand or not.
  const view = { ...withIssued(duty, issued), position };
  await views.replace({ scope, pk: key.pk, stored: new Map(), views: [view], position });
}

async function remindersAfter(
  { ledger }: Projection,
  commit: Commit,
  stored: StoredViews,
): Promise<Reminders> {
  const origin = { ledger: commit.ledger, position: commit.position };
  if (commit.events.some((event) => event.type === 'EventCorrected')) {
    const history = await ledger.load(commit.ledger, commit.stream, { position: commit.position });
    // All of them as at the correction: what it changed must be newer than what stands.
    return new Map(
      [...foldReminders(history.events, commit.ledger)].map(([id, view]) => [id, { ...view, ...origin }]),
    );
  }
  return commit.events.reduce(
    (reminders, event) => evolveReminders(reminders, event, origin),
    knownReminders(stored),
  );
}

const knownReminders = (stored: StoredViews): Reminders =>
  new Map([...stored].flatMap(([id, { view }]) => (view?.kind === 'REMINDER' ? [[id, view] as const] : [])));
