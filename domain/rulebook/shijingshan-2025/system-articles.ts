import type { Bilingual } from '../../refusal.ts';
import { article } from './article.ts';

/** General rules and the system of plans (第一、二章), as the gazette prints them. */
export const systemArticles: Readonly<Record<string, Bilingual>> = {
  ...article('第一条', [
    [
      '为进一步完善本区突发事件应急预案（以下简称应急预案）体系建设，强化应急预案的动态、科学和规范管理，增强应急预案的针对性、实用性和可操作性，依据《中华人民共和国突发事件应对法》《北京市突发事件应急预案管理办法》《北京市实施〈中华人民共和国突发事件应对法〉办法》等法律、法规、规章和规范性文件，制定本办法。',
      'These measures are made under the Emergency Response Law, the city’s measures on emergency plans, the city’s regulation that carries out that law, and other laws, regulations, rules and norms, to complete the district’s system of emergency plans, to manage it as things change, by science and by rule, and to make plans more relevant, practical and operable.',
    ],
  ]),
  ...article('第二条', [
    [
      '本办法所称应急预案，是指本区内各街道、社区、各部门、各机关、团体、企事业单位为依法、迅速、科学、有序应对突发事件，最大程度减少突发事件及其造成的损害而预先制定的方案。',
      'Emergency plans are what sub-districts, communities, departments, organs, bodies, enterprises and institutions of the district draw up beforehand so as to respond to incidents lawfully, fast, by science and in order, and to keep their harm as small as can be.',
    ],
  ]),
  ...article('第三条', [
    [
      '本区应急预案管理工作包括应急预案体系建设以及应急预案规划、编制、审批、发布、备案、培训、宣传、演练、评估、修订、信息化管理等方面内容。',
      'Managing emergency plans covers the system of plans and their programme, making, approval, issue, filing, training, publicity, drills, evaluation, revision and digital management.',
    ],
  ]),
  ...article('第四条', [
    [
      '应急预案的管理工作应遵循统一规划、综合协调、分类指导、分级负责、动态管理的原则，依据有关法律法规，紧密结合实际，总结归纳突发事件应对经验，明确突发事件应对工作流程和措施，做到突发事件类别清楚、应急任务清晰全面、职责分工准确具体、队伍调度程序规范、响应措施科学高效。',
      'Plans are managed by one programme, coordinated as a whole, guided by category, answered for by level and kept up to date; they say clearly which incidents, which tasks, whose duties, which forces and which measures.',
    ],
  ]),
  ...article('第五条', [
    [
      '按照区级统建统管统用的原则，区应急管理部门统筹本区应急预案数据库管理，推动实现应急预案数据共享共用。',
      'The district builds, manages and uses one system: the bureau looks after the district’s database of plans and has its data shared and used in common.',
    ],
    [
      '各街道办事处、各行业主管部门负责本地区、本部门（行业、领域）应急预案数据管理。',
      'Sub-district offices and departments in charge of a sector look after the plan data of their area or sector.',
    ],
    [
      '本区各有关部门要注重运用信息化数字化智能化技术，推进应急预案管理理念、模式、手段、方法等创新，提升应急预案管理效能，充分发挥应急预案牵引应急准备、指导处置救援的作用。',
      'Departments use digital and intelligent means to renew how plans are managed and to make plans lead preparation and guide the response.',
    ],
  ]),
  ...article('第六条', [
    [
      '应急预案体系应建立在风险评估工作基础上，通过全面系统识别分析本地区、本部门（行业、领域）、本单位可能面临的各类风险和安全隐患，明确主要事件、次生衍生事件和相关保障工作范畴，确定总体构成，加强相关预案衔接，确保覆盖主要风险和重点区域。',
      'The system of plans rests on risk assessment: risks and hidden dangers of areas, sectors and units are found and analysed as a whole, main incidents, secondary ones and support are determined, plans fit with each other, and the main risks and key areas are covered.',
    ],
  ]),
  ...article('第七条', [
    [
      '应急预案体系涵盖自然灾害、事故灾难、公共卫生事件和社会安全事件等各类突发事件。应急预案按区、街道、社区三级管理，延伸到企事业单位、居民委员会、社会组织等单位。',
      'The system covers natural disasters, accidents, public-health and social-security incidents. Plans are managed on three tiers, district, sub-district and community, and reach enterprises, institutions, residents’ committees, social organisations and other units.',
    ],
  ]),
  ...article('第八条', [
    [
      '按照制定主体划分，本区应急预案分为政府及其部门应急预案、单位和基层组织应急预案（方案）两大类。',
      'By who makes them, plans are those of the government and its departments and those of units and grassroots organisations.',
    ],
    [
      '政府及其部门应急预案包括总体应急预案、专项应急预案、部门应急预案等。',
      'Plans of the government and its departments are overall, special and departmental ones.',
    ],
    [
      '总体应急预案是区委、区政府管理、指挥协调全区相关应急资源和应急行动的整体计划和程序规范，是本区组织应对突发事件的总体制度安排。',
      'The overall plan is the plan and procedure by which 区委 and 区政府 manage, command and coordinate the resources and actions of the whole district.',
    ],
    [
      '专项应急预案是政府为应对某一类型或某几类类型突发事件，或者针对重要目标保护、重大活动保障、应急保障等重要专项工作而预先制定的涉及多个部门职责的方案。',
      'Special plans are made by the government for one or several types of incident, or for the protection of important targets, major events or support, where duties of several departments are touched.',
    ],
    [
      '部门应急预案是政府有关部门或应急指挥机构根据总体应急预案、专项应急预案和部门职责，为应对本部门(行业、领域)突发事件，或者针对重要目标保护、重大活动保障、应急保障等涉及部门工作而预先制定的方案。',
      'Departmental plans are made by departments or commands, after the overall plan, special plans and their own duties, for incidents of their sector or for protection and support that touch their work.',
    ],
    [
      '基层组织应急预案(方案)是居民委员会为应对本区域突发事件而预先制定的方案。',
      'Plans of grassroots organisations are made by residents’ committees for incidents in their area.',
    ],
    [
      '单位应急预案(方案)是企事业单位、社会组织等为应对本单位突发事件而预先制定的方案。',
      'Plans of units are made by enterprises, institutions and social organisations for incidents of their own.',
    ],
  ]),
  ...article('第九条', [
    [
      '为做好重大活动保障和突发事件应对，主办或承办机构应结合实际情况组织编制重大活动保障应急预案。',
      'The bodies that host or organise a major event make the plan for it.',
    ],
    [
      '为应对区域性、流域性突发事件，区政府及其部门可与相邻区政府及其部门，制定联合应急预案。',
      'The district government and its departments may make joint plans with those of neighbouring districts.',
    ],
    ['联合应急预案参照区级专项应急预案管理。', 'Joint plans are managed as district special plans are.'],
  ]),
  ...article('第十条', [
    [
      '区各专项应急指挥部办公室、相关部门和单位编制的应急预案，需列入区级专项应急预案或部门应急预案管理的，应按相关程序批准。',
      'Plans of command offices, departments and units that are to be managed as district special or departmental plans are approved by the procedure for those.',
    ],
  ]),
  ...article('第十一条', [
    [
      '区政府统一领导本区应急预案体系建设和管理工作。区应急管理部门负责指导本区应急预案体系建设，明确区级应急预案体系构成。',
      'The district government leads the system of plans and its management; the bureau guides it and defines which plans the system of the district consists of.',
    ],
    [
      '区各专项应急指挥部办公室、有关部门和单位在各自职责范围内，负责本部门（行业、领域）应急预案管理工作，并对本部门（行业、领域）应急预案管理工作进行指导和检查，根据需要编写本部门（行业、领域）应急预案管理工作的指导性文件。',
      'Command offices, departments and units manage the plans of their own field, guide and inspect that work, and write guidance on it as needed.',
    ],
  ]),
};
