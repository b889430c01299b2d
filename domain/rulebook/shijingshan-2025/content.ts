import type { ContentChecklist, ContentElement, Predicate } from '../types.ts';
import {
  community,
  districtDepartmental,
  districtOverall,
  districtSpecial,
  subdistrict,
  unit,
} from './kinds.ts';

type Line = readonly [element: string, zh: string, en: string];

const elements = (article: string, lines: readonly Line[]): readonly ContentElement[] =>
  lines.map(([element, zh, en]) => ({ element, article, zh, en }));

const forPurpose = (value: string): Predicate => ({ attribute: 'purpose', includes: value });
const specialOrDepartmental: Predicate = { anyOf: [districtSpecial, districtDepartmental] };
const hasOtherPurpose: Predicate = {
  anyOf: [forPurpose('SUPPORT_FUNCTION'), forPurpose('KEY_TARGET_PROTECTION'), forPurpose('MAJOR_EVENT')],
};
/** 突发事件应对: the purpose of a plan that names no other */
const forResponse: Predicate = { anyOf: [forPurpose('RESPONSE'), { not: hasOtherPurpose }] };

/** 第二十二条 binds every text that speaks of it; art. 15 and the second paragraph of art. 16 do not make it speak of it. */
const releaseWhereItStands: ContentElement = {
  element: 'INFORMATION_RELEASE',
  article: '第二十二条',
  advisory: true,
  zh: '信息发布（有此内容的，明确各方工作职责和发布时限）',
  en: 'information release (where the text has it: duties and time limits of each party)',
};

/** 第十八条第三款: form and elements are free, evacuation and first response are what counts. */
function flexible(lines: readonly ContentElement[], ...firm: readonly string[]): readonly ContentElement[] {
  return lines.map((line) => (firm.includes(line.element) ? line : { ...line, advisory: true }));
}

