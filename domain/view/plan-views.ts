import type { Instant } from '../../events/civil-date.ts';
import type { Registry } from '../organisation/organisation.ts';
import { planStatus } from '../plan/evolve.ts';
import type { PlanState } from '../plan/state.ts';
import { documentNumbersOf } from './document-numbers.ts';
import { filingViews } from './filing-views.ts';
import type { Law } from './law.ts';
import { obligationView } from './obligation-view.ts';
import type { Origin } from './origin.ts';
import { watchedRegistry } from './registry-use.ts';
import type { DocumentNumberView, FilingView, ObligationView, PlanPartiesView, PlanView } from './types.ts';

/** Everything that is shown of one plan. */
export interface PlanViews {
  readonly plan: PlanView;
  readonly obligations: readonly ObligationView[];
  readonly filings: readonly FilingView[];
  readonly documentNumbers: readonly DocumentNumberView[];
  readonly parties: PlanPartiesView;
}

export interface PlanViewsInput extends Origin {
  readonly streamVersion: number;
  readonly updatedAt: Instant;
  readonly state: PlanState;
  readonly registry: Registry;
  readonly law: Law;
}

/**
 * All views of a plan from its state: duties by the law, filings, numbers. Every view carries `position`. Which reminders
 * of a duty were issued stands in other streams: `withIssued` adds it.
 */
export function planViews(input: PlanViewsInput): PlanViews {
  const { ledger, position, streamVersion, updatedAt, state, registry, law } = input;
  const origin: Origin = { ledger, position };
  const watched = watchedRegistry(registry);
  const { obligations, undetermined } = law.dutiesOf(state, watched.registry);
  const whose = {
    planTitle: state.title,
    ...(state.attributes.secrecy !== 'PUBLIC' && { confidential: true as const }),
  };
  return {
    plan: {
      kind: 'PLAN',
      ...origin,
      streamVersion,
      updatedAt,
      status: planStatus(state),
      state,
      undetermined,
    },
    obligations: obligations.map((obligation) => obligationView(law, origin, whose, obligation)),
    filings: filingViews(origin, state),
    documentNumbers: documentNumbersOf(state).map((documentNo) => ({
      kind: 'DOCUMENT_NUMBER',
      ...origin,
      documentNo,
      planId: state.planId,
    })),
    parties: { kind: 'PLAN_PARTIES', ...origin, planId: state.planId, ...watched.use() },
  };
}
