import type { CivilDate } from '../../../events/civil-date.ts';
import type { Bilingual } from '../../refusal.ts';

/** Something in a pasted notice that a person must look at before it can count. */
export interface NoticeFinding extends Bilingual {
  readonly code:
    | 'NO_TITLE'
    | 'NO_FESTIVAL'
    | 'NO_DAY_READ'
    | 'NO_SUCH_DAY'
    | 'STRANGE_STRETCH'
    | 'WEEKDAY_DIFFERS'
    | 'COUNT_DIFFERS'
    | 'MAKE_UP_NOT_ON_WEEKEND'
    | 'STATUTORY_DAY_MISSING'
    | 'FESTIVAL_MISSING'
    | 'FESTIVAL_TWICE'
    | 'DAY_TWICE'
    | 'OUTSIDE_YEAR';
  readonly festival?: string;
  readonly date?: CivilDate;
}
