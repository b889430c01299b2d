import type { ExplainedDueDate, PeriodRule } from '../calendar/types.ts';
import type { Bilingual } from '../refusal.ts';

const UNITS: Readonly<Record<PeriodRule, Bilingual>> = {
  WORKING_DAYS: { zh: '个工作日', en: 'working days' },
  MONTHS: { zh: '个月', en: 'months' },
  YEARS: { zh: '年', en: 'years' },
  DAYS: { zh: '日', en: 'days' },
  CALENDAR_MONTHS: { zh: '个日历月', en: 'calendar months' },
  CALENDAR_YEARS: { zh: '个日历年', en: 'calendar years' },
  WORKING_DAYS_BEFORE: { zh: '个工作日之前', en: 'working days before' },
  DAYS_BEFORE: { zh: '日之前', en: 'days before' },
  FIXED_DATE: { zh: '', en: '' },
};

/** How a due date came about, in one line: “20 个工作日：自 2026-04-14 次日起算，跳过 6 个法定假日、计入 1 个调休上班日”. */
export function countInShort(due: ExplainedDueDate): Bilingual {
  const { anchor, n, rule } = due;
  const unit = UNITS[rule];
  switch (rule) {
    case 'WORKING_DAYS':
      return {
        zh: `${n} ${unit.zh}：自 ${anchor} 的次日起算${daysInShort(due).zh}`,
        en: `${n} ${unit.en}, counted from the day after ${anchor}${daysInShort(due).en}`,
      };
    case 'WORKING_DAYS_BEFORE':
    case 'DAYS_BEFORE':
      return {
        zh: `${anchor} 的 ${n} ${unit.zh}${moved(due).zh}`,
        en: `${n} ${unit.en} ${anchor}${moved(due).en}`,
      };
    case 'FIXED_DATE':
      return {
        zh: `定于${moved(due).zh || ` ${due.dueOn}`}`,
        en: `set${moved(due).en || ` for ${due.dueOn}`}`,
      };
    case 'CALENDAR_MONTHS':
    case 'CALENDAR_YEARS':
      return {
        zh: `${n} ${unit.zh}，至末日${moved(due).zh}`,
        en: `${n} ${unit.en}, to their last day${moved(due).en}`,
      };
    default:
      return {
        zh: `${n} ${unit.zh}：自 ${anchor} 起的对应日${moved(due).zh}`,
        en: `${n} ${unit.en}: the corresponding day after ${anchor}${moved(due).en}`,
      };
  }
}

/** Days off that fall on a weekend would not have counted anyway: only the others are worth a word. */
function daysInShort({ trace }: ExplainedDueDate): Bilingual {
  const holidays = trace.filter((day) => day.kind === 'HOLIDAY').length;
  const makeUp = trace.filter((day) => day.kind === 'MAKE_UP_WORKDAY').length;
  return {
    zh: `${holidays > 0 ? `，跳过 ${holidays} 天放假` : ''}${makeUp > 0 ? `，计入 ${makeUp} 个调休上班日` : ''}`,
    en: `${holidays > 0 ? `, ${holidays} days of holidays skipped` : ''}${makeUp > 0 ? `, ${makeUp} make-up working days counted` : ''}`,
  };
}

function moved({ nominalDueOn, dueOn }: ExplainedDueDate): Bilingual {
  if (nominalDueOn === undefined || nominalDueOn === dueOn) return { zh: `为 ${dueOn}`, en: ` is ${dueOn}` };
  const [zh, en] = dueOn < nominalDueOn ? ['提前至', 'moved back to'] : ['顺延至', 'moved to'];
  return {
    zh: `为 ${nominalDueOn}，适逢休息日，${zh} ${dueOn}`,
    en: ` is ${nominalDueOn}, a day of rest, ${en} ${dueOn}`,
  };
}
