import { CivilDate } from '../../events/civil-date.ts';

/** Field `on` of a command: the civil date of the legal fact. */
export const on = CivilDate.optional().meta({
  description:
    '事实发生之日（北京时间），不得晚于今天；不填为今天 · Day the fact happened, never later than today; today when omitted',
});
