import { type FollowUp, followUpRuleFor } from '../../domain/follow-up/follow-ups.ts';
import type { PlanState } from '../../domain/plan/state.ts';
import type { EventType } from '../../events/catalogue.ts';
import type { LedgerId } from '../../events/identifiers.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import type { Consumer } from '../shared/consumer.ts';
import type { Commit } from '../shared/ledger/types.ts';
import { NotYet } from '../shared/not-yet.ts';
import type { ViewReader } from '../shared/views/view-reader.ts';
import { wholeList } from '../shared/views/whole-list.ts';
import { type CarryingTools, carryOut } from './carry-out.ts';

export interface FollowUpTools extends CarryingTools {
  readonly views: Pick<ViewReader, 'served' | 'register'>;
}

/**
 * Carries out what follows from recorded facts, in the order of the ledger, each at least once and recorded once. Facts
 * that it records itself are read like all others: what follows from those follows too.
 */
export const followUp = (tools: FollowUpTools): Consumer => ({
  name: 'follow-up',
  batch: 50,
  begin: async () => async (commits, applied) => {
    for (const commit of commits) {
      for (const event of commit.events)
        for (const consequence of await consequencesOf(tools, commit, event))
          await carryOut(tools, commit, event.id, consequence);
      applied(commit.position);
    }
  },
});

async function consequencesOf(
  tools: FollowUpTools,
  { ledger, stream, position }: Commit,
  event: RecordedEvent,
): Promise<readonly FollowUp[]> {
  const rule = followUpRuleFor<EventType>(event.type);
  if (!rule) return [];
  const { events: history } = await tools.ledger.load(ledger, stream, { position });
  const plans = rule.searchesPlans ? await plansOf(tools, ledger, position) : [];
  return rule.follows(event, { history, plans });
}

/** Every plan of the ledger from the register, which must know all that the cause could know. */
async function plansOf(
  { views }: FollowUpTools,
  ledger: LedgerId,
  position: number,
): Promise<readonly PlanState[]> {
  const served = await views.served(ledger);
  if (served.position < position)
    throw new NotYet(`the register stands at ${served.position}, what is asked for at ${position}`);
  const register = await wholeList((stretch) => views.register(served, stretch));
  return register.map(({ state }) => state);
}
