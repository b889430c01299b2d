import type { Bilingual } from '../../refusal.ts';
import { article } from './article.ts';

/** How plans are made (第三章), as the gazette prints them. */
export const draftingArticles: Readonly<Record<string, Bilingual>> = {
  ...article('第十二条', [
    [
      '区应急管理部门应会同有关部门，针对本区多发易发突发事件、主要风险等，编制本区应急预案制修订工作计划，报区政府批准后实施，并抄送市应急管理部门。',
      'The bureau, together with the departments concerned, draws up the district’s programme of plans to be made and revised; it is carried out once the district government has approved it, and copied to the city bureau.',
    ],
    [
      '区各专项应急指挥部办公室、有关部门和单位可结合实际制定本部门（行业、领域）应急预案编制计划，并抄送同级应急管理部门和上一级相应部门。',
      'Command offices, departments and units may draw up a programme of their own field, copied to the bureau of the same level and to the superior department.',
    ],
    [
      '应急预案编制计划应根据本区国民经济和社会发展规划、突发事件应对工作实际，适时予以调整。',
      'Programmes are adjusted in time to the district’s development plan and to the response to incidents.',
    ],
  ]),
  ...article('第十三条', [
    [
      '编制应急预案应依据有关法律、法规、规章和标准，紧密结合实际，在开展风险评估、资源调查、案例分析的基础上进行。',
      'A plan is made under laws, regulations, rules and standards and close to the facts, on the ground of a risk assessment, a resource survey and a case analysis.',
    ],
    [
      '风险评估主要是识别突发事件风险及其可能产生的后果和次生衍生灾害事件，评估可能造成的危害程度和影响范围等。',
      'The risk assessment finds the risks of incidents, what may follow from them, and how great and how wide the harm may be.',
    ],
    [
      '资源调查主要是全面调查本地区、本部门（行业、领域）、本单位应对突发事件可用的应急救援队伍、物资装备、场所和通过改造可以利用的应急资源状况，合作区域内可以请求援助的应急资源状况，重要基础设施容灾保障及备用状况，以及可以通过潜力转换提供应急资源的状况，为制定应急响应措施提供依据。必要时，也可根据突发事件应对需要，对本地区相关单位和居民所掌握的应急资源情况进行调查。',
      'The resource survey covers teams, material, places and other resources of the area, sector or unit, those that may be asked of partners, the resilience of important infrastructure and what could be turned into resources; where needed also what units and residents have.',
    ],
    [
      '案例分析主要是对典型突发事件的发生演化规律、造成的后果和处置救援等情况进行复盘研究，必要时构建突发事件情景，总结经验教训，明确应对流程、职责任务和应对措施，为制定应急预案提供参考借鉴。',
      'The case analysis reviews how typical incidents arose and went, what they did and how they were handled, builds scenarios where needed, and draws lessons for procedures, duties and measures.',
    ],
  ]),
  ...article('第十四条', [
    [
      '应急预案编制部门和单位根据需要组成应急预案编制工作小组，吸收有关部门和单位人员、有关专家及有应急处置工作经验的人员参加。编制工作小组组长由应急预案编制部门或单位有关负责人担任。',
      'Where needed the preparing department or unit forms a drafting group with people of the bodies concerned, experts and people of experience; its leader is a person in charge of the preparing body.',
    ],
  ]),
  ...article('第十五条', [
    [
      '区总体应急预案由区应急管理部门组织编制。',
      'The bureau organises the making of the district overall plan.',
    ],
    [
      '总体应急预案围绕突发事件事前、事中、事后全过程，主要明确应对工作的总体要求、事件分类分级、预案体系构成、组织指挥体系与职责，以及风险防控、监测预警、处置救援、应急保障、恢复重建、预案管理等内容。',
      'The overall plan says, for before, during and after an incident: general requirements, categories and grades, the system of plans, command and duties, prevention, monitoring and warning, response and rescue, support, recovery, and the management of the plan.',
    ],
  ]),
  ...article('第十六条', [
    [
      '区级专项应急预案由承担相关突发事件处置和保障责任的区相关专项应急指挥部办公室、部门和单位组织编制，侧重明确突发事件的组织指挥机制、风险管控、监测预警、信息报送、分级响应及响应行动、现场管控、信息发布、队伍物资保障及属地街道职责等，重点规范区级层面应对行动，突出指导性和实用性。',
      'Special plans are made by the command offices, departments and units that bear the response or the support; they say how command, control of risks, monitoring and warning, reports, response levels and actions, the scene, information of the public, teams and material and the duties of sub-districts go, on the level of the district.',
    ],
    [
      '区级部门应急预案由区相关专项应急指挥部办公室、部门和单位组织编制，侧重明确突发事件的组织指挥机制、风险管控、监测预警、信息报告、响应流程、应急处置措施、现场安全防护、资源调用程序等，重点规范区级部门层面应对行动，体现应急处置的主体职责和针对性、可操作性。为落实专项应急预案中规定的部门职责和任务而编制的部门应急预案，应在组织指挥机制、信息报送、分级响应、任务分工、处置流程与措施等方面与专项应急预案保持连贯性。',
      'Departmental plans are made by the command offices, departments and units concerned and say how command, risks, warning, reports, the response, measures, safety at the scene and the call for resources go; one that carries out duties of a special plan keeps to it in command, reports, response levels, tasks and measures.',
    ],
    [
      '为突发事件应对工作提供通信、交通运输、医学救援、物资装备、能源、资金以及新闻宣传、秩序维护、慈善捐赠、灾害救助等保障功能的专项和部门应急预案侧重明确组织指挥机制、主要任务、资源布局、资源调用或应急响应程序、具体措施等内容。',
      'Special and departmental plans for support (communication, transport, medical rescue, material, energy, funds, news, order, donations, relief) say command, tasks, the layout of resources, their call or the response, and measures.',
    ],
    [
      '针对重要基础设施、生命线工程等重要目标保护的专项和部门应急预案，侧重明确关键功能和部位、风险隐患及防范措施、监测预警、信息报告、应急处置和紧急恢复、应急联动等内容。',
      'Special and departmental plans for the protection of important targets say key functions and parts, risks and prevention, monitoring and warning, reports, response and urgent repair, and cooperation.',
    ],
  ]),
  ...article('第十七条', [
    [
      '重大活动保障应急预案侧重明确组织指挥体系、主要任务、安全风险及防范措施、应急联动、监测预警、信息报告、应急处置、人员疏散撤离组织和路线等内容。',
      'Plans for major events say command, tasks, risks and prevention, cooperation, monitoring and warning, reports, response, and how and where people are evacuated.',
    ],
    [
      '应对区域性、流域性突发事件的联合应急预案，侧重明确区政府及其部门间信息通报、组织指挥体系对接、处置措施衔接、应急资源保障等内容。',
      'Joint plans say how governments and departments inform each other, how their commands and measures fit together, and which resources support them.',
    ],
  ]),
  ...article('第十八条', [
    [
      '街道应急预案（方案）重点规范街道层面应对行动，侧重明确突发事件的预警信息传播渠道和响应措施、任务分工、处置措施、信息收集报告、现场管理、人员疏散与安置等内容。',
      'Sub-district plans govern what the sub-district does: warning, tasks, measures, reports, the scene, evacuation.',
    ],
    [
      '社区应急预案（方案）侧重明确风险点位、应急响应责任人、预警信息精准通知措施和响应措施、人员转移避险、应急处置措施、应急资源调用等内容。',
      'Community plans say the points of risk, who answers for the response, how warning reaches people, how they are moved to safety, measures and the call for resources.',
    ],
    [
      '街道、社区应急预案（方案）的形式、要素和内容等，可结合实际灵活确定，力求简明实用，突出人员转移避险，体现先期处置特点。',
      'Form, elements and contents of plans of sub-districts and communities may be flexible; they are short and practical, and put moving people to safety and the first response first.',
    ],
  ]),
  ...article('第十九条', [
    [
      '单位应急预案（方案）侧重明确应急响应责任人、风险隐患监测、主要任务、信息报告、预警和应急响应、应急处置措施、人员疏散转移、应急资源调用等内容。',
      'Plans of units say who answers for the response, how risks are watched, tasks, reports, warning and response, measures, evacuation and the call for resources.',
    ],
    [
      '大型企业集团可根据相关标准规范和实际工作需要，建立本集团应急预案体系。',
      'Large enterprise groups may build a system of plans of their own.',
    ],
    [
      '安全风险单一、危险性小的生产经营单位，可结合实际简化应急预案（方案）要素和内容。',
      'Production units of a single risk and little danger may simplify elements and contents.',
    ],
  ]),
  ...article('第二十条', [
    [
      '应急预案涉及的有关部门、单位等可结合实际编制应急工作手册，区级专项应急预案编制单位应会同相关单位编制配套应急工作手册，内容一般包括应急响应分级与措施、处置工作程序、重点单位和属地的响应措施、应急救援队伍、物资装备、联络人员和电话等。应急救援队伍、保障力量等应结合实际情况，针对需要参与突发事件应对的具体任务编制行动方案，侧重明确应急响应、指挥协同、力量编成、行动设想、综合保障、其他有关措施等具体内容。',
      'Departments and units that a plan concerns may write handbooks; bodies that prepare district special plans write the handbook that goes with the plan, with levels and measures, procedures, measures of key units and areas, teams, material, contacts and telephone numbers. Rescue and support teams write action plans for their tasks.',
    ],
  ]),
  ...article('第二十一条', [
    [
      '应急预案中的应急响应分级、响应措施等，由应急预案编制单位根据本地区、本部门（行业、领域）、本单位的能力及资源实际情况确定。',
      'Response levels and measures are set by the preparing body after the abilities and resources of its area, sector or unit.',
    ],
  ]),
  ...article('第二十二条', [
    [
      '对应急预案中的信息发布有关内容，应依照有关法律规定明确各方工作职责和信息发布时限。',
      'On information of the public a plan makes clear, under the law, who does what and by when it is published.',
    ],
  ]),
  ...article('第二十三条', [
    [
      '政府及其有关部门在应急预案编制过程中应广泛听取相关部门、单位和专家的意见。涉及其他单位职责的，应书面征求意见。必要时，向社会公开征求意见。涉及重大公共利益或者社会公众切身利益的，按照重大行政决策程序有关规定执行。',
      'While they make a plan the government and its departments hear departments, units and experts widely; where duties of other units are touched they ask in writing, where needed the public, and where great public interests or vital interests of the public are touched they follow the rules on major administrative decisions.',
    ],
    [
      '单位和基层组织在应急预案（方案）编制过程中，应根据法律法规要求或实际需要，征求相关公民、法人或其他组织的意见。',
      'Units and grassroots organisations ask citizens, legal persons and other organisations as the law requires or as needed.',
    ],
  ]),
};
