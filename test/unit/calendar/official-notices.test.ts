import { describe, expect, it } from 'vitest';
import { OFFICIAL_NOTICES } from '../../../domain/calendar/official-notices.ts';
import { ordinalOf, weekdayOf } from '../../../domain/calendar/ordinal.ts';

const originals = OFFICIAL_NOTICES.filter((notice) => !notice.amends);

describe('the official notices', () => {
  it('hold one notice for each year from 2007 to 2026, and three changes', () => {
    expect(originals.map((notice) => notice.year)).toEqual(
      Array.from({ length: 20 }, (_, index) => 2007 + index),
    );
    expect(OFFICIAL_NOTICES.filter((notice) => notice.amends).map((notice) => notice.year)).toEqual([
      2015, 2019, 2020,
    ]);
  });

  it('stand in the order of publication, each before its year, each at its own address', () => {
    const published = OFFICIAL_NOTICES.map((notice) => notice.publishedOn);
    expect(published).toEqual([...published].sort());
    expect(originals.filter((notice) => notice.publishedOn.slice(0, 4) !== String(notice.year - 1))).toEqual(
      [],
    );
    expect(new Set(OFFICIAL_NOTICES.map((notice) => notice.url)).size).toBe(OFFICIAL_NOTICES.length);
  });

  it('change notices that are held', () => {
    const addresses = new Set(originals.map((notice) => notice.url));
    for (const notice of OFFICIAL_NOTICES)
      expect(notice.amends ? addresses.has(notice.amends) : true).toBe(true);
  });

  it('bear the document number of the office, with the year of publication, where one is known', () => {
    for (const { documentNo, publishedOn } of OFFICIAL_NOTICES) {
      if (documentNo)
        expect(documentNo).toMatch(new RegExp(`^国(办)?发明电〔${publishedOn.slice(0, 4)}〕\\d+号$`));
    }
  });

  it('put make-up working days on weekends only, except the Monday on which work began in 2020', () => {
    const onWeekdays = OFFICIAL_NOTICES.flatMap((notice) => notice.festivals)
      .flatMap((festival) => festival.work)
      .filter((date) => weekdayOf(ordinalOf(date)) < 5);
    expect(onWeekdays).toEqual(['2020-02-03']);
  });

  it('exchange as many weekdays for weekend days as the statute leaves over', () => {
    const weekdaysOff = originals.map((notice) => {
      const days = notice.festivals.flatMap((festival) => festival.off);
      const work = notice.festivals.flatMap((festival) => festival.work);
      return [notice.year, days.filter((date) => weekdayOf(ordinalOf(date)) < 5).length - work.length];
    });
    for (const [year, net] of weekdaysOff)
      expect([year, net]).toEqual([year, year === 2007 ? 10 : (year ?? 0) >= 2025 ? 13 : 11]);
  });
});
