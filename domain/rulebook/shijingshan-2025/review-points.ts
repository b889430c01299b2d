import type { ReviewPoint } from '../types.ts';

const point = (number: number, numeral: string, zh: string, en: string): ReviewPoint => ({
  point: number,
  article: `第二十五条第（${numeral}）项`,
  text: { zh, en },
});

/** 应急预案审核内容（第二十五条）, in the order and the words of the article. */
export const reviewPoints: readonly ReviewPoint[] = [
  point(
    1,
    '一',
    '是否符合有关法律、法规、规章和标准等规定',
    'Does it conform with laws, regulations, rules and standards?',
  ),
  point(
    2,
    '二',
    '是否符合上位预案要求并与有关预案有效衔接',
    'Does it do what superior plans ask (上位预案) and fit with related plans?',
  ),
  point(
    3,
    '三',
    '框架结构是否清晰合理，主体内容是否完备',
    'Is its frame clear and reasonable, and are its contents complete?',
  ),
  point(4, '四', '风险分析是否描述清晰、符合实际', 'Is the risk analysis clear and true to the facts?'),
  point(
    5,
    '五',
    '组织指挥体系与责任分工是否合理明确，应急响应设计是否合理',
    'Are command and duties reasonable and definite, and are the response levels reasonable?',
  ),
  point(
    6,
    '六',
    '应对措施是否符合场景化、指令化、清单化要求，是否具备针对性、实用性和可操作性',
    'Are the measures made by scene, as instructions and lists, and are they relevant, practical and operable?',
  ),
  point(7, '七', '各方面意见是否一致', 'Do all sides agree?'),
  point(8, '八', '其他需要审核的内容', 'Is everything else in order that needs review?'),
];
