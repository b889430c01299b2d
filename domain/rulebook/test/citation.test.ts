import { describe, expect, it } from 'vitest';
import { numeral, placesIn, sentenceOf } from '../citation.ts';
import { rulebookInForce } from '../rulebook-in-force.ts';

describe('a citation of the measures', () => {
  it.each([
    ['第二十四条', ['第二十四条']],
    ['第三十一条第（二）项', ['第三十一条第（二）项']],
    ['第十六条第一款、第二十一条', ['第十六条第一款', '第二十一条']],
    ['第五、三十一条', ['第五条', '第三十一条']],
    ['第十九至二十一条', ['第十九条', '第二十条', '第二十一条']],
    ['第七、八、十至十二条', ['第七条', '第八条', '第十条', '第十一条', '第十二条']],
    ['第二十三条、第二十七条第（一）项', ['第二十三条', '第二十七条第（一）项']],
    ['第二十九条（参照）', ['第二十九条']],
    ['第三十条（未规定）', ['第三十条']],
    ['《中华人民共和国政府信息公开条例》第十八条', ['《中华人民共和国政府信息公开条例》第十八条']],
  ])('%s names each single place', (citation, places) => {
    expect(placesIn(citation)).toEqual(places);
  });

  it('writes numbers as the law does', () => {
    expect([1, 10, 11, 20, 31, 51].map(numeral)).toEqual(['一', '十', '十一', '二十', '三十一', '五十一']);
  });

  it('has the sentence of its first place, and none where the rulebook quotes nothing', () => {
    expect(sentenceOf(rulebookInForce, '第二十九条（参照）')?.zh).toContain('主要负责人签发');
    expect(sentenceOf(rulebookInForce, '第五、三十一条')?.zh).toContain('统建统管统用');
    expect(sentenceOf(rulebookInForce, '某条例第三条')).toBeUndefined();
    expect(sentenceOf({ ...rulebookInForce, articles: {} }, '第五条')).toBeUndefined();
  });
});

describe('the measures as the rulebook quotes them', () => {
  const articles = rulebookInForce.articles ?? {};
  const own = Object.entries(articles).filter(([place]) => place.startsWith('第'));

  it('are whole: 51 articles, with every paragraph and item that can be cited', () => {
    const whole = own.map(([place]) => place).filter((place) => place.endsWith('条'));
    expect(whole).toEqual(Array.from({ length: 51 }, (_, index) => `第${numeral(index + 1)}条`));
    expect(articles['第八条第六款']?.zh).toBe(
      '基层组织应急预案(方案)是居民委员会为应对本区域突发事件而预先制定的方案。',
    );
    expect(articles['第二十五条第（七）项']?.zh).toBe('各方面意见是否一致');
    expect(articles['第三十一条第（六）项']?.zh).toMatch(/^联合应急预案按所涉及区域/);
    expect(own).toHaveLength(51 + 49 + 23);
  });

  it('say in the whole article what they say in its parts', () => {
    for (const [place, { zh }] of own) {
      const [, article = ''] = /^(第.+?条)./.exec(place) ?? [];
      if (article) expect(articles[article]?.zh, place).toContain(zh);
    }
  });

  it('stand in Chinese with a translation', () => {
    for (const [place, { zh, en }] of own) {
      expect(zh, place).toMatch(/[一-鿿]/);
      expect(en, place).toMatch(/[a-z]{3}/);
      expect(
        en.replaceAll(/区委|区政府|（石应急办发〔2007〕2号）|石应急办发〔2007〕2号|上位预案/g, ''),
        place,
      ).not.toMatch(/[一-鿿]/);
    }
  });
});
