import { describe, expect, it } from 'vitest';
import { actor, shijingshan } from '../../../test/support/builders.ts';
import { planAfter, type Step } from '../../../test/support/scenario.ts';
import { eventIn, special, upTo } from '../../../test/support/stories.ts';
import { exerciseAggregate } from '../../exercise/exercise-aggregate.ts';
import type { PlanCommandName } from '../../plan/plan-commands.ts';
import { accessFactsOf } from '../access-facts.ts';
import { mayDo } from '../may-do.ts';

const registry = shijingshan();
const steps: readonly Step[] = [
  ...upTo(special, 'disclose'),
  // Drilled by another body than the one that prepared the plan
  [
    'drill',
    {
      form: 'TABLETOP',
      organiser: 'flood-hq',
      scenario: '特大暴雨',
      participants: 46,
      on: '2026-06-18',
    },
  ],
  ['open-improvement', { from: 'DRILL', text: '水泵', owner: 'housing-commission', on: '2026-07-01' }],
];
const plan = planAfter(steps).state();
const DRILL = { drill: eventIn(steps, 'drill') };

const allowed = (
  organisation: string,
  role: string,
  name: PlanCommandName,
  command: object = {},
): boolean => {
  const who = actor(organisation, role);
  return mayDo(who, name, accessFactsOf(name, command, plan, who), registry).ok;
};

describe('who may do what with a plan in force', () => {
  it.each(['publish-publicity', 'schedule-event', 'apply-permit', 'open-improvement', 'activate'] as const)(
    '%s: drafter and head of the preparing body',
    (name) => {
      expect(allowed('water-bureau', 'DRAFTER', name)).toBe(true);
      expect(allowed('water-bureau', 'HEAD', name)).toBe(true);
      expect(allowed('water-bureau', 'DESK', name)).toBe(false);
      expect(allowed('housing-commission', 'HEAD', name)).toBe(false);
    },
  );

  it.each([
    'exempt-disclosure',
    'withdraw-disclosure',
    'attest-classified-duty',
    'declare-regime',
    'assess-revision',
    'transfer-responsibility',
  ] as const)('%s: the head alone', (name) => {
    expect(allowed('water-bureau', 'HEAD', name)).toBe(true);
    expect(allowed('water-bureau', 'DRAFTER', name)).toBe(false);
    expect(allowed('housing-commission', 'HEAD', name)).toBe(false);
  });

  it.each([
    ['credit-activation', 'acceptedBy'],
    ['defer-evaluation', 'approvedBy'],
    ['waive-duty', 'by'],
  ] as const)('%s: the bureau, for itself', (name, field) => {
    expect(allowed('emergency-bureau', 'BUREAU', name, { [field]: 'emergency-bureau' })).toBe(true);
    expect(allowed('emergency-bureau', 'BUREAU', name, { [field]: 'water-bureau' })).toBe(false);
    expect(allowed('water-bureau', 'HEAD', name, { [field]: 'emergency-bureau' })).toBe(false);
  });

  it.each([
    'activate',
    'deactivate',
    'review-incident',
    'open-improvement',
    'transfer-responsibility',
  ] as const)('%s: the bureau too', (name) => {
    expect(allowed('emergency-bureau', 'BUREAU', name)).toBe(true);
    expect(allowed('emergency-bureau', 'AUDITOR', name)).toBe(false);
  });

  it('receive-filing: the recipient’s desk; the bureau’s for the district', () => {
    const to = (recipient: string) => ({ recipient });
    expect(allowed('lugu-office', 'DESK', 'receive-filing', to('lugu-office'))).toBe(true);
    expect(allowed('lugu-office', 'DESK', 'receive-filing', to('district-government'))).toBe(false);
    expect(allowed('emergency-bureau', 'DESK', 'receive-filing', to('district-government'))).toBe(true);
    expect(allowed('water-bureau', 'HEAD', 'receive-filing', to('district-government'))).toBe(false);
  });

  it('urge-filing: whoever urges, in its own name', () => {
    expect(allowed('flood-hq', 'HEAD', 'urge-filing', { by: 'flood-hq' })).toBe(true);
    expect(allowed('emergency-bureau', 'BUREAU', 'urge-filing', { by: 'emergency-bureau' })).toBe(true);
    expect(allowed('emergency-bureau', 'BUREAU', 'urge-filing', { by: 'flood-hq' })).toBe(false);
  });

  it.each(['evaluate-drill', 'report-drill'] as const)(
    '%s: the body that organised that drill, and the one whose plan it is',
    (name) => {
      expect(allowed('flood-hq', 'DRAFTER', name, DRILL)).toBe(true);
      expect(allowed('water-bureau', 'DRAFTER', name, DRILL)).toBe(true);
      expect(allowed('housing-commission', 'HEAD', name, DRILL)).toBe(false);
      expect(allowed('flood-hq', 'DRAFTER', name, { drill: eventIn(steps, 'draft') })).toBe(false);
    },
  );

  it('close-improvement: the owner of the item, and the preparing body', () => {
    expect(allowed('housing-commission', 'DRAFTER', 'close-improvement', { itemId: 'item-1' })).toBe(true);
    expect(allowed('water-bureau', 'DRAFTER', 'close-improvement', { itemId: 'item-1' })).toBe(true);
    expect(allowed('flood-hq', 'HEAD', 'close-improvement', { itemId: 'item-1' })).toBe(false);
    expect(allowed('housing-commission', 'DRAFTER', 'close-improvement', { itemId: 'ghost' })).toBe(false);
  });

  it('review-incident: the body that led the response', () => {
    expect(allowed('flood-hq', 'HEAD', 'review-incident', { by: 'flood-hq' })).toBe(true);
    expect(allowed('flood-hq', 'HEAD', 'review-incident', { by: 'police-branch' })).toBe(false);
  });
});

describe('who may do what with an exercise', () => {
  const state = { organiser: 'flood-hq' } as never;
  const may = (organisation: string, role: string, name: 'plan-exercise' | 'hold-exercise', body: object) => {
    const who = actor(organisation, role);
    const facts = exerciseAggregate.acts(name, body, name === 'plan-exercise' ? undefined : state, who);
    return mayDo(who, name, facts, registry).ok;
  };

  it('is planned in one’s own name and held by its organiser', () => {
    expect(may('water-bureau', 'DRAFTER', 'plan-exercise', {})).toBe(true);
    expect(may('water-bureau', 'DRAFTER', 'plan-exercise', { organiser: 'flood-hq' })).toBe(false);
    expect(may('flood-hq', 'HEAD', 'hold-exercise', {})).toBe(true);
    expect(may('water-bureau', 'HEAD', 'hold-exercise', {})).toBe(false);
    expect(may('flood-hq', 'LEADER', 'hold-exercise', {})).toBe(false);
  });
});
