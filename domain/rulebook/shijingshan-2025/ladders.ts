import type { LadderStep } from '../types.ts';

const HANDLER = ['HANDLER'] as const;
const WITH_HEAD = ['HANDLER', 'HEAD'] as const;
const WITH_OBLIGOR = ['HANDLER', 'HEAD', 'OBLIGOR'] as const;
const EVERYBODY = ['HANDLER', 'HEAD', 'OBLIGOR', 'BUREAU'] as const;

const workingDays = (n: number, to: LadderStep['to']): LadderStep => ({
  step: n === 0 ? 'T' : `T${n > 0 ? '+' : ''}${n}wd`,
  offset: { n, unit: 'WORKING_DAY' },
  to,
});
const days = (n: number, to: LadderStep['to']): LadderStep => ({
  step: n === 0 ? 'T' : `T${n > 0 ? '+' : ''}${n}d`,
  offset: { n, unit: 'DAY' },
  to,
});

/** Weekly while nobody acts, for a quarter: after that the scoreboard and the inspection take over. */
const WEEKS_OVERDUE = 12;
/** Monthly while nobody acts, for a year. */
const MONTHS_OVERDUE = 12;

/** When reminders go out before and after a due date, and to whom. */
export const ladders: Readonly<Record<string, readonly LadderStep[]>> = {
  TWENTY_WORKING_DAYS: [
    { step: 'OPEN', offset: 'OPEN', to: HANDLER },
    workingDays(-10, HANDLER),
    workingDays(-5, HANDLER),
    workingDays(-3, HANDLER),
    workingDays(-1, HANDLER),
    workingDays(0, WITH_HEAD),
    workingDays(1, WITH_OBLIGOR),
    ...Array.from({ length: WEEKS_OVERDUE }, (_, week) => workingDays(6 + 5 * week, EVERYBODY)),
  ],
  THREE_YEARS: [
    days(-180, HANDLER),
    days(-90, HANDLER),
    days(-30, WITH_HEAD),
    days(-7, WITH_HEAD),
    days(0, WITH_OBLIGOR),
    ...Array.from({ length: MONTHS_OVERDUE }, (_, month) => days(30 * (month + 1), EVERYBODY)),
  ],
};