const government: readonly ContentChecklist[] = [
  {
    id: 'OVERALL',
    article: '第十五条',
    when: districtOverall,
    text: { zh: '总体应急预案', en: 'overall plan' },
    elements: [
      ...elements('第十五条第二款', [
        ['GENERAL_REQUIREMENTS', '应对工作的总体要求', 'general requirements'],
        ['INCIDENT_GRADING', '事件分类分级', 'classes and grades of incidents'],
        ['PLAN_SYSTEM', '预案体系构成', 'the system of plans'],
        ['COMMAND', '组织指挥体系与职责', 'command system and duties'],
        ['RISK_CONTROL', '风险防控', 'risk prevention and control'],
        ['MONITORING_WARNING', '监测预警', 'monitoring and early warning'],
        ['RESPONSE_RESCUE', '处置救援', 'response and rescue'],
        ['SUPPORT', '应急保障', 'emergency support'],
        ['RECOVERY', '恢复重建', 'recovery and reconstruction'],
        ['PLAN_MANAGEMENT', '预案管理', 'management of plans'],
      ]),
      releaseWhereItStands,
    ],
  },
  {
    id: 'SPECIAL_RESPONSE',
    article: '第十六条第一款',
    when: { allOf: [districtSpecial, forResponse] },
    text: { zh: '专项应急预案（突发事件应对）', en: 'special plan (response)' },
    elements: [
      ...elements('第十六条第一款', [
        ['COMMAND', '组织指挥机制', 'command mechanism'],
        ['RISK_CONTROL', '风险管控', 'risk control'],
        ['MONITORING_WARNING', '监测预警', 'monitoring and early warning'],
        ['INFORMATION_REPORTING', '信息报送', 'reporting'],
      ]),
      {
        element: 'GRADED_RESPONSE',
        article: '第十六条第一款、第二十一条',
        zh: '分级响应及响应行动（按本区能力和资源确定）',
        en: 'graded response and response actions (set by what the district is able to do)',
      },
      ...elements('第十六条第一款', [['SCENE_CONTROL', '现场管控', 'control of the scene']]),
      {
        element: 'INFORMATION_RELEASE',
        article: '第十六条第一款、第二十二条',
        zh: '信息发布（明确各方工作职责和发布时限）',
        en: 'information release (duties and time limits of each party)',
      },
      ...elements('第十六条第一款', [
        ['TEAMS_AND_SUPPLIES', '队伍物资保障', 'teams and supplies'],
        ['SUBDISTRICT_DUTIES', '属地街道职责', 'duties of the sub-districts concerned'],
      ]),
    ],
  },
  {
    id: 'DEPARTMENTAL_RESPONSE',
    article: '第十六条第二款',
    when: { allOf: [districtDepartmental, forResponse] },
    text: { zh: '部门应急预案（突发事件应对）', en: 'departmental plan (response)' },
    elements: [
      ...elements('第十六条第二款', [
        ['COMMAND', '组织指挥机制', 'command mechanism'],
        ['RISK_CONTROL', '风险管控', 'risk control'],
        ['MONITORING_WARNING', '监测预警', 'monitoring and early warning'],
        ['INFORMATION_REPORTING', '信息报告', 'reporting'],
        ['RESPONSE_PROCESS', '响应流程', 'response process'],
        ['MEASURES', '应急处置措施', 'response measures'],
        ['SCENE_SAFETY', '现场安全防护', 'safety at the scene'],
        ['RESOURCE_CALL', '资源调用程序', 'procedure for calling in resources'],
      ]),
      releaseWhereItStands,
    ],
  },
  {
    id: 'DEPARTMENTAL_COHERENCE',
    article: '第十六条第二款',
    when: { allOf: [districtDepartmental, { attribute: 'parentPlan', present: true }] },
    text: { zh: '部门应急预案与上位专项预案的连贯性', en: 'coherence with the special plan above it' },
    elements: elements('第十六条第二款', [
      ['COMMAND_COHERENT', '组织指挥机制与专项预案连贯', 'command mechanism coherent with it'],
      ['REPORTING_COHERENT', '信息报送与专项预案连贯', 'reporting coherent with it'],
      ['GRADED_RESPONSE_COHERENT', '分级响应与专项预案连贯', 'graded response coherent with it'],
      ['TASKS_COHERENT', '任务分工与专项预案连贯', 'division of tasks coherent with it'],
      ['MEASURES_COHERENT', '处置流程与措施与专项预案连贯', 'process and measures coherent with it'],
    ]),
  },
  {
    id: 'SUPPORT_FUNCTION',
    article: '第十六条第三款',
    when: { allOf: [specialOrDepartmental, forPurpose('SUPPORT_FUNCTION')] },
    text: { zh: '保障功能类专项、部门应急预案', en: 'plan of a support function' },
    elements: elements('第十六条第三款', [
      ['COMMAND', '组织指挥机制', 'command mechanism'],
      ['MAIN_TASKS', '主要任务', 'main tasks'],
      ['RESOURCE_LAYOUT', '资源布局', 'where resources lie'],
      ['RESOURCE_CALL', '资源调用或应急响应程序', 'procedure for calling in resources or responding'],
      ['MEASURES', '具体措施', 'measures in detail'],
    ]),
  },
  {
    id: 'KEY_TARGET_PROTECTION',
    article: '第十六条第四款',
    when: { allOf: [specialOrDepartmental, forPurpose('KEY_TARGET_PROTECTION')] },
    text: { zh: '重要目标保护类专项、部门应急预案', en: 'plan that protects key targets' },
    elements: elements('第十六条第四款', [
      ['KEY_FUNCTIONS', '关键功能和部位', 'key functions and parts'],
      ['RISKS_AND_PRECAUTIONS', '风险隐患及防范措施', 'hazards and precautions'],
      ['MONITORING_WARNING', '监测预警', 'monitoring and early warning'],
      ['INFORMATION_REPORTING', '信息报告', 'reporting'],
      ['RESPONSE_AND_RECOVERY', '应急处置和紧急恢复', 'response and urgent recovery'],
      ['COORDINATION', '应急联动', 'coordinated action'],
    ]),
  },
  {
    id: 'MAJOR_EVENT',
    article: '第十七条第一款',
    when: { allOf: [specialOrDepartmental, forPurpose('MAJOR_EVENT')] },
    text: { zh: '重大活动保障应急预案', en: 'plan for a major event' },
    elements: elements('第十七条第一款', [
      ['COMMAND', '组织指挥体系', 'command system'],
      ['MAIN_TASKS', '主要任务', 'main tasks'],
      ['RISKS_AND_PRECAUTIONS', '安全风险及防范措施', 'safety risks and precautions'],
      ['COORDINATION', '应急联动', 'coordinated action'],
      ['MONITORING_WARNING', '监测预警', 'monitoring and early warning'],
      ['INFORMATION_REPORTING', '信息报告', 'reporting'],
      ['MEASURES', '应急处置', 'response'],
      ['EVACUATION', '人员疏散撤离组织和路线', 'organisation and routes of evacuation'],
    ]),
  },
  {
    id: 'JOINT',
    article: '第十七条第二款',
    when: { attribute: 'joint', present: true },
    text: { zh: '联合应急预案', en: 'joint plan' },
    elements: elements('第十七条第二款', [
      ['INFORMATION_EXCHANGE', '区政府及其部门间信息通报', 'exchange of information between governments'],
      ['COMMAND_INTERFACE', '组织指挥体系对接', 'how command systems meet'],
      ['MEASURES_INTERFACE', '处置措施衔接', 'how measures meet'],
      ['RESOURCES', '应急资源保障', 'resources'],
    ]),
  },
];

