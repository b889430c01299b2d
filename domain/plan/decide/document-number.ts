import type { CivilDate } from '../../../events/civil-date.ts';
import { type Fault, invalid } from '../../decision/fault.ts';

/** 机关代字〔年份〕序号号, GB/T 9704: four-digit year in tortoise-shell brackets, running number without leading zeros. */
const WELL_FORMED = /^\p{Script=Han}{1,20}〔(\d{4})〕([1-9]\d{0,4})号$/u;

const BASIS = 'GB/T 9704 7.2.5';

/** Habits of keyboards and scanners that make one number look like another, each with what it should be. */
const traps: readonly {
  readonly code: string;
  readonly found: RegExp;
  readonly zh: string;
  readonly en: string;
}[] = [
  {
    code: 'DOCUMENT_NUMBER_BRACKETS',
    found: /[[\]【】（）()〈〉<>［］﹝﹞〖〗{}]/u,
    zh: '年份须用六角括号“〔〕”括入，不用方括号、圆括号等',
    en: 'the year stands in tortoise-shell brackets 〔〕, no other brackets',
  },
  {
    code: 'DOCUMENT_NUMBER_FULL_WIDTH',
    found: /[０-９Ａ-Ｚａ-ｚ]/u,
    zh: '数字须用半角阿拉伯数字',
    en: 'digits must be half-width',
  },
  {
    code: 'DOCUMENT_NUMBER_SPACE',
    found: /\s/u,
    zh: '文号中不得有空格',
    en: 'a document number holds no spaces',
  },
  {
    code: 'DOCUMENT_NUMBER_ORDINAL',
    found: /第/u,
    zh: '序号前不加“第”字',
    en: 'no 第 before the running number',
  },
  {
    code: 'DOCUMENT_NUMBER_LEADING_ZERO',
    found: /[〕\]】）)]\s*第?\s*[0０]+[0-9０-９]*/u,
    zh: '序号不编虚位（1 不编为 01）',
    en: 'the running number has no leading zeros',
  },
  {
    code: 'DOCUMENT_NUMBER_SUFFIX',
    found: /[^号]$/u,
    zh: '序号后须加“号”字',
    en: 'the running number ends in 号',
  },
];

/** Every way in which a 文号 departs from its form; one general fault when none of the known traps explains it. */
export function documentNumberForm(documentNo: string, pointer: string): Fault[] {
  if (WELL_FORMED.test(documentNo)) return [];
  const found = traps.filter((trap) => trap.found.test(documentNo));
  const faults = found.length
    ? found
    : [
        {
          code: 'DOCUMENT_NUMBER_FORM',
          zh: '文号须为“机关代字〔年份〕序号号”，如“石政发〔2026〕3号”',
          en: 'a document number reads 机关代字〔year〕number号, as in 石政发〔2026〕3号',
        },
      ];
  return faults.map(({ code, zh, en }) => invalid(code, { pointer, article: BASIS, zh, en }));
}

/** The year in a 文号 is the year in which the paper was adopted or issued. */
export function documentNumberYear(
  documentNo: string,
  days: readonly (CivilDate | undefined)[],
  pointer: string,
): Fault[] {
  const year = WELL_FORMED.exec(documentNo)?.[1];
  const years = [...new Set(days.flatMap((day) => (day ? [day.slice(0, 4)] : [])))];
  if (year === undefined || years.includes(year)) return [];
  return [
    invalid('DOCUMENT_NUMBER_YEAR', {
      pointer,
      article: BASIS,
      zh: `文号年份 ${year} 与成文、印发年份（${years.join('、')}）不符`,
      en: `the year ${year} is not the year of adoption or issue (${years.join(', ')})`,
    }),
  ];
}

/** A 文号 names one document for ever. */
export function documentNumberTaken(documentNo: string, holder: string, pointer: string): Fault {
  return invalid('DOCUMENT_NUMBER_TAKEN', {
    pointer,
    zh: `文号“${documentNo}”已由预案 ${holder} 使用`,
    en: `document number ${documentNo} is held by plan ${holder}`,
  });
}
