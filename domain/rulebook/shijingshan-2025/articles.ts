import type { Bilingual } from '../../refusal.ts';
import { lifeArticles } from './life-articles.ts';

/** The law's own sentences, as the gazette of 2025-08-21 (no. 2) prints them, with a translation that has no force. */
export const articles: Readonly<Record<string, Bilingual>> = {
  ...lifeArticles,
  第二十四条: {
    zh: '应急预案编制工作小组或牵头单位应将应急预案送审稿、修订对照表、编制说明、征求意见情况等有关材料报送应急预案审批单位。因保密等原因需要发布应急预案简本的，应将应急预案简本一并报送审批。',
    en: 'The drafting group or lead unit hands in the draft for review, the revision table, the explanatory note, the record of consultation and other papers to the approving body; an abridged version that is to be published for reasons of secrecy is handed in with them.',
  },
  第二十五条: {
    zh: '应急预案审核内容主要包括：（一）是否符合有关法律、法规、规章和标准等规定；（二）是否符合上位预案要求并与有关预案有效衔接；（三）框架结构是否清晰合理，主体内容是否完备；（四）风险分析是否描述清晰、符合实际；（五）组织指挥体系与责任分工是否合理明确，应急响应设计是否合理；（六）应对措施是否符合场景化、指令化、清单化要求，是否具备针对性、实用性和可操作性；（七）各方面意见是否一致；（八）其他需要审核的内容。',
    en: 'A review looks mainly at: (1) conformity with laws, regulations, rules and standards; (2) conformity with superior plans and fit with related ones; (3) a clear and reasonable frame and complete contents; (4) a clear and realistic risk analysis; (5) reasonable and definite command, duties and response levels; (6) measures by scene, as instructions and lists, that are relevant, practical and operable; (7) agreement of all sides; (8) whatever else needs review.',
  },
  第二十六条: {
    zh: '区总体应急预案按程序报区委、区政府审批。',
    en: 'The district overall plan is approved by the district party committee and the district government.',
  },
  第二十七条: {
    zh: '区级专项应急预案按下列程序办理：（一）编制单位应在书面征求相关单位意见、组织专家评审、征求区委编办意见、完成合法性审核后，将应急预案报审稿报区应急管理部门进行衔接性审核，并附配套应急工作手册、修订对照表、编制说明、征求意见情况、专家评审意见和合法性审核意见等；衔接性审核通过后，应按照本单位“三重一大”重大决策程序审议，通过后报相应应急指挥机构主要负责同志审阅。（二）自然灾害、事故灾难、公共卫生类应急预案编制单位将应急预案提请区应急管理部门报区政府批准，必要时报请区政府会议审议批准；社会安全类应急预案编制单位将应急预案报区委相应领导机制或应急指挥机构批准，必要时报请区委会议审议批准。重大活动保障应急预案由区政府或相关部门审批，跨行政区域联合应急预案审批由相关政府或其授权的部门协商确定。',
    en: 'Special plans: after written consultation, expert review, the opinion of the establishment office and the legality review, the draft goes to the bureau for its coordination review with the handbook, the revision table, the note, the record of consultation, the expert opinion and the legality opinion; then the collective decision, then the principal of the command. Plans for natural disasters, accidents and public health are approved by the district government, plans for social security by the leading mechanism of the party committee or the command; where needed by a meeting. Plans for major events are approved by the district government or the department concerned; who approves a joint plan of several regions is agreed between their governments or the departments they authorise.',
  },
  第二十八条: {
    zh: '区级部门应急预案按程序报本部门或相应应急指挥机构主要负责同志审批。',
    en: 'Departmental plans are approved by the principal of the department or of its command.',
  },
  第二十九条: {
    zh: '单位和基层组织应急预案（方案）须经本单位或基层组织主要负责人签发。',
    en: 'Plans of units and grassroots organisations are signed by their principal.',
  },
  第三十条: {
    zh: '区总体应急预案以区委、区政府名义印发。自然灾害、事故灾难、公共卫生类专项应急预案以区应急委名义印发；社会安全类专项应急预案以区委相应领导机制或应急指挥机构名义印发。部门应急预案以区级专项应急指挥部办公室或本部门、本单位名义印发。',
    en: 'The overall plan is issued in the names of the party committee and the district government; special plans for natural disasters, accidents and public health in that of the emergency commission; for social security in that of the leading mechanism or the command; departmental plans in that of the command office or the department itself.',
  },
  第三十一条: {
    zh: '应急预案审批单位应在应急预案印发后20个工作日内，将应急预案正式印发文本（含电子文本）及编制说明，依照下列规定向有关单位备案并抄送有关部门。',
    en: 'Within 20 working days of issue the approving body files the issued text (with its electronic form) and the explanatory note as follows, and sends copies to the departments concerned.',
  },
  '第三十一条第（一）项': {
    zh: '区总体应急预案报市政府备案，径送市应急管理部门；',
    en: 'The district overall plan is filed with the city government and delivered directly to the city bureau.',
  },
  '第三十一条第（二）项': {
    zh: '区专项应急预案报上级相应牵头部门备案，分别抄送上级应急管理部门和有关部门；',
    en: 'District special plans are filed with the superior lead department and copied to the superior bureau and the departments concerned.',
  },
  '第三十一条第（三）项': {
    zh: '区部门应急预案分别报本级政府备案，径送本级应急管理部门，同时抄送本级有关部门；',
    en: 'District departmental plans are filed with the government of the same level, delivered directly to its bureau and copied to its departments concerned.',
  },
  '第三十一条第（四）项': {
    zh: '街道应急预案报区政府备案，径送区应急管理部门，同时抄送区政府有关部门。社区应急预案（方案）报街道备案；',
    en: 'Sub-district plans are filed with the district government, delivered directly to the bureau and copied to the departments concerned; community plans are filed with the sub-district.',
  },
  '第三十一条第（五）项': {
    zh: '区属企业集团所属单位、权属企业，以及区属企业的总体应急预案按管理权限报区应急管理部门备案，抄送企业主管机构、行业主管部门、监管部门；专项应急预案按管理权限报区行业监管部门备案，抄送区应急管理部门和有关企业主管机构、行业主管部门；',
    en: 'Overall plans of district enterprises, of their groups’ units and of enterprises they control are filed with the bureau and copied to the bodies in charge; special plans with the industry regulator, copied to the bureau and the bodies in charge.',
  },
  '第三十一条第（七）项': {
    zh: '涉及需要与区政府联合应急处置的中央单位应急预案，应报区政府备案，同时抄送区应急管理部门和突发事件应对牵头部门。',
    en: 'Plans of central units for responses together with the district government are filed with it and copied to the bureau and the lead departments.',
  },
  第三十三条: {
    zh: '政府及其部门应急预案应在正式印发后20个工作日内由编制单位向社会公开。单位和基层组织应急预案（方案）应在正式印发后20个工作日内向本单位以及可能受影响的其他单位和地区公开。',
    en: 'Plans of the government and its departments are disclosed to society by the preparing body within 20 working days of issue; plans of units and grassroots organisations to their own unit and to other units and areas that may be affected.',
  },
  第三十八条第二款: {
    zh: '区专项应急预案、部门应急预案每3年至少进行一次演练。应急预案演练可以桌面演练或实战演练形式开展。',
    en: 'District special and departmental plans are drilled at least once every three years, as a tabletop or an operational exercise.',
  },
  第四十一条第二款: {
    zh: '区政府及其有关部门应急预案原则上每3年评估一次。',
    en: 'Plans of the district government and its departments are, in principle, evaluated every three years.',
  },
  第四十三条: {
    zh: '应急预案修订涉及组织指挥体系与职责、应急处置程序、主要处置措施、突发事件分级标准等重要内容的，参照本办法规定的应急预案编制、审批、发布程序组织进行，并按要求及时备案。仅涉及资源目录、通讯录等其他内容的，修订程序可根据情况适当简化。',
    en: 'A revision that touches the command system, procedures, main measures or grading follows the whole procedure and is filed in time; one that touches resource lists, contacts and the like may be simplified.',
  },
  第四十九条: {
    zh: '法律、法规、规章或者国务院另有规定的，从其规定。确需保密或不予公开的应急预案，按有关规定执行。',
    en: 'Where laws, regulations or the State Council provide otherwise, they prevail. Plans that must be kept secret or undisclosed follow the rules on that.',
  },
};
