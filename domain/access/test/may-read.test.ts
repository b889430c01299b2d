import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import type { Secrecy } from '../../../events/plan-attributes.ts';
import { actor, shijingshan } from '../../../test/support/builders.ts';
import type { PlanState } from '../../plan/state.ts';
import { mayRead } from '../may-read.ts';

const registry = shijingshan();
const planOf = (secrecy: z.infer<typeof Secrecy> | undefined, recipient = 'city-police') =>
  ({
    planId: 'secret-plan',
    attributes: { ...(secrecy && { secrecy }) },
    preparingBody: 'police-branch',
    versions: [
      {
        reviews: [],
        submission: { submittedTo: 'emergency-bureau' },
        approval: { approvals: [{ by: 'party-mechanism' }] },
        issue: { inNameOf: ['party-mechanism'] },
        filingSubmissions: [{ legs: [{ kind: 'FILING', recipient }] }],
      },
    ],
  }) as unknown as PlanState;

const reads = (state: PlanState, organisation: string, ...roles: string[]) =>
  mayRead(actor(organisation, ...roles), { state }, registry);

describe('reading a plan', () => {
  it('is open to everyone who is signed in, unless the plan is internal', () => {
    expect(reads(planOf('PUBLIC'), 'steel-museum', 'DRAFTER').ok).toBe(true);
    expect(reads(planOf(undefined), 'steel-museum', 'DRAFTER').ok).toBe(true);
  });

  it('of an internal plan is for those who have a part in it', () => {
    for (const party of ['police-branch', 'party-mechanism', 'city-police', 'emergency-bureau'])
      expect(reads(planOf('INTERNAL'), party, 'DRAFTER').ok, party).toBe(true);
  });

  it('of an internal plan is for bureau, commission office, leader and auditor', () => {
    for (const role of ['BUREAU', 'COMMISSION', 'LEADER', 'AUDITOR'])
      expect(reads(planOf('INTERNAL'), 'steel-museum', role).ok, role).toBe(true);
    for (const role of ['DRAFTER', 'HEAD', 'DESK', 'ADMIN'])
      expect(reads(planOf('INTERNAL'), 'steel-museum', role).ok, role).toBe(false);
  });

  it('of an internal plan that was filed with the district government is for the bureau’s desk', () => {
    const withoutBureau = planOf('INTERNAL', 'district-government');
    const state = {
      ...withoutBureau,
      versions: withoutBureau.versions.map(({ submission: _none, ...version }) => version),
    };
    expect(reads(state, 'emergency-bureau', 'DESK').ok).toBe(true);
    expect(reads(state, 'emergency-bureau', 'DRAFTER').ok).toBe(false);
    expect(reads(state, 'lugu-office', 'DESK').ok).toBe(false);
  });

  it('is refused as if there were no such plan', () => {
    expect(reads(planOf('INTERNAL'), 'steel-museum', 'HEAD')).toEqual({
      ok: false,
      refusal: {
        kind: 'NOT_FOUND',
        reasons: [
          { code: 'PLAN_UNKNOWN', zh: '没有预案“secret-plan”', en: 'there is no plan "secret-plan"' },
        ],
      },
    });
  });
});
