import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { shijingshan } from '../../../test/support/builders.ts';
import { planAfter } from '../../../test/support/scenario.ts';
import { departmental, special, stepOf, subdistrict, upTo } from '../../../test/support/stories.ts';
import type { IssuedRuling } from '../../law/state.ts';
import { lawOn } from '../../view/law-on.ts';

const day = civilDate;
const ruling = (interpretation: string, parameter: string | number | boolean, effectiveFrom: string) =>
  ({
    event: `9${interpretation.slice(1)}.0`,
    on: day(effectiveFrom),
    interpretation,
    parameter,
    text: '区应急局解释',
    effectiveFrom: day(effectiveFrom),
  }) as unknown as IssuedRuling;

const duties = (steps: Parameters<typeof planAfter>[0], ...rulings: readonly IssuedRuling[]) =>
  lawOn(day('2026-11-24'), rulings).dutiesOf(planAfter(steps).state(), shijingshan());
const filing = (steps: Parameters<typeof planAfter>[0], ...rulings: readonly IssuedRuling[]) =>
  duties(steps, ...rulings).obligations.find(({ ruleId }) => ruleId === 'SJS-31');

/* The plan of the story was adopted on Friday 8 May 2026 and issued on Monday the 11th: 20 working days end on 8 June. From
   its adoption they end on 4 June, for Saturday the 9th is a make-up working day. */
const issued = upTo(special, 'issue');
const fromAdoption = (effectiveFrom: string) => ruling('G2', 'ADOPTED_ON', effectiveFrom);

describe('a ruling of art. 50', () => {
  it('moves what is open on its day', () => {
    expect(filing(issued)?.due.dueOn).toBe('2026-06-08');
    expect(filing(issued, fromAdoption('2026-05-20'))?.due.dueOn).toBe('2026-06-04');
  });

  it('changes nothing for what was met, or had fallen due, before it took effect', () => {
    const filed = upTo(special, 'file');
    expect(filing(filed, fromAdoption('2026-05-20'))).toMatchObject({
      state: { status: 'DISCHARGED', on: '2026-05-20' },
      due: { dueOn: '2026-06-04' },
    });
    expect(filing(filed, fromAdoption('2026-05-21'))?.due.dueOn).toBe('2026-06-08');
    expect(filing(issued, fromAdoption('2026-06-09'))?.due.dueOn).toBe('2026-06-08');
    expect(filing(issued, fromAdoption('2026-06-08'))?.due.dueOn).toBe('2026-06-04');
  });

  it('brings a duty to plans that did not owe it, and takes one from those that still did', () => {
    const steps = upTo(subdistrict, 'issue');
    const owes = (...rulings: readonly IssuedRuling[]) =>
      duties(steps, ...rulings).obligations.filter(({ ruleId }) => ruleId === 'SJS-41').length;
    expect(owes()).toBe(0);
    expect(owes(ruling('G20', 'WITH_SUBDISTRICTS', '2026-10-01'))).toBe(1);
    expect(
      owes(ruling('G20', 'WITH_SUBDISTRICTS', '2026-10-01'), ruling('G20', 'DISTRICT_GOV', '2026-11-02')),
    ).toBe(0);
  });

  it('is replaced by the next one, each in its own time', () => {
    const two = [fromAdoption('2026-05-20'), ruling('G2', 'ISSUED_ON', '2026-06-02')];
    expect(filing(issued, ...two)?.due.dueOn).toBe('2026-06-08');
    expect(filing(issued, ...two.toReversed())?.due.dueOn).toBe('2026-06-08');
  });

  it('decides acts from its day on, and none before', () => {
    const law = lawOn(day('2026-11-24'), [ruling('G12', 'AS_LISTED', '2026-10-01')]);
    expect(law.rulebookOn(day('2026-09-30')).policies.gateOrder).toBe('ANY');
    expect(law.rulebookOn(day('2026-10-01')).policies.gateOrder).toBe('AS_LISTED');
  });

  it('names itself in the version of the law, so that views made before it are seen to be older', () => {
    expect(lawOn(day('2026-11-24'), [fromAdoption('2026-05-20')]).version).not.toBe(
      lawOn(day('2026-11-24')).version,
    );
  });

  it('does not touch another plan’s duties that it does not speak of', () => {
    const steps = [...upTo(departmental, 'issue'), stepOf(departmental, 'file')];
    expect(duties(steps, ruling('G20', 'WITH_SUBDISTRICTS', '2026-10-01')).obligations).toEqual(
      duties(steps).obligations,
    );
  });
});
