import type { Bilingual } from '../../refusal.ts';

/** Sentences of the law on who makes which plan, and on joint plans, as the gazette prints them. */
export const routeArticles: Readonly<Record<string, Bilingual>> = {
  第八条第六款: {
    zh: '基层组织应急预案(方案)是居民委员会为应对本区域突发事件而预先制定的方案。',
    en: 'Plans of grassroots organisations are made by residents’ committees for incidents in their area.',
  },
  第八条第七款: {
    zh: '单位应急预案(方案)是企事业单位、社会组织等为应对本单位突发事件而预先制定的方案。',
    en: 'Plans of units are made by enterprises, institutions and social organisations for incidents of their own.',
  },
  第九条第一款: {
    zh: '为做好重大活动保障和突发事件应对，主办或承办机构应结合实际情况组织编制重大活动保障应急预案。',
    en: 'The bodies that host or organise a major event make the plan for it.',
  },
  第九条第二款: {
    zh: '为应对区域性、流域性突发事件，区政府及其部门可与相邻区政府及其部门，制定联合应急预案。',
    en: 'The district government and its departments may make joint plans with those of neighbouring districts.',
  },
  第十五条第一款: {
    zh: '区总体应急预案由区应急管理部门组织编制。',
    en: 'The bureau organises the making of the district overall plan.',
  },
  第十六条第一款: {
    zh: '区级专项应急预案由承担相关突发事件处置和保障责任的区相关专项应急指挥部办公室、部门和单位组织编制，侧重明确突发事件的组织指挥机制、风险管控、监测预警、信息报送、分级响应及响应行动、现场管控、信息发布、队伍物资保障及属地街道职责等，重点规范区级层面应对行动，突出指导性和实用性。',
    en: 'Special plans are made by the command offices, departments and units that bear the response or the support.',
  },
  第十六条第二款: {
    zh: '区级部门应急预案由区相关专项应急指挥部办公室、部门和单位组织编制，侧重明确突发事件的组织指挥机制、风险管控、监测预警、信息报告、响应流程、应急处置措施、现场安全防护、资源调用程序等，重点规范区级部门层面应对行动，体现应急处置的主体职责和针对性、可操作性。为落实专项应急预案中规定的部门职责和任务而编制的部门应急预案，应在组织指挥机制、信息报送、分级响应、任务分工、处置流程与措施等方面与专项应急预案保持连贯性。',
    en: 'Departmental plans are made by the command offices, departments and units concerned, in keeping with the special plan that they carry out.',
  },
  第十八条第一款: {
    zh: '街道应急预案（方案）重点规范街道层面应对行动，侧重明确突发事件的预警信息传播渠道和响应措施、任务分工、处置措施、信息收集报告、现场管理、人员疏散与安置等内容。',
    en: 'Sub-district plans govern what the sub-district does: warning, tasks, measures, reports, the scene, evacuation.',
  },
  '第三十一条第（六）项': {
    zh: '联合应急预案按所涉及区域，依据专项应急预案或部门应急预案有关规定备案，同时抄送市应急管理部门和有关部门；',
    en: 'Joint plans are filed in each region as special or departmental plans are, and copied to the city bureau and the departments concerned.',
  },
};
