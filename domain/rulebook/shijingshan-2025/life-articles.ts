import type { Bilingual } from '../../refusal.ts';

/** Sentences of the law on programmes, life in force and oversight, as the gazette prints them. */
export const lifeArticles: Readonly<Record<string, Bilingual>> = {
  第十二条: {
    zh: '区应急管理部门应会同有关部门，针对本区多发易发突发事件、主要风险等，编制本区应急预案制修订工作计划，报区政府批准后实施，并抄送市应急管理部门。',
    en: 'The bureau, together with the departments concerned, draws up the district’s programme of plans to be made and revised; it is carried out once the district government has approved it, and copied to the city bureau.',
  },
  第三十四条第二款: {
    zh: '区专项应急预案编制单位应编制通俗易懂的要点解读、宣传文稿和应急预案简本，同步通过媒体向社会公布。',
    en: 'Bodies that prepare district special plans write key points, publicity texts and abridged versions that everybody understands, and publish them through the media at the same time.',
  },
  第三十六条: {
    zh: '区各专项应急指挥部办公室、有关部门和单位要加强应急预案的培训工作并纳入年度工作计划，确保人员熟悉应急职责、程序和相关工作要求。',
    en: 'Command offices, departments and units train people on the plans and put the training into their annual work plans.',
  },
  第三十八条第一款: {
    zh: '应急预案编制单位应建立应急预案演练制度，通过多种形式，组织应急预案所涉及的单位、人员、装备、设施等开展演练，并通过演练发现问题、解决问题，进一步修改完善应急预案。',
    en: 'Bodies that prepare plans set up a drill regime, drill with the units, people and equipment that the plan concerns, and mend what the drills show.',
  },
  第三十九条: {
    zh: '应急预案演练组织单位应加强演练评估，主要内容包括：演练的执行情况，应急预案的实用性和可操作性，指挥协调和应急联动机制运行情况，应急人员的处置情况，演练所用设备装备的适用性，对完善应急预案、应急准备、应急机制、应急措施等方面的意见和建议等。',
    en: 'Whoever organises a drill evaluates it: how it went, whether the plan is practical, how command and cooperation worked, how people acted, whether the equipment served, and what should be improved.',
  },
  第四十一条第一款: {
    zh: '应急预案编制单位应建立定期评估制度，分析评价应急预案内容的针对性、实用性和可操作性等，实现应急预案的动态优化和科学规范管理。',
    en: 'Bodies that prepare plans set up a regime of regular evaluation.',
  },
  第四十二条: {
    zh: '有下列情形之一的，应及时修订应急预案：（一）有关法律、法规、规章、标准、上位预案中的有关规定发生重大变化的；（二）应急指挥机构及其职责发生重大调整的；（三）面临的风险发生重大变化的；（四）重要应急资源发生重大变化的；（五）在突发事件应对实际、应急演练以及应急预案评估中发现问题需要作出重大调整的；（六）应急预案制定单位认为应修订的其他情况。',
    en: 'A plan is revised in time when norms or superior plans change greatly, the command and its duties are adjusted greatly, risks or important resources change greatly, responses, drills or evaluations show problems that need great adjustments, or its maker finds other reasons.',
  },
  第四十六条: {
    zh: '区应急委定期对区各专项应急指挥部办公室、有关部门和单位预案管理工作情况进行检查，由区应急管理部门组织实施。',
    en: 'The emergency commission inspects regularly how plans are managed; the bureau carries the inspections out.',
  },
  第四十七条: {
    zh: '区政府及其有关部门、各有关单位要指定专门机构和人员负责相关应急预案管理具体工作，将应急预案规划、编制、审批、发布、备案、培训、宣传、演练、评估、修订、信息化建设等所需经费纳入预算统筹安排。',
    en: 'Government, departments and units put particular offices and people in charge of plans and provide for the work in their budgets.',
  },
};
