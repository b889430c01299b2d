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
  /** A target of the rulebook: few words, no escalation beyond the head */
  TARGET: [
    workingDays(-5, HANDLER),
    workingDays(-1, HANDLER),
    workingDays(0, WITH_HEAD),
    workingDays(10, WITH_HEAD),
  ],
  /** 限时办结 at a filing desk */
  DESK: [workingDays(-2, HANDLER), workingDays(0, WITH_HEAD), workingDays(3, WITH_HEAD)],
  YEARLY: [
    days(-90, HANDLER),
    days(-30, HANDLER),
    days(-7, WITH_HEAD),
    days(0, WITH_OBLIGOR),
    ...Array.from({ length: 3 }, (_, month) => days(30 * (month + 1), EVERYBODY)),
  ],
  HALF_YEARLY: [
    days(-30, HANDLER),
    days(-7, WITH_HEAD),
    days(0, WITH_OBLIGOR),
    ...Array.from({ length: 3 }, (_, month) => days(30 * (month + 1), EVERYBODY)),
  ],
  BEFORE_EVENT: [days(-15, HANDLER), days(-7, HANDLER), days(-2, WITH_HEAD), days(0, EVERYBODY)],
};
