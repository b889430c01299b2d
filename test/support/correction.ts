import type { planAfter, Step } from './scenario.ts';

/** Correction of the last event of that type: another day or body, or void where no change is given. */
export function correction(
  plan: ReturnType<typeof planAfter>,
  type: string,
  change?: Readonly<Record<string, unknown>>,
): Step {
  const event = plan.history.findLast((one) => one.type === type);
  if (!event) throw new Error(`no ${type}`);
  const { on = event.occurredOn, ...body } = change ?? {};
  return [
    'correct',
    {
      target: event.id,
      reason: '录入有误',
      on: '2026-11-20',
      ...(change && { replacement: { occurredOn: on, body: { ...event.body, ...body } } }),
    },
  ];
}
