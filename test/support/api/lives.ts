import { expect } from 'vitest';
import type { Step } from '../scenario.ts';
import { type Asking, people } from './people.ts';
import type { Reply, TestApi } from './test-api.ts';

/** Who may do a step of the water bureau's plans (domain/access/rules.ts). */
function personFor([name, body]: Step): Asking {
  const { gate, recipient, approvals } = body as {
    gate?: string;
    recipient?: string;
    approvals?: readonly { by: string }[];
  };
  if (gate === 'COORDINATION_REVIEW' || gate === 'COMMAND_LEADER_REVIEW') return people.bureau;
  if (approvals?.some(({ by }) => by === 'district-government')) return people.bureau;
  if (name === 'accept-filing' && recipient === 'housing-commission') return people.stranger;
  return recipient && !recipient.startsWith('city-') ? people.desk : people.head;
}

/** One life of a plan through the API, up to and with the last step given. */
export async function live(api: TestApi, steps: readonly Step[]): Promise<{ planId: string; last: Reply }> {
  let planId = '';
  let last: Reply | undefined;
  for (const step of steps) {
    const [name, body] = step;
    const target = name === 'draft' ? '/v1/plans' : `/v1/plans/${planId}/${name}`;
    last = await api.post(personFor(step), target, { body });
    expect(last.status, `${name}: ${JSON.stringify(last.body)}`).toBeLessThan(300);
    planId = last.body.plan.planId;
  }
  if (!last) throw new Error('a life has at least one step');
  return { planId, last };
}

/** The steps of a story before the first one of a name. */
export const before = (steps: readonly Step[], name: Step[0]): readonly Step[] =>
  steps.slice(
    0,
    steps.findIndex(([step]) => step === name),
  );
