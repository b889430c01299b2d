import type { EarlierFact } from '../../decision/dates.ts';
import type { PlanVersion } from '../state.ts';

/** What reviewers and approving bodies do, they do with a package that was handed in (第二十四条). */
export const submissionDay = (version: PlanVersion | undefined): readonly EarlierFact[] => [
  { on: version?.submission?.on, zh: '送审之日', en: 'the day of submission', article: '第二十四条' },
];
