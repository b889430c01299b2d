import { officialCalendar } from '../../../domain/calendar/calendar.ts';
import type { CivilDate } from '../../../events/civil-date.ts';
export const currentRulebook: any = { id: 'x', version: '1', title: {zh:'x',en:'x'}, jurisdiction: '110107', validFrom: '2025-06-03', approvals: [], issuingNames: [], filings: [], duties: [], ladders: {}, interpretations: [] };
export const lawOn = (d: CivilDate): any => ({ version: 'x', calendar: officialCalendar(d), dutiesOf: () => ({ obligations: [], undetermined: [], exempt: [], rulebook: 'x', calendar: 'y' }), reminderDaysOf: () => [] });
