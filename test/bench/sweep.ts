import { deriveDuties } from '../../domain/obligation/derive.ts';
import { currentRulebook, lawOn } from '../../domain/view/law-on.ts';
import type { ObligationView } from '../../domain/view/types.ts';
import { civilDate, instant } from '../../events/civil-date.ts';
import { PlanId } from '../../events/identifiers.ts';
import { sweep } from '../../functions/sweep/sweep.ts';
import { shijingshan } from '../support/builders.ts';
import { type District, openDistrict, readsDuring, SHIJINGSHAN } from '../support/district.ts';
import { planAfter } from '../support/scenario.ts';
import { special, upTo } from '../support/stories.ts';
import type { BenchFigure } from './figure.ts';

const SMALL = 1_000;
const LARGE = 20_000;
const TODAY = instant('2026-05-25T00:30:00.000Z');
const LATER = civilDate('2026-09-01');

/** Reads of one sweep with the same three duties due, among 1,000 and among 20,000 that are not. */
export async function benchSweep(): Promise<BenchFigure[]> {
  const district = await openDistrict();
  try {
    await district.registerOrganisations();
    await district.person('drafter', 'water-bureau', 'DRAFTER');
    await district.live('flood', upTo(special, 'issue'));
    await district.project();
    await fill(district, 0, SMALL);
    const few = await readsOfASweep(district);
    await fill(district, SMALL, LARGE);
    const many = await readsOfASweep(district);
    return [
      {
        name: `items read by a sweep among ${LARGE} duties as among ${SMALL}`,
        ratio: few.items / many.items,
        goal: 1,
        ours: many.items,
        theirs: few.items,
        unit: 'items',
      },
      {
        name: `queries of a sweep among ${LARGE} duties as among ${SMALL}`,
        ratio: few.queries / many.queries,
        goal: 1,
        ours: many.queries,
        theirs: few.queries,
        unit: 'queries',
      },
    ];
  } finally {
    await district.close();
  }
}

/** The reminders themselves are not written, so that both sweeps find the same three duties due. */
async function readsOfASweep(district: District) {
  const ledger = { ...district.ledger, append: () => Promise.reject(new Error('only counting')) };
  return readsDuring(district.client, () =>
    sweep({ ...district, ledger, views: district.reader }, TODAY).catch(() => undefined),
  );
}

/** Open duties of other plans whose next reminder lies in autumn. */
async function fill(district: District, from: number, to: number): Promise<void> {
  const plan = planAfter(upTo(special, 'issue')).state();
  const context = {
    rulebook: currentRulebook,
    calendar: lawOn(civilDate('2200-12-31')).calendar,
    registry: shijingshan(),
  };
  const [filing] = deriveDuties(plan, context).obligations;
  if (!filing) throw new Error('an issued plan owes its filing');
  const scope = { ledger: SHIJINGSHAN, generation: 'g1' };
  const numbers = Array.from({ length: to - from }, (_, index) => from + index);
  for (let start = 0; start < numbers.length; start += 100)
    await Promise.all(
      numbers.slice(start, start + 100).map((n) => {
        const planId = PlanId.parse(`other-${n}`);
        const view: ObligationView = {
          kind: 'OBLIGATION',
          ledger: SHIJINGSHAN,
          position: 1,
          planTitle: plan.title,
          obligation: { ...filing, planId, id: `${planId}.SJS-31.v1` },
          reminders: [{ step: 'T', on: LATER, to: ['HANDLER'] }],
          issued: [],
          nextReminderOn: LATER,
        };
        return district.writer.save(scope, view);
      }),
    );
}
