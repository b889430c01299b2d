import type { AttributeName } from '../../events/plan-attributes.ts';
import type { Bilingual } from '../refusal.ts';

/*
 * What a predicate found, in words: `form=SPECIAL` is “体例：专项” to one reader and “form: special (专项)” to another. The
 * codes stay in what is stored and compared; the words are for whoever asks why.
 */

const AXES: Readonly<Record<AttributeName, Bilingual>> = {
  formulatorClass: { zh: '制定主体', en: 'made by' },
  tier: { zh: '层级', en: 'tier' },
  form: { zh: '体例', en: 'form' },
  incidentCategory: { zh: '事件类别', en: 'category of incident' },
  purpose: { zh: '编制目的', en: 'purpose' },
  joint: { zh: '联合预案', en: 'joint plan' },
  ownerClass: { zh: '编制主体类别', en: 'kind of body' },
  soePlanForm: { zh: '区属企业预案类别', en: 'kind of enterprise plan' },
  hazardClasses: { zh: '行业、场所类别', en: 'industry or place' },
  secrecy: { zh: '公开属性', en: 'secrecy' },
  productionSafety: { zh: '生产安全事故预案', en: 'plan for production-safety accidents' },
  jurisdiction: { zh: '适用地区', en: 'place whose rules govern it' },
  parentPlan: { zh: '上位预案', en: 'superior plan' },
};

const value = (zh: string, en: string): Bilingual => ({ zh, en });

/** Values of the axes that are words of the law; others (a region, an id) stand as they are. */
const VALUES: Readonly<Partial<Record<AttributeName, Readonly<Record<string, Bilingual>>>>> = {
  formulatorClass: {
    GOV: value('政府及其部门', 'government and its departments'),
    UNIT_GRASSROOTS: value('单位和基层组织', 'a unit or grassroots organisation'),
  },
  tier: {
    DISTRICT: value('区级', 'district'),
    SUBDISTRICT: value('街道', 'sub-district (街道)'),
    COMMUNITY: value('社区', 'community (社区)'),
    UNIT: value('单位', 'unit'),
  },
  form: {
    OVERALL: value('总体', 'overall (总体)'),
    SPECIAL: value('专项', 'special (专项)'),
    DEPARTMENTAL: value('部门', 'departmental (部门)'),
    SUBDISTRICT: value('街道', 'sub-district (街道)'),
    COMMUNITY: value('社区（基层组织）', 'community (社区)'),
    UNIT: value('单位', 'unit (单位)'),
  },
  incidentCategory: {
    NATURAL_DISASTER: value('自然灾害', 'natural disaster'),
    ACCIDENT_DISASTER: value('事故灾难', 'accident disaster'),
    PUBLIC_HEALTH: value('公共卫生', 'public health'),
    SOCIAL_SECURITY: value('社会安全', 'social security (社会安全)'),
  },
  purpose: {
    RESPONSE: value('突发事件应对', 'response'),
    KEY_TARGET_PROTECTION: value('重要目标保护', 'protection of key targets'),
    MAJOR_EVENT: value('重大活动保障', 'support of a major event (重大活动保障)'),
    SUPPORT_FUNCTION: value('应急保障', 'support function'),
  },
  joint: {
    SPECIAL: value('参照专项管理', 'treated as a special plan'),
    DEPARTMENTAL: value('参照部门预案管理', 'treated as a departmental plan'),
  },
  ownerClass: {
    DISTRICT_GOV: value('区政府', 'district government'),
    DEPARTMENT: value('部门', 'department'),
    SPECIAL_HQ_OFFICE: value('专项指挥部办公室', 'special command office'),
    SUBDISTRICT_OFFICE: value('街道办事处', 'sub-district office'),
    RESIDENTS_COMMITTEE: value('居民委员会', 'residents’ committee'),
    DISTRICT_SOE: value('区属企业', 'district enterprise (区属企业)'),
    DISTRICT_SOE_GROUP_SUBSIDIARY: value(
      '区属企业集团所属单位、权属企业',
      'unit of a district enterprise’s group, or enterprise it controls',
    ),
    CENTRAL_UNIT: value('中央单位', 'central unit (中央单位)'),
    KEY_UNIT: value('重点单位', 'key unit (重点单位)'),
    OTHER_UNIT: value('其他单位', 'other unit'),
  },
  soePlanForm: {
    OVERALL: value('总体预案', 'overall plan'),
    SPECIAL: value('专项预案', 'special plan'),
  },
  hazardClasses: {
    DANGEROUS_GOODS: value('危险物品', 'dangerous goods'),
    MINE: value('矿山', 'mine'),
    METALLURGY: value('金属冶炼', 'metallurgy'),
    RAIL_TRANSIT: value('城市轨道交通', 'rail transit'),
    CONSTRUCTION: value('建筑施工', 'construction'),
    CROWDED_PLACE: value('人员密集场所', 'crowded place'),
    ENVIRONMENTAL_RISK: value('环境风险', 'environmental risk'),
  },
  secrecy: {
    PUBLIC: value('公开', 'public'),
    INTERNAL: value('内部', 'internal'),
    CLASSIFIED_STUB: value('涉密（仅留占位）', 'classified (a stub)'),
  },
  productionSafety: { true: value('是', 'yes'), false: value('否', 'no') },
};

const ABSENT: Bilingual = { zh: '无', en: 'none' };

const isAxis = (name: string): name is AttributeName => Object.hasOwn(AXES, name);

/** One value of an axis, in words. */
export const valueInWords = (axis: AttributeName, code: string): Bilingual =>
  VALUES[axis]?.[code] ?? { zh: code, en: code };

/** One reason of a verdict (`form=SPECIAL`, `joint absent`, `plans=3`), in words. */
export function inWords(because: string): Bilingual {
  const [name = '', codes = ''] = because.split(/[= ](.*)/, 2);
  if (name === 'plans') return { zh: `本单位此类预案 ${codes} 件`, en: `plans of this kind: ${codes}` };
  if (!isAxis(name)) return { zh: because, en: because };
  const words = codes === 'absent' || codes === '∅' ? [ABSENT] : valuesInWords(name, codes);
  return {
    zh: `${AXES[name].zh}：${words.map(({ zh }) => zh).join('、')}`,
    en: `${AXES[name].en}: ${words.map(({ en }) => en).join(', ')}`,
  };
}

const valuesInWords = (axis: AttributeName, codes: string): readonly Bilingual[] =>
  codes === 'present' ? [{ zh: '有', en: 'yes' }] : codes.split('+').map((code) => valueInWords(axis, code));
