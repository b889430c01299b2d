import { officialCalendar } from '../../../domain/calendar/calendar.ts';
import { deriveDuties } from '../../../domain/obligation/derive.ts';
import { reminderDays } from '../../../domain/obligation/ladder.ts';
import { shijingshan2025 } from '../../../domain/rulebook/shijingshan-2025/rulebook.ts';
import type { CivilDate } from '../../../events/civil-date.ts';
export const currentRulebook = shijingshan2025;
export const lawOn = (d: CivilDate): any => ({ version: 'x', calendar: officialCalendar(d), dutiesOf: (plan: any, registry: any) => deriveDuties(plan, { rulebook: shijingshan2025, registry, calendar: officialCalendar(d) }), reminderDaysOf: (o: any) => reminderDays(o, shijingshan2025.ladders[o.ladder] ?? [], officialCalendar(d)) });
