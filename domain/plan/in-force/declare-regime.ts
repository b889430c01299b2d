import type * as z from 'zod';
import * as life from '../../../events/life-events.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { type Fault, invalid } from '../../decision/fault.ts';
import { on } from '../../decision/on.ts';
import { dutyRulings } from '../../rulebook/engine.ts';
import { notClassified } from '../decide/classified-stub.ts';
import type { PlanContext } from '../decide/context.ts';
import { firstText, inForce } from '../decide/standing.ts';
import { decideAsStated } from '../decide/stated.ts';
import type { PlanState } from '../state.ts';

export const DeclareRegimeCommand = life.RegimeDeclared.extend({ on }).meta({
  id: 'DeclareRegimeCommand',
  description:
    '建立演练制度（第三十八条第一款）、定期评估制度（第四十一条第一款）并自定周期 · Sets up the regime of drills or evaluations with a period of its own',
  example: {
    regime: 'DRILL',
    every: { n: 12, unit: 'MONTH' },
    text: '每年汛期前演练一次',
    on: '2026-04-01',
  },
});
export type DeclareRegimeCommand = z.output<typeof DeclareRegimeCommand>;

export const decideDeclareRegime = decideAsStated('RegimeDeclared', checkRegimeDeclared);

const articles = { DRILL: '第三十八条第一款', EVALUATION: '第四十一条第一款' } as const;

export function checkRegimeDeclared(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'RegimeDeclared'>,
  context: PlanContext,
): Fault[] {
  const article = articles[body.regime];
  const earlier = state?.inForce?.regimes.findLast((one) => one.regime === body.regime);
  return [
    ...inForce(state, {
      article,
      zh: '印发后建立演练、评估制度',
      en: 'a regime is set up for a plan in force',
    }),
    ...notClassified(state),
    ...notInFuture(occurredOn, context.today),
    ...notBefore(occurredOn, [
      { on: state && firstText(state)?.issuedOn, zh: '印发之日', en: 'the day of issue', article },
      { on: earlier?.on, zh: '上一次确定周期之日', en: 'the day of the period before' },
    ]),
    ...(state ? withinTheLaw(state, body, context) : []),
  ];
}

/** Where an article sets a period, an own one may be shorter and never longer. */
function withinTheLaw(
  { attributes }: PlanState,
  { regime, every }: NewEvent<'RegimeDeclared'>['body'],
  { rulebook }: PlanContext,
): Fault[] {
  const months = inMonths(every);
  const longest = dutyRulings(rulebook, attributes).find(
    ({ status, row }) =>
      status === 'OWED' &&
      row.subject === 'PLAN' &&
      row.duty === regime &&
      !row.byRegime &&
      months > inMonths(row.period),
  )?.row;
  if (!longest) return [];
  const { n, unit } = longest.period;
  return [
    invalid('REGIME_LONGER_THAN_LAW', {
      pointer: '/every',
      article: longest.article,
      zh: `${longest.article}规定${longest.text.zh}，自定周期不得更长`,
      en: `${longest.text.en}: an own period may not be longer (${n} ${unit})`,
    }),
  ];
}

const inMonths = ({ n, unit }: { readonly n: number; readonly unit: string }): number =>
  unit.endsWith('YEAR') ? n * 12 : n;
