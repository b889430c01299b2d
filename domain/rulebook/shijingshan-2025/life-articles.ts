import type { Bilingual } from '../../refusal.ts';
import { article } from './article.ts';

/** Plans in force, their evaluation and revision, support, and the closing rules (第六至九章), as the gazette prints them. */
export const lifeArticles: Readonly<Record<string, Bilingual>> = {
  ...article('第三十四条', [
    [
      '应急预案发布后，编制单位应做好组织实施和解读工作，并跟踪应急预案落实情况，了解有关方面和社会公众的意见建议。',
      'Once a plan is issued its preparing body organises that it is carried out and explained, follows how it is kept, and hears what those concerned and the public think of it.',
    ],
    [
      '区专项应急预案编制单位应编制通俗易懂的要点解读、宣传文稿和应急预案简本，同步通过媒体向社会公布。',
      'Bodies that prepare district special plans write key points, publicity texts and abridged versions that everybody understands, and publish them through the media at the same time.',
    ],
  ]),
  ...article('第三十五条', [
    [
      '应急预案自发布之日起实施。相关专项应急指挥部办公室、有关部门和单位应依照应急预案规定做好应急准备工作，保障随时启动预警响应和应急响应。应对突发事件过程中，在完成应急预案规定工作基础上，应根据实际情况，科学灵活实施应对工作。',
      'A plan takes effect on the day it is issued. Command offices, departments and units prepare as it says, so that warning and response can start at any time; in an incident they do what the plan says and beyond it what the situation asks for.',
    ],
  ]),
  ...article('第三十六条', [
    [
      '区各专项应急指挥部办公室、有关部门和单位要加强应急预案的培训工作并纳入年度工作计划，确保人员熟悉应急职责、程序和相关工作要求。',
      'Command offices, departments and units train people on the plans and put the training into their annual work plans.',
    ],
  ]),
  ...article('第三十七条', [
    [
      '对需要公众广泛参与的非涉密的应急预案，编制单位应配套制作通俗易懂、好记管用、操作性强的风险防范、预警响应、应急避难逃生等方面科普宣传材料和提示信息，充分利用互联网、广播、电视、报刊、新媒体、免费发放宣传品等途径和形式加强日常宣传，提升公众风险防范和科学应对意识和能力。',
      'For plans that are not classified and need the public to take part, the preparing body makes materials on risks, warning and escape that everybody understands, and spreads them through the internet, broadcasting, press, new media and free material.',
    ],
  ]),
  ...article('第三十八条', [
    [
      '应急预案编制单位应建立应急预案演练制度，通过多种形式，组织应急预案所涉及的单位、人员、装备、设施等开展演练，并通过演练发现问题、解决问题，进一步修改完善应急预案。',
      'Bodies that prepare plans set up a drill regime, drill with the units, people and equipment that the plan concerns, and mend what the drills show.',
    ],
    [
      '区专项应急预案、部门应急预案每3年至少进行一次演练。应急预案演练可以桌面演练或实战演练形式开展。',
      'District special and departmental plans are drilled at least once every three years, as a tabletop or an operational exercise.',
    ],
    [
      '地震、暴雨、洪涝、山洪、滑坡、泥石流、森林火灾等自然灾害易发区域，重要基础设施和城市供水、供电、供气、供油、供热等生命线工程经营管理单位，矿山、金属冶炼、建筑施工单位和易燃易爆物品、化学品、放射性物品等危险物品生产、经营、使用、储存、运输、废弃处置单位，公共交通工具、公共场所和医院、学校等人员密集场所的经营单位或者管理单位等，应有针对性地组织开展应急预案演练。',
      'Areas prone to natural disasters, operators of important infrastructure and lifelines, mines, metallurgy, construction, units that deal with dangerous goods, and operators of public transport, public places, hospitals, schools and other crowded places hold drills that fit their risks.',
    ],
  ]),
  ...article('第三十九条', [
    [
      '应急预案演练组织单位应加强演练评估，主要内容包括：演练的执行情况，应急预案的实用性和可操作性，指挥协调和应急联动机制运行情况，应急人员的处置情况，演练所用设备装备的适用性，对完善应急预案、应急准备、应急机制、应急措施等方面的意见和建议等。',
      'Whoever organises a drill evaluates it: how it went, whether the plan is practical, how command and cooperation worked, how people acted, whether the equipment served, and what should be improved.',
    ],
    [
      '区各专项应急指挥部办公室、相关部门应加强对本部门（行业、领域）应急预案演练的评估指导。',
      'Command offices and departments guide the evaluation of drills in their field.',
    ],
    [
      '鼓励委托第三方专业机构进行应急预案演练评估。',
      'Third parties may well be commissioned with the evaluation of a drill.',
    ],
  ]),
  ...article('第四十条', [
    [
      '应急预案编制单位应根据实际需要、情势变化、应急演练中发现的问题等及时对应急预案、应急工作手册作出修订。突发事件处置结束后，牵头处置部门应根据需要组织开展复盘总结，分析应急预案使用效果，查找不足，提出应急预案修订建议。',
      'Preparing bodies revise plans and handbooks in time, as needs, situations and drills show. After an incident the department that led the response reviews it as needed, analyses how the plan served, finds what was lacking and advises on its revision.',
    ],
  ]),
  ...article('第四十一条', [
    [
      '应急预案编制单位应建立定期评估制度，分析评价应急预案内容的针对性、实用性和可操作性等，实现应急预案的动态优化和科学规范管理。',
      'Bodies that prepare plans set up a regime of regular evaluation.',
    ],
    [
      '区政府及其有关部门应急预案原则上每3年评估一次。',
      'Plans of the district government and its departments are, in principle, evaluated every three years.',
    ],
    [
      '应急预案的评估工作，可以委托第三方专业机构组织实施。',
      'A third party may be commissioned with the evaluation of plans.',
    ],
  ]),
  ...article(
    '第四十二条',
    [['有下列情形之一的，应及时修订应急预案：', 'A plan is revised in time when one of these holds:']],
    [
      [
        '有关法律、法规、规章、标准、上位预案中的有关规定发生重大变化的；',
        'norms, standards or superior plans that it rests on change greatly;',
      ],
      ['应急指挥机构及其职责发生重大调整的；', 'the command and its duties are adjusted greatly;'],
      ['面临的风险发生重大变化的；', 'the risks that it faces change greatly;'],
      ['重要应急资源发生重大变化的；', 'important resources change greatly;'],
      [
        '在突发事件应对实际、应急演练以及应急预案评估中发现问题需要作出重大调整的；',
        'responses, drills or evaluations show problems that need great adjustments;',
      ],
      ['应急预案制定单位认为应修订的其他情况。', 'its maker finds other reasons.'],
    ],
  ),
  ...article('第四十三条', [
    [
      '应急预案修订涉及组织指挥体系与职责、应急处置程序、主要处置措施、突发事件分级标准等重要内容的，参照本办法规定的应急预案编制、审批、发布程序组织进行，并按要求及时备案。仅涉及资源目录、通讯录等其他内容的，修订程序可根据情况适当简化。',
      'A revision that touches the command system, procedures, main measures or grading follows the whole procedure and is filed in time; one that touches resource lists, contacts and the like may be simplified.',
    ],
  ]),
  ...article('第四十四条', [
    [
      '政府部门、企事业单位、社会组织、公民等，可以向有关应急预案编制单位提出修订建议。',
      'Departments of the government, enterprises, institutions, social organisations and citizens may suggest a revision to the preparing body.',
    ],
  ]),
  ...article('第四十五条', [
    [
      '鼓励应急预案管理部门综合运用人工智能等技术，优化提升应急预案管理工作效率和准确性。采取数据整合、智能分析匹配等方式，推动预案数据与相关信息化系统的对接与融合，提升应急管理效能。',
      'Those who manage plans are encouraged to use artificial intelligence and the like to work better and more exactly, and to join the data of plans with other systems by integrating, analysing and matching them.',
    ],
  ]),
  ...article('第四十六条', [
    [
      '区应急委定期对区各专项应急指挥部办公室、有关部门和单位预案管理工作情况进行检查，由区应急管理部门组织实施。',
      'The emergency commission inspects regularly how plans are managed; the bureau carries the inspections out.',
    ],
  ]),
  ...article('第四十七条', [
    [
      '区政府及其有关部门、各有关单位要指定专门机构和人员负责相关应急预案管理具体工作，将应急预案规划、编制、审批、发布、备案、培训、宣传、演练、评估、修订、信息化建设等所需经费纳入预算统筹安排。',
      'Government, departments and units put particular offices and people in charge of plans and provide for the work in their budgets.',
    ],
  ]),
  ...article('第四十八条', [
    [
      '依托相关院校及科研机构，借鉴国际先进经验，建立健全应急预案编制专家顾问工作机制和合作研究机制，加强应急预案体系建设及应急预案管理理论研究。',
      'With universities and research institutes, and with experience from abroad, a standing body of expert advisers and joint research is built up for the making and the theory of plans.',
    ],
  ]),
  ...article('第四十九条', [
    [
      '法律、法规、规章或者国务院另有规定的，从其规定。确需保密或不予公开的应急预案，按有关规定执行。',
      'Where laws, regulations or the State Council provide otherwise, they prevail. Plans that must be kept secret or undisclosed follow the rules on that.',
    ],
  ]),
  ...article('第五十条', [
    ['本办法具体解释工作由区应急管理部门承担。', 'The bureau interprets these measures.'],
  ]),
  ...article('第五十一条', [
    [
      '本办法自印发之日起施行。2007年3月5日印发的《石景山区突发公共事件应急预案管理暂行办法》（石应急办发〔2007〕2号）同时废止。',
      'These measures are in force from the day they are issued. The interim measures of 2007-03-05 (石应急办发〔2007〕2号) are repealed on that day.',
    ],
  ]),
};
