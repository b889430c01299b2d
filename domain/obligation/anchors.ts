import type { Bilingual } from '../refusal.ts';

/** The day that a duty's clock starts with, by what happened on it. */
export const anchorNames = {
  issuedOn: { zh: '印发日期', en: 'day of issue (印发日期)' },
  adoptedOn: { zh: '成文日期', en: 'day of adoption (成文日期)' },
  effectiveOn: { zh: '实施日期', en: 'day of effect (实施日期)' },
  firstIssuedOn: { zh: '首次印发日期', en: 'day of first issue (首次印发日期)' },
  lastDrilledOn: { zh: '最近一次演练日期', en: 'day of the last drill' },
  lastEvaluatedOn: { zh: '最近一次评估日期', en: 'day of the last evaluation' },
  lastRevisedOn: { zh: '最近一次修订印发日期', en: 'day on which the last revision was issued' },
  regimeDeclaredOn: { zh: '自定周期之日', en: 'day on which the body set its own rhythm' },
  drilledOn: { zh: '演练日期', en: 'day of the drill' },
  triggeredOn: { zh: '提出应当修订情形之日', en: 'day on which the circumstance was raised' },
  decidedOn: { zh: '决定修订之日', en: 'day on which the revision was decided' },
  openedOn: { zh: '提出整改项之日', en: 'day on which the item was opened' },
  exemptedOn: { zh: '决定不予公开之日', en: 'day of the decision not to disclose' },
  submittedOn: { zh: '报送日期', en: 'day of submission' },
  eventOn: { zh: '活动开始之日', en: 'day on which the event begins' },
  bodySince: {
    zh: '本单位承担此项义务之日，或上一次履行之日',
    en: 'day since which the body owes it, or did it last',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type AnchorField = keyof typeof anchorNames;
