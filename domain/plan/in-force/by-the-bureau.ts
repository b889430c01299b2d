import type { OrganisationId } from '../../../events/identifiers.ts';
import { type Fault, invalid } from '../../decision/fault.ts';
import { nameOf } from '../../organisation/known-organisations.ts';
import type { PlanContext } from '../decide/context.ts';

/** What only 区应急局 may agree to; `act` completes “… by the bureau”. */
export function byTheBureau(
  id: OrganisationId,
  { registry }: PlanContext,
  act: { readonly pointer: string; readonly article: string; readonly zh: string; readonly en: string },
): Fault[] {
  const organisation = registry.find(id);
  if (!organisation || organisation.class === 'EMERGENCY_BUREAU') return [];
  return [
    invalid('NOT_THE_BUREAU', {
      pointer: act.pointer,
      article: act.article,
      zh: `${act.zh}由区应急局决定，不是${nameOf(registry, id)}`,
      en: `${act.en} is decided by the bureau, not by ${nameOf(registry, id)}`,
    }),
  ];
}
