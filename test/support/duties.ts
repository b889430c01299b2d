import { officialCalendar } from '../../domain/calendar/calendar.ts';
import { deriveDuties } from '../../domain/obligation/derive.ts';
import type { Obligation } from '../../domain/obligation/types.ts';
import type { PlanState } from '../../domain/plan/state.ts';
import { shijingshan2025 } from '../../domain/rulebook/shijingshan-2025/rulebook.ts';
import type { Rulebook } from '../../domain/rulebook/types.ts';
import { civilDate } from '../../events/civil-date.ts';
import { shijingshan } from './builders.ts';

/** The duty of a plan by its rule, the last where there are several; throws when the plan has none. */
export function dutyOf(
  plan: { readonly state: () => PlanState },
  ruleId: string,
  rulebook: Rulebook = shijingshan2025,
): Obligation {
  const calendar = officialCalendar(civilDate('2026-11-24'));
  const { obligations } = deriveDuties(plan.state(), { rulebook, calendar, registry: shijingshan() });
  const found = obligations.findLast((one) => one.ruleId === ruleId);
  if (!found) throw new Error(`no duty by ${ruleId}`);
  return found;
}
