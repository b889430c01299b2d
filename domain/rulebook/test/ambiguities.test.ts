import { describe, expect, it } from 'vitest';
import { rulebookInForce } from '../rulebook-in-force.ts';
import { withRulings } from '../rulings.ts';
import { effects } from '../shijingshan-2025/effects.ts';
import type { Flips } from './answers.ts';
import { answersOnLife } from './answers-on-life.ts';
import { answersOnRoads } from './answers-on-roads.ts';

/*
 * Every gap and ambiguity of the text: a parameter with its reason, which another answer changes. A new interpretation
 * without a flip here fails.
 */

const flips: Flips = { ...answersOnRoads, ...answersOnLife };

describe('a gap in the text', () => {
  it.each(Object.entries(flips))(
    '%s, answered otherwise, changes what it should and nothing is programmed for it',
    (interpretation, [parameter, see, was, is]) => {
      expect(see(rulebookInForce)).toEqual(was);
      expect(see(withRulings(rulebookInForce, [{ interpretation, parameter }], effects))).toEqual(is);
    },
  );

  it('is settled with a question, an answer, a reason and a parameter, in both languages', () => {
    for (const { id, question, answer, reason, parameter } of rulebookInForce.interpretations) {
      expect(parameter, id).toBeDefined();
      for (const text of [question, answer, reason]) {
        expect(text?.zh, id).toMatch(/[一-鿿]/);
        expect(text?.en, id).toMatch(/[a-z]/);
      }
    }
  });

  it('has an effect and a flip each, and there is no effect without a question', () => {
    const asked = rulebookInForce.interpretations.map(({ id }) => id).toSorted();
    expect(Object.keys(effects).toSorted()).toEqual(asked);
    expect(Object.keys(flips).toSorted()).toEqual(asked);
  });

  it('is none of G1 to G42 that is left out', () => {
    const asked = rulebookInForce.interpretations.map(({ id }) => id);
    expect(asked.toSorted()).toEqual(Array.from({ length: 42 }, (_, index) => `G${index + 1}`).toSorted());
  });

  it('is named by a row, or settled by a policy that deciders and derivation read', () => {
    const named = new Set(
      [
        ...rulebookInForce.approvals,
        ...rulebookInForce.issuingNames,
        ...rulebookInForce.filings,
        ...rulebookInForce.duties,
      ].flatMap(({ interpretations = [] }) => interpretations),
    );
    const byPolicy = ['G18', 'G28', 'G29'];
    const unnamed = rulebookInForce.interpretations.map(({ id }) => id).filter((id) => !named.has(id));
    expect(unnamed.filter((id) => !byPolicy.includes(id))).toEqual([]);
  });
});
