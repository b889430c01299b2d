import type { CivilDate } from '../../events/civil-date.ts';
import type { ChecklistItem } from '../../events/inspection-events.ts';
import type { WorkingCalendar } from '../calendar/types.ts';
import { dutyNames } from '../obligation/duty-names.ts';
import { phaseOn } from '../obligation/phase.ts';
import type { Obligation } from '../obligation/types.ts';
import type { DutyKind } from '../rulebook/types.ts';

/** What the ledger itself shows on an item (非现场检查, no. 15): a proposal, the verdict is the inspector's. */
export interface Evidence {
  /** NOT_MET when one is overdue, NOT_APPLICABLE when there is no such duty */
  readonly proposal: 'MET' | 'NOT_MET' | 'NOT_APPLICABLE';
  /** Ids of duties that are overdue on that day */
  readonly overdue: readonly string[];
  /** Ids of duties that were met after their due date */
  readonly late: readonly string[];
}

/** The duty that an evidence query asks for; nothing when the rulebook knows no such duty. */
export function evidenceDuty(query: string): DutyKind | undefined {
  const kind = query.replace(/^obligations:/, '');
  return Object.hasOwn(dutyNames, kind) ? (kind as DutyKind) : undefined;
}

/**
 * @param obligations all duties of the body that is inspected
 * @returns nothing for an item that only a visit can answer
 */
export function evidenceFor(
  { evidence }: Pick<ChecklistItem, 'evidence'>,
  obligations: readonly Obligation[],
  on: CivilDate,
  calendar: WorkingCalendar,
): Evidence | undefined {
  const duty = evidence === undefined ? undefined : evidenceDuty(evidence);
  if (!duty) return undefined;
  const asked = obligations.filter((obligation) => obligation.duty === duty);
  const idsIn = (phase: 'OVERDUE' | 'MET_LATE') =>
    asked.filter((obligation) => phaseOn(obligation, on, calendar) === phase).map(({ id }) => id);
  const overdue = idsIn('OVERDUE');
  const answered = overdue.length ? 'NOT_MET' : 'MET';
  return { proposal: asked.length ? answered : 'NOT_APPLICABLE', overdue, late: idsIn('MET_LATE') };
}
