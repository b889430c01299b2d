import { type Fault, invalid } from '../../decision/fault.ts';

const NAMES_AN_ARTICLE = /第[\p{Script=Han}\d]{1,8}条/u;

/** “有关规定” is no ground: a basis names its norm and the article (第四十九条). */
export function namesAnArticle(legalBasis: string): Fault[] {
  if (NAMES_AN_ARTICLE.test(legalBasis)) return [];
  return [
    invalid('LEGAL_BASIS_WITHOUT_ARTICLE', {
      pointer: '/legalBasis',
      article: '第四十九条',
      zh: '法定依据须写明法规名称和条款，如“《政府信息公开条例》第十四条”',
      en: 'a legal basis names the norm and the article, as 《政府信息公开条例》第十四条',
    }),
  ];
}
