import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReviewGate } from '../../events/plan-events.ts';
import { papers } from '../support/builders.ts';
import { type Step, scenario } from '../support/scenario.ts';
import { special, stepOf, upTo } from '../support/stories.ts';

/*
 * 第二十七条: no approval before its gates. Whatever people try, in whatever order, the approval of a special plan is let
 * in exactly when the package lies with the reviewers, every gate was passed since it had to be, and no return is open.
 */

/** The plan drafted, with everything that comes before its gates */
const drafted = upTo(special, 'submit').filter(([name]) => name !== 'review' && name !== 'submit');
const on = '2026-05-06';

const BEFORE: readonly ReviewGate[] = [
  'WRITTEN_CONSULTATION',
  'EXPERT_REVIEW',
  'ESTABLISHMENT_OFFICE_OPINION',
  'LEGALITY_REVIEW',
];
const AFTER: readonly ReviewGate[] = ['COORDINATION_REVIEW', 'COLLECTIVE_DECISION', 'COMMAND_LEADER_REVIEW'];
const bodies: Partial<Readonly<Record<ReviewGate, string>>> = {
  ESTABLISHMENT_OFFICE_OPINION: 'establishment-office',
  COORDINATION_REVIEW: 'emergency-bureau',
  COMMAND_LEADER_REVIEW: 'flood-hq',
};

const review = (gate: ReviewGate, outcome: 'PASSED' | 'RETURNED'): Step => [
  'review',
  {
    gate,
    outcome,
    by: bodies[gate] ?? 'water-bureau',
    ...(outcome === 'RETURNED' && { reasons: ['不符合'] }),
    documents: papers(['ESTABLISHMENT_OPINION']),
    on,
  },
];
const approve = stepOf(special, 'approve', { on });
const refuse: Step = ['refuse-approval', { by: 'district-government', reasons: ['不完备'], on }];
const withdraw: Step = ['withdraw-submission', { reason: '补充', on }];
const submit = stepOf(special, 'submit', { on });

const attempts = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...BEFORE, ...AFTER).map((gate) => review(gate, 'PASSED')) },
    { weight: 1, arbitrary: fc.constantFrom(...BEFORE, ...AFTER).map((gate) => review(gate, 'RETURNED')) },
    { weight: 3, arbitrary: fc.constant(submit) },
    { weight: 1, arbitrary: fc.constantFrom(refuse, withdraw) },
  ),
  { maxLength: 30 },
);

/** Orders of the whole road, so that the approval is reached too */
const wholeRoads = fc
  .tuple(
    fc.shuffledSubarray([...BEFORE], { minLength: 3 }),
    fc.subarray([...AFTER], { minLength: 2 }),
    attempts,
  )
  .map(([before, after, more]) => [
    ...before.map((gate) => review(gate, 'PASSED')),
    submit,
    ...after.map((gate) => review(gate, 'PASSED')),
    ...more.slice(0, 4),
  ]);

/** What the approval may rest on, counted from what was let in and from nothing else. */
function oracle(accepted: readonly Step[]): boolean {
  let submitted = false;
  const passed = new Set<string>();
  const acts: Partial<Record<Step[0], (gate: string, outcome?: string) => void>> = {
    review: (gate, outcome) => void (outcome === 'PASSED' ? passed.add(gate) : passed.delete(gate)),
    submit: () => {
      submitted = true;
    },
    'refuse-approval': () => sentBack(),
    'withdraw-submission': () => sentBack(),
  };
  const sentBack = () => {
    submitted = false;
    for (const one of AFTER) passed.delete(one);
  };
  for (const [name, body] of accepted) {
    const { gate = '', outcome } = body as { readonly gate?: string; readonly outcome?: string };
    acts[name]?.(gate, outcome);
  }
  return submitted && [...BEFORE, ...AFTER].every((gate) => passed.has(gate));
}

/** Tries the steps one after the other; gives those that were let in. */
function tried(steps: readonly Step[]) {
  const plan = scenario();
  plan.given(...drafted);
  const accepted = steps.filter((step) => isLetIn(() => plan.given(step)));
  return { plan, accepted };
}

function isLetIn(act: () => unknown): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (!String(error).includes(' was refused: ')) throw error;
    return false;
  }
}

describe('the approval of a special plan', () => {
  it('is let in exactly when every gate is passed, whatever was tried before and in whatever order', () => {
    const reached = { approved: 0, refused: 0 };
    fc.assert(
      fc.property(fc.oneof(attempts, wholeRoads), (steps) => {
        const { plan, accepted } = tried(steps);
        const approved = isLetIn(() => plan.when(...approve));
        expect(approved).toBe(oracle(accepted));
        reached[approved ? 'approved' : 'refused']++;
      }),
      { numRuns: 600 },
    );
    // The property says nothing unless both happen.
    expect(reached.approved).toBeGreaterThan(10);
    expect(reached.refused).toBeGreaterThan(100);
  });

  it('names every gate that is missing, for every subset of them', () => {
    fc.assert(
      fc.property(fc.subarray([...AFTER]), (passed) => {
        const inOrder = AFTER.findIndex((gate) => !passed.includes(gate));
        const prefix = inOrder < 0 ? AFTER : AFTER.slice(0, inOrder);
        const { plan } = tried([
          ...BEFORE.map((gate) => review(gate, 'PASSED')),
          submit,
          ...passed.map((gate) => review(gate, 'PASSED')),
        ]);
        const missing = AFTER.length - prefix.length;
        if (missing === 0) expect(plan.when(...approve)).toHaveLength(1);
        else expect(plan.refused(...approve).codes).toEqual(Array(missing).fill('GATE_NOT_PASSED'));
      }),
    );
  });
});
