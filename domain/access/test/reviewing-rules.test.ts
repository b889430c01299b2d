import { describe, expect, it } from 'vitest';
import { actor } from '../../../test/support/builders.ts';
import type { planCommands } from '../../plan/plan-commands.ts';
import { amongNeighbours } from '../../plan/reviewing/test/neighbours.ts';
import type { PlanState } from '../../plan/state.ts';
import { accessFactsOf } from '../access-facts.ts';
import { mayDo } from '../may-do.ts';

const registry = amongNeighbours();
const plan = { preparingBody: 'water-bureau' } as PlanState;

function allowed(organisation: string, role: string, name: keyof typeof planCommands, command: object = {}) {
  const who = actor(organisation, role);
  return mayDo(who, name, accessFactsOf(name, command, plan, who), registry).ok;
}

describe('what reviewers and approving bodies say', () => {
  const names = ['record-review-points', 'require-meeting', 'refuse-approval'] as const;

  it.each(names)(
    '%s: the head of the body that says it, or the bureau for organs of the district',
    (name) => {
      expect(allowed('flood-hq', 'HEAD', name, { by: 'flood-hq' })).toBe(true);
      expect(allowed('flood-hq', 'DRAFTER', name, { by: 'flood-hq' })).toBe(false);
      expect(allowed('water-bureau', 'HEAD', name, { by: 'district-government' })).toBe(false);
      for (const by of ['district-government', 'party-committee', 'flood-hq', 'emergency-bureau'])
        expect(allowed('emergency-bureau', 'BUREAU', name, { by }), by).toBe(true);
      expect(allowed('emergency-bureau', 'BUREAU', name, { by: 'water-bureau' })).toBe(false);
    },
  );

  it('a refusal and an approval of a neighbouring district: the bureau, by written evidence', () => {
    const by = 'haidian-government';
    expect(allowed('emergency-bureau', 'BUREAU', 'refuse-approval', { by })).toBe(true);
    expect(allowed('emergency-bureau', 'BUREAU', 'approve', { approvals: [{ by }] })).toBe(true);
    expect(allowed('emergency-bureau', 'BUREAU', 'issue', { inNameOf: [by, 'district-government'] })).toBe(
      true,
    );
    for (const name of ['record-review-points', 'require-meeting'] as const)
      expect(allowed('emergency-bureau', 'BUREAU', name, { by }), name).toBe(false);
    expect(allowed('water-bureau', 'HEAD', 'approve', { approvals: [{ by }] })).toBe(false);
  });
});

describe('what the preparing body does', () => {
  it('takes its submission back, and nobody does it for it', () => {
    for (const role of ['DRAFTER', 'HEAD'])
      expect(allowed('water-bureau', role, 'withdraw-submission'), role).toBe(true);
    expect(allowed('housing-commission', 'HEAD', 'withdraw-submission')).toBe(false);
    expect(allowed('emergency-bureau', 'BUREAU', 'withdraw-submission')).toBe(false);
  });

  it('records what the regions agreed, as the bureau may', () => {
    for (const role of ['DRAFTER', 'HEAD'])
      expect(allowed('water-bureau', role, 'record-joint-agreement'), role).toBe(true);
    expect(allowed('emergency-bureau', 'BUREAU', 'record-joint-agreement')).toBe(true);
    expect(allowed('housing-commission', 'HEAD', 'record-joint-agreement')).toBe(false);
    expect(allowed('water-bureau', 'LEADER', 'record-joint-agreement')).toBe(false);
  });
});
