import { describe, expect, it } from 'vitest';
import { notice2018 } from '../../notices/2018.ts';
import { notice2023 } from '../../notices/2023.ts';
import { notice2024 } from '../../notices/2024.ts';
import { notice2025 } from '../../notices/2025.ts';
import { notice2026 } from '../../notices/2026.ts';
import { OFFICIAL_NOTICES } from '../../official-notices.ts';
import { ordinalOf, weekdayOf } from '../../ordinal.ts';
import type { HolidayNotice } from '../../types.ts';
import { readNotice } from '../read-notice.ts';

const head = (year: number, no: string) =>
  `国务院办公厅关于${year}年\n部分节假日安排的通知\n${no}\n各省、自治区、直辖市人民政府，国务院各部委、各直属机构：\n经国务院批准，现将${year}年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。\n`.replace(
    '年\n部分',
    '年部分',
  );
const tail =
  '节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。\n国务院办公厅\n2025年11月4日';

const text2026 = `${head(2026, '国办发明电〔2025〕7号')}
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
${tail}`;

const days = (notice: Pick<HolidayNotice, 'festivals'> | undefined) => ({
  off: notice?.festivals.flatMap(({ off }) => off).toSorted(),
  work: notice?.festivals.flatMap(({ work }) => work).toSorted(),
});
const codes = (text: string) => readNotice(text).findings.map(({ code }) => code);

describe('a pasted holiday notice', () => {
  it('of 2026 is read to the day, with its number, and nothing is found wanting', () => {
    const read = readNotice(text2026);
    expect(read.findings).toEqual([]);
    expect(read.notice).toMatchObject({ year: 2026, documentNo: '国办发明电〔2025〕7号' });
    expect(read.notice?.festivals.map(({ name }) => name)).toEqual(
      notice2026.festivals.map(({ name }) => name),
    );
    expect(days(read.notice)).toEqual(days(notice2026));
  });

  it('of 2025 names a single day, and two festivals in one', () => {
    const read = readNotice(`${head(2025, '国办发明电〔2024〕12号')}
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。`);
    expect(read.findings).toEqual([]);
    expect(days(read.notice)).toEqual(days(notice2025));
  });

  it('of 2024 asks for a day that it does not order, and joins a weekend that it does not name', () => {
    const read = readNotice(`${head(2024, '国办发明电〔2023〕7号')}
一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。`);
    expect(read.findings).toEqual([]);
    expect(days(read.notice)).toEqual(days(notice2024));
    expect(read.notice?.festivals.flatMap(({ off }) => off)).not.toContain('2024-02-09');
  });

  it('of 2023 begins in the year before', () => {
    const read = readNotice(`${head(2023, '国办发明电〔2022〕16号')}
一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
三、清明节：4月5日放假，共1天。
四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。`);
    expect(read.findings).toEqual([]);
    expect(days(read.notice)).toEqual(days(notice2023));
  });

  it('of 2018 is read with full-width digits and the white space of a copied page', () => {
    const text = `${head(2018, '国办发明电〔2017〕12号')}
　　一、元旦：１月１日放假，与周末连休。
　　二、春节：2月15日至21日放假调休，共7天。2月11日（星期日）、2月24日（星期六）上班。
　　三、清明节：4月5日至7日放假调休，共3天。4月8日（星期日）上班。
　　四、劳动节：4月29日至5月1日放假调休，共3天。4月28日（星期六）上班。
　　五、端午节：6月18日放假，与周末连休。
　　六、中秋节：9月24日放假，与周末连休。
　　七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期六）、9月30日（星期日）上班。`;
    const read = readNotice(text);
    expect(read.findings).toEqual([]);
    expect(days(read.notice)).toEqual(days(notice2018));
  });

  it('is read to the same days whichever year it is of', () => {
    for (const notice of OFFICIAL_NOTICES.filter((one) => !one.amends)) {
      const read = readNotice(written(notice));
      expect([notice.year, days(read.notice)]).toEqual([notice.year, days(notice)]);
    }
  });
});

describe('a pasted notice is held back', () => {
  it.each([
    ['COUNT_DIFFERS', ['共9天', '共8天']],
    ['WEEKDAY_DIFFERS', ['5月9日（周六）', '5月9日（周日）']],
    ['MAKE_UP_NOT_ON_WEEKEND', ['5月9日（周六）上班', '5月8日（周五）上班']],
    [
      'STATUTORY_DAY_MISSING',
      ['10月1日（周四）至7日（周三）放假调休，共7天', '10月2日（周五）至7日（周三）放假调休，共6天'],
    ],
    ['FESTIVAL_MISSING', ['五、端午节', '五、龙舟节']],
    ['FESTIVAL_TWICE', ['六、中秋节', '六、国庆节']],
    ['DAY_TWICE', ['1月4日（周日）上班', '1月3日（周六）上班']],
    ['NO_SUCH_DAY', ['2月28日（周六）上班', '2月29日上班']],
    ['STRANGE_STRETCH', ['6月19日（周五）至21日（周日）', '6月21日（周日）至19日（周五）']],
    ['NO_DAY_READ', ['1月4日（周日）上班', '次日上班']],
    ['OUTSIDE_YEAR', ['5月9日（周六）上班', '2025年5月10日（周六）上班']],
  ] as const)('%s', (code, [from, to]) => {
    const changed = text2026.replace(from, to);
    expect(changed).not.toBe(text2026);
    expect(codes(changed)).toContain(code);
  });

  it('when its title names no year, or nothing in it is a festival', () => {
    expect(readNotice('关于开会的通知').notice).toBeUndefined();
    expect(codes('关于开会的通知')).toEqual(['NO_TITLE']);
    expect(codes(head(2027, '国办发明电〔2026〕9号'))).toContain('NO_FESTIVAL');
  });

  it('with every fault at once', () => {
    const worse = text2026.replace('共9天', '共8天').replace('5月9日（周六）', '5月9日（周日）');
    expect(codes(worse)).toEqual(expect.arrayContaining(['COUNT_DIFFERS', 'WEEKDAY_DIFFERS']));
  });
});

/** A notice in the words of today, with every check that such words carry. */
function written({ year, festivals }: HolidayNotice): string {
  const day = (date: string) => {
    const [y, m, d] = date.split('-').map(Number);
    return `${y === year ? '' : `${y}年`}${m}月${d}日（周${'一二三四五六日'[weekdayOf(ordinalOf(date as never))]}）`;
  };
  const numerals = '一二三四五六七八九十';
  const lines = festivals.map(({ name, off, work }, index) => {
    const calls = work.length ? `${work.map(day).join('、')}上班。` : '';
    return `${numerals[index]}、${name}：${off.map(day).join('、')}放假，共${off.length}天。${calls}`;
  });
  return `国务院办公厅关于${year}年部分节假日安排的通知\n${lines.join('\n')}`;
}
