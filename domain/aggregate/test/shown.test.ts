import { describe, expect, it } from 'vitest';
import { OrganisationId, PlanId } from '../../../events/identifiers.ts';
import { actor, shijingshan } from '../../../test/support/builders.ts';
import { planAfter } from '../../../test/support/scenario.ts';
import { special, upTo } from '../../../test/support/stories.ts';
import { registryOf } from '../../organisation/organisation.ts';
import type { PlanState } from '../../plan/state.ts';
import { hiddenPlans, isShown, withoutPlans } from '../shown.ts';

const open = PlanId.parse('open-plan');
const secret = PlanId.parse('secret-plan');
const unknown = PlanId.parse('unknown-plan');
const organiser = OrganisationId.parse('emergency-bureau');

const readable = planAfter(upTo(special, 'draft'), { planId: open }).state();
const internal: PlanState = { ...readable, attributes: { ...readable.attributes, secrecy: 'INTERNAL' } };
const planOf = (id: PlanId) => ({ [open]: readable, [secret]: internal })[id];
const registry = shijingshan();

const hidden = (person: ReturnType<typeof actor>, plans = [open, secret, unknown], known = registry) => [
  ...hiddenPlans(person, { organisation: organiser, plans }, planOf, known),
];

describe('plans that an aggregate names', () => {
  it('are hidden from those who may not read them, and only these plans', () => {
    expect(hidden(actor('housing-commission', 'DRAFTER', 'HEAD'))).toEqual([secret]);
  });

  it.each(['BUREAU', 'COMMISSION', 'LEADER', 'AUDITOR'])('are never hidden from the role %s', (role) => {
    expect(hidden(actor('housing-commission', role))).toEqual([]);
  });

  it('are not hidden from the organisation whose it is, nor from its successor (G32)', () => {
    expect(hidden(actor('emergency-bureau', 'DRAFTER'))).toEqual([]);
    const into = OrganisationId.parse('housing-commission');
    const merged = registryOf(
      registry.all().map((one) => (one.organisationId === organiser ? { ...one, mergedInto: into } : one)),
    );
    expect(hidden(actor('housing-commission', 'DRAFTER'), undefined, merged)).toEqual([]);
  });

  it('are not hidden from those who have a part in the plan', () => {
    expect(hidden(actor('water-bureau', 'DRAFTER'))).toEqual([]);
  });
});

describe('an aggregate', () => {
  it('is hidden when all its plans are, and not when it names none', () => {
    expect(isShown({ plans: [secret] }, new Set([secret]))).toBe(false);
    expect(isShown({ plans: [open, secret] }, new Set([secret]))).toBe(true);
    expect(isShown({ plans: [] }, new Set())).toBe(true);
  });

  it('is shown without the ids of hidden plans and without list entries that are about them', () => {
    const state = {
      title: '计划',
      lead: secret,
      plans: [open, secret],
      items: [
        { itemId: 'a', plan: open, title: '防汛' },
        { itemId: 'b', plan: secret, title: '不宜公开的名称' },
        { itemId: 'c', related: [secret, open], count: 2, done: null },
      ],
    };
    expect(withoutPlans(state, new Set([secret]))).toEqual({
      title: '计划',
      plans: [open],
      items: [
        { itemId: 'a', plan: open, title: '防汛' },
        { itemId: 'c', related: [open], count: 2, done: null },
      ],
    });
    expect(withoutPlans(state, new Set())).toBe(state);
  });
});