const local: readonly ContentChecklist[] = [
  {
    id: 'SUBDISTRICT',
    article: '第十八条第一款',
    when: subdistrict,
    text: { zh: '街道应急预案（方案）', en: 'sub-district plan' },
    elements: flexible(
      elements('第十八条', [
        ['WARNING', '预警信息传播渠道和响应措施', 'how warnings spread and what follows them'],
        ['TASKS', '任务分工', 'division of tasks'],
        ['MEASURES', '处置措施（先期处置）', 'measures (first response)'],
        ['INFORMATION_REPORTING', '信息收集报告', 'collecting and reporting information'],
        ['SCENE_CONTROL', '现场管理', 'control of the scene'],
        ['EVACUATION', '人员疏散与安置', 'evacuation and shelter'],
      ]),
      'MEASURES',
      'EVACUATION',
    ),
  },
  {
    id: 'COMMUNITY',
    article: '第十八条第二款',
    when: community,
    text: { zh: '社区应急预案（方案）', en: 'community plan' },
    elements: flexible(
      elements('第十八条', [
        ['RISK_POINTS', '风险点位', 'places at risk'],
        ['RESPONSIBLE_PERSONS', '应急响应责任人', 'who is responsible'],
        ['WARNING', '预警信息精准通知措施和响应措施', 'how each is warned and what follows'],
        ['EVACUATION', '人员转移避险', 'evacuation'],
        ['MEASURES', '应急处置措施（先期处置）', 'measures (first response)'],
        ['RESOURCE_CALL', '应急资源调用', 'calling in resources'],
      ]),
      'EVACUATION',
      'MEASURES',
    ),
  },
  {
    id: 'UNIT',
    article: '第十九条第一款',
    when: unit,
    text: { zh: '单位应急预案（方案）', en: 'plan of a unit' },
    simplifiedBy: '第十九条第三款',
    elements: elements('第十九条第一款', [
      ['RESPONSIBLE_PERSONS', '应急响应责任人', 'who is responsible'],
      ['RISK_MONITORING', '风险隐患监测', 'monitoring of hazards'],
      ['MAIN_TASKS', '主要任务', 'main tasks'],
      ['INFORMATION_REPORTING', '信息报告', 'reporting'],
      ['WARNING_RESPONSE', '预警和应急响应', 'warning and response'],
      ['MEASURES', '应急处置措施', 'response measures'],
      ['EVACUATION', '人员疏散转移', 'evacuation'],
      ['RESOURCE_CALL', '应急资源调用', 'calling in resources'],
    ]),
  },
];

/** What the text of each kind of plan contains, as the articles list it (第十五至十九条、第二十一、二十二条). */
export const contentChecklists: readonly ContentChecklist[] = [...government, ...local];
