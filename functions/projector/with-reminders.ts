import { withIssued, withRevision } from '../../domain/view/obligation-view.ts';
import { foldReminders, issuedMarks } from '../../domain/view/reminder-views.ts';
import type { ObligationView } from '../../domain/view/types.ts';
import { reminderStream } from '../../events/identifiers.ts';
import * as keys from '../shared/views/view-keys.ts';
import type { StoredViews } from '../shared/views/view-writer.ts';
import type { Projection } from './projection.ts';

/**
 * Duties with what was issued for them so far: a known duty's view says it, a new one's reminder stream is asked; and
 * with their revision.
 */
export const withReminders = (
  { ledger, scope, recordedAt }: Projection,
  obligations: readonly ObligationView[],
  stored: StoredViews,
  position: number,
): Promise<readonly ObligationView[]> =>
  Promise.all(
    obligations.map(async (derived) => {
      const { id } = derived.obligation;
      const found = stored.get(keys.obligationKey(scope, id).sk)?.view;
      const known = found?.kind === 'OBLIGATION' ? found : undefined;
      const view = withRevision(derived, known, recordedAt);
      if (known) return withIssued(view, known.issued);
      const { events } = await ledger.load(scope.ledger, reminderStream(id), { position });
      return withIssued(view, issuedMarks(foldReminders(events, scope.ledger)));
    }),
  );
