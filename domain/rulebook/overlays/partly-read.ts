import type { Predicate, RollingDutyRow } from '../types.ts';
import { HALF_YEARLY_CLASSES } from './decree-708.ts';
import type { Overlay } from './overlay.ts';

/*
 * Norms of which only parts were at hand. Their rows say `verified: false`, which every duty made of them shows; none is
 * in force here until somebody has read the text and adds the overlay (第四十九条).
 */

const DECREE_2 = '《生产安全事故应急预案管理办法》（应急管理部令第2号）';
const ENVIRONMENT = '《企业事业单位突发环境事件应急预案备案管理办法（试行）》（环发〔2015〕4号）';

const unitPlan: Predicate = { attribute: 'form', in: ['UNIT'] };
const ofClass = (...classes: readonly string[]): Predicate => ({
  allOf: [
    unitPlan,
    { anyOf: classes.map((name): Predicate => ({ attribute: 'hazardClasses', includes: name })) },
  ],
});

/** An evaluation every three years, owed by the unit itself. */
const threeYearly = {
  duty: 'EVALUATION',
  subject: 'PLAN',
  anchor: 'LAST_EVALUATED_ON',
  period: { n: 3, unit: 'YEAR' },
  roll: 'FORWARD',
  obligor: { party: 'PREPARING_BODY' },
  handler: { party: 'PREPARING_BODY' },
  severity: 'MANDATORY',
  ladder: 'THREE_YEARS',
  verified: false,
} as const satisfies Partial<RollingDutyRow>;

export const decree2: Overlay = {
  id: 'CN-MEM-2',
  title: { zh: DECREE_2, en: 'Measures on emergency plans for production-safety accidents (Decree 2)' },
  rank: 'RULE',
  validFrom: '2019-09-01',
  duties: [
    {
      ...threeYearly,
      id: 'CN-MEM-2-35',
      article: `${DECREE_2}第三十五条`,
      when: ofClass(...HALF_YEARLY_CLASSES),
      text: { zh: '每三年进行一次应急预案评估', en: 'evaluate the plan every three years' },
    },
  ],
};

export const environment2015: Overlay = {
  id: 'CN-EP-2015-4',
  title: {
    zh: ENVIRONMENT,
    en: 'Measures on filing plans of units for environmental incidents (trial, 2015)',
  },
  rank: 'NORMATIVE_DOCUMENT',
  validFrom: '2015-01-08',
  duties: [
    {
      ...threeYearly,
      id: 'CN-EP-2015-12',
      article: `${ENVIRONMENT}第十二条`,
      when: ofClass('ENVIRONMENTAL_RISK'),
      text: {
        zh: '环境应急预案每三年至少进行一次回顾性评估',
        en: 'look back at the environmental plan at least once every three years',
      },
    },
  ],
};
