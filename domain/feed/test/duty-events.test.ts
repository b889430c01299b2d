import { describe, expect, it } from 'vitest';
import { civilDate, instant } from '../../../events/civil-date.ts';
import { LedgerId } from '../../../events/identifiers.ts';
import type { PlanAttributes } from '../../../events/plan-attributes.ts';
import { shijingshan } from '../../../test/support/builders.ts';
import { planAfter, type Step } from '../../../test/support/scenario.ts';
import { special, upTo } from '../../../test/support/stories.ts';
import { lawOn } from '../../view/law-on.ts';
import { withRevision } from '../../view/obligation-view.ts';
import { planViews } from '../../view/plan-views.ts';
import type { ObligationView } from '../../view/types.ts';
import { dutyEvents } from '../duty-events.ts';

const AT = instant('2026-05-11T02:00:00.000Z');
const LATER = instant('2026-05-20T02:00:00.000Z');
const options = { language: 'zh', consoleUrl: 'https://ledger.example.invalid/' } as const;

/** The views of a plan's duties after these steps. */
function duties(steps: readonly Step[], knownOn = '2026-11-24', attributes: Partial<PlanAttributes> = {}) {
  const plan = planAfter(steps).state();
  const state = { ...plan, attributes: { ...plan.attributes, ...attributes } };
  return planViews({
    ledger: LedgerId.parse('110107'),
    position: 1,
    streamVersion: 1,
    updatedAt: AT,
    state,
    registry: shijingshan(),
    law: lawOn(civilDate(knownOn)),
  }).obligations;
}
const filing = (views: readonly ObligationView[]): ObligationView => {
  const found = views.find(({ obligation }) => obligation.ruleId === 'SJS-31');
  if (!found) throw new Error('no filing');
  return found;
};
const shown = (view: ObligationView, more: Partial<typeof options> = {}) =>
  dutyEvents([view], { ...options, ...more })[0];
const issued = withRevision(filing(duties(upTo(special, 'issue'))), undefined, AT);

describe('a duty in a calendar', () => {
  it('is a day with what is owed, whose it is, by which article, and where to act', () => {
    expect(shown(issued)).toEqual({
      uid: `${issued.obligation.id}@110107.plan-ledger`,
      sequence: 0,
      modifiedAt: AT,
      on: '2026-06-08',
      summary: '备案 · 《石景山区防汛应急预案》',
      description: expect.stringMatching(/到期日 2026-06-08\n第三十一条第（二）项$/),
      url: expect.stringContaining('https://ledger.example.invalid/?plan='),
      status: 'CONFIRMED',
    });
  });

  it('shows no title of a plan that is not public', () => {
    const view = withRevision(
      filing(duties(upTo(special, 'issue'), '2026-11-24', { secrecy: 'INTERNAL' })),
      undefined,
      AT,
    );
    expect(JSON.stringify(shown(view))).not.toContain('防汛');
    expect(shown(view)?.summary).toBe('备案 · 《内部预案》');
  });

  it('stands on the safe day, tentative, while its date is provisional', () => {
    const views = duties(upTo(special, 'issue'), '2026-05-11');
    const drill = views.find(({ obligation }) => obligation.duty === 'DRILL');
    if (!drill) throw new Error('no drill');
    const { due } = drill.obligation;
    if (due.status !== 'provisional') throw new Error('the date is final');
    const event = shown(withRevision(drill, undefined, AT));
    expect(event).toMatchObject({ status: 'TENTATIVE', on: due.safeActBy });
    expect(event?.summary.startsWith('〔暂定〕')).toBe(true);
  });

  it('is cancelled once it is met, and keeps its uid', () => {
    const met = withRevision(filing(duties(upTo(special, 'file'))), issued, LATER);
    expect(shown(met)).toMatchObject({
      uid: shown(issued)?.uid,
      status: 'CANCELLED',
      summary: '〔已办结〕备案 · 《石景山区防汛应急预案》',
    });
  });

  it('is left out when it is silent (G26)', () => {
    const view = { ...issued, obligation: { ...issued.obligation, silent: true } };
    expect(dutyEvents([view], options)).toEqual([]);
  });

  it('speaks English to who reads English', () => {
    expect(shown(issued, { language: 'en' as never })?.summary).toBe('filing · “石景山区防汛应急预案”');
  });
});

describe('the revision of a duty', () => {
  it('begins at 0 and grows by one when day, whose, or state changes, with the time of the change', () => {
    expect(issued.revised).toEqual({ sequence: 0, at: AT });
    const met = withRevision(filing(duties(upTo(special, 'file'))), issued, LATER);
    expect(met.revised).toEqual({ sequence: 1, at: LATER });
    const renamed = withRevision({ ...met, planTitle: '石景山区防汛抗旱应急预案' }, met, LATER);
    expect(renamed.revised?.sequence).toBe(2);
  });

  it('stays when something else about the duty changes, or the commit is applied again', () => {
    const again = withRevision({ ...issued, position: 9, issued: ['T@2026-06-08'] }, issued, LATER);
    expect(again.revised).toEqual(issued.revised);
  });
});
