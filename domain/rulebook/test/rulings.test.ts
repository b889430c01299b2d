import { describe, expect, it } from 'vitest';
import { type RulingOnInterpretation, withRulings } from '../rulings.ts';
import { effects } from '../shijingshan-2025/effects.ts';
import { shijingshan2025 } from '../shijingshan-2025/rulebook.ts';
import { dutiesUnder, issued } from './answers.ts';
import { answersOnLife } from './answers-on-life.ts';
import { answersOnRoads } from './answers-on-roads.ts';

const ruled = (...rulings: readonly RulingOnInterpretation[]) =>
  withRulings(shijingshan2025, rulings, effects);

describe('a ruling under art. 50', () => {
  it('back to the old answer gives the old rulebook back, rows and all', () => {
    for (const [id, [parameter]] of Object.entries({ ...answersOnRoads, ...answersOnLife })) {
      const standing = shijingshan2025.interpretations.find((one) => one.id === id)?.parameter;
      if (standing === undefined) throw new Error(`${id} has no answer`);
      const there = ruled({ interpretation: id, parameter });
      const back = withRulings(there, [{ interpretation: id, parameter: standing }], effects);
      // G10, G20 and G21 add to or take from a row: what is gone comes back only from the rulebook itself.
      if (!['G10', 'G20', 'G21', 'G7', 'G41'].includes(id))
        expect(JSON.stringify(dutiesUnder(back, issued)), id).toBe(
          JSON.stringify(dutiesUnder(shijingshan2025, issued)),
        );
    }
  });

  it('says in the version of the rulebook what was ruled', () => {
    expect(ruled({ interpretation: 'G4', parameter: true }).version).toBe(
      `${shijingshan2025.version}~G4=true`,
    );
    expect(ruled({ interpretation: 'G4', parameter: false })).toBe(shijingshan2025);
    expect(ruled({ interpretation: 'G99', parameter: 1 })).toBe(shijingshan2025);
  });

  it('of two on one question the later one holds, and rulings on different questions do not mind their order', () => {
    const rulings = [
      { interpretation: 'G4', parameter: true },
      { interpretation: 'G25', parameter: 'FIXED' },
    ];
    expect(ruled(...rulings)).toEqual(ruled(...rulings.toReversed()));
    expect(ruled({ interpretation: 'G4', parameter: true }, { interpretation: 'G4', parameter: false })).toBe(
      shijingshan2025,
    );
  });
});
