import type { WorkingCalendar } from '../calendar/types.ts';
import type { Registry } from '../organisation/organisation.ts';
import type { Rulebook } from '../rulebook/types.ts';

/** What duties are derived by. The same arguments give the same duties, for us and for an auditor. */
export interface DutyContext {
  readonly rulebook: Rulebook;
  readonly calendar: WorkingCalendar;
  readonly registry: Registry;
}
