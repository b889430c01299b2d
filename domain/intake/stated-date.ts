import { type CivilDate, isCivilDate } from '../../events/civil-date.ts';

/** A date as a register states it: a day, only a month or a year, or nothing. */
export type StatedDate =
  | { readonly precision: 'DAY'; readonly on: CivilDate; readonly note: string }
  | { readonly precision: 'MONTH' | 'YEAR'; readonly text: string; readonly note: string }
  | { readonly precision: 'NONE'; readonly note: string };

/** Reads the first date in a cell and keeps what stands beside it (`2016-04-19 (16 wd ✓)`); invents nothing. */
export function readStatedDate(cell: string): StatedDate {
  const text = cell.trim();
  const day = /\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
  if (day !== undefined && isCivilDate(day)) {
    return { precision: 'DAY', on: day as CivilDate, note: text.replace(day, '').trim() };
  }
  const part = /^(\d{4}-\d{2}|\d{4})(?!\d)/.exec(text)?.[0];
  if (part !== undefined) {
    return {
      precision: part.length === 4 ? 'YEAR' : 'MONTH',
      text: part,
      note: text.slice(part.length).trim(),
    };
  }
  return { precision: 'NONE', note: text === '—' ? '' : text };
}
