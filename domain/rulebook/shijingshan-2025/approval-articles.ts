import type { Bilingual } from '../../refusal.ts';
import { article } from './article.ts';
import { reviewPoints } from './review-points.ts';

/** Approval, issue, filing and disclosure (第四、五章), as the gazette prints them. */
export const approvalArticles: Readonly<Record<string, Bilingual>> = {
  ...article('第二十四条', [
    [
      '应急预案编制工作小组或牵头单位应将应急预案送审稿、修订对照表、编制说明、征求意见情况等有关材料报送应急预案审批单位。因保密等原因需要发布应急预案简本的，应将应急预案简本一并报送审批。',
      'The drafting group or lead unit hands in the draft for review, the revision table, the explanatory note, the record of consultation and other papers to the approving body; an abridged version that is to be published for reasons of secrecy is handed in with them.',
    ],
  ]),
  ...article(
    '第二十五条',
    [['应急预案审核内容主要包括：', 'A review looks mainly at:']],
    reviewPoints.map(({ text }) => [text.zh, text.en]),
  ),
  ...article('第二十六条', [
    [
      '区总体应急预案按程序报区委、区政府审批。',
      'The district overall plan is approved by the district party committee and the district government.',
    ],
  ]),
  ...article(
    '第二十七条',
    [['区级专项应急预案按下列程序办理：', 'Special plans are handled as follows.']],
    [
      [
        '编制单位应在书面征求相关单位意见、组织专家评审、征求区委编办意见、完成合法性审核后，将应急预案报审稿报区应急管理部门进行衔接性审核，并附配套应急工作手册、修订对照表、编制说明、征求意见情况、专家评审意见和合法性审核意见等；衔接性审核通过后，应按照本单位“三重一大”重大决策程序审议，通过后报相应应急指挥机构主要负责同志审阅。',
        'After written consultation, expert review, the opinion of the establishment office and the legality review, the draft goes to the bureau for its coordination review with the handbook, the revision table, the note, the record of consultation, the expert opinion and the legality opinion; then the collective decision, then the principal of the command.',
      ],
      [
        '自然灾害、事故灾难、公共卫生类应急预案编制单位将应急预案提请区应急管理部门报区政府批准，必要时报请区政府会议审议批准；社会安全类应急预案编制单位将应急预案报区委相应领导机制或应急指挥机构批准，必要时报请区委会议审议批准。重大活动保障应急预案由区政府或相关部门审批，跨行政区域联合应急预案审批由相关政府或其授权的部门协商确定。',
        'Plans for natural disasters, accidents and public health are approved by the district government, plans for social security by the leading mechanism of the party committee or the command; where needed by a meeting. Plans for major events are approved by the district government or the department concerned; who approves a joint plan of several regions is agreed between their governments or the departments they authorise.',
      ],
    ],
  ),
  ...article('第二十八条', [
    [
      '区级部门应急预案按程序报本部门或相应应急指挥机构主要负责同志审批。',
      'Departmental plans are approved by the principal of the department or of its command.',
    ],
  ]),
  ...article('第二十九条', [
    [
      '单位和基层组织应急预案（方案）须经本单位或基层组织主要负责人签发。',
      'Plans of units and grassroots organisations are signed by their principal.',
    ],
  ]),
  ...article('第三十条', [
    [
      '区总体应急预案以区委、区政府名义印发。自然灾害、事故灾难、公共卫生类专项应急预案以区应急委名义印发；社会安全类专项应急预案以区委相应领导机制或应急指挥机构名义印发。部门应急预案以区级专项应急指挥部办公室或本部门、本单位名义印发。',
      'The overall plan is issued in the names of the party committee and the district government; special plans for natural disasters, accidents and public health in that of the emergency commission; for social security in that of the leading mechanism or the command; departmental plans in that of the command office or the department itself.',
    ],
  ]),
  ...article(
    '第三十一条',
    [
      [
        '应急预案审批单位应在应急预案印发后20个工作日内，将应急预案正式印发文本（含电子文本）及编制说明，依照下列规定向有关单位备案并抄送有关部门：',
        'Within 20 working days of issue the approving body files the issued text (with its electronic form) and the explanatory note as follows, and sends copies to the departments concerned.',
      ],
    ],
    [
      [
        '区总体应急预案报市政府备案，径送市应急管理部门；',
        'The district overall plan is filed with the city government and delivered directly to the city bureau.',
      ],
      [
        '区专项应急预案报上级相应牵头部门备案，分别抄送上级应急管理部门和有关部门；',
        'District special plans are filed with the superior lead department and copied to the superior bureau and the departments concerned.',
      ],
      [
        '区部门应急预案分别报本级政府备案，径送本级应急管理部门，同时抄送本级有关部门；',
        'District departmental plans are filed with the government of the same level, delivered directly to its bureau and copied to its departments concerned.',
      ],
      [
        '街道应急预案报区政府备案，径送区应急管理部门，同时抄送区政府有关部门。社区应急预案（方案）报街道备案；',
        'Sub-district plans are filed with the district government, delivered directly to the bureau and copied to the departments concerned; community plans are filed with the sub-district.',
      ],
      [
        '区属企业集团所属单位、权属企业，以及区属企业的总体应急预案按管理权限报区应急管理部门备案，抄送企业主管机构、行业主管部门、监管部门；专项应急预案按管理权限报区行业监管部门备案，抄送区应急管理部门和有关企业主管机构、行业主管部门；',
        'Overall plans of district enterprises, of their groups’ units and of enterprises they control are filed with the bureau and copied to the bodies in charge; special plans with the industry regulator, copied to the bureau and the bodies in charge.',
      ],
      [
        '联合应急预案按所涉及区域，依据专项应急预案或部门应急预案有关规定备案，同时抄送市应急管理部门和有关部门；',
        'Joint plans are filed in each region as special or departmental plans are, and copied to the city bureau and the departments concerned.',
      ],
      [
        '涉及需要与区政府联合应急处置的中央单位应急预案，应报区政府备案，同时抄送区应急管理部门和突发事件应对牵头部门。',
        'Plans of central units for responses together with the district government are filed with it and copied to the bureau and the lead departments.',
      ],
    ],
  ),
  ...article('第三十二条', [
    [
      '区各专项应急指挥部办公室、有关部门和单位负责指导、督促本部门（行业、领域）、所属单位做好应急预案备案工作。',
      'Command offices, departments and units guide and urge the filing of plans in their field and by the units under them.',
    ],
  ]),
  ...article('第三十三条', [
    [
      '政府及其部门应急预案应在正式印发后20个工作日内由编制单位向社会公开。单位和基层组织应急预案（方案）应在正式印发后20个工作日内向本单位以及可能受影响的其他单位和地区公开。',
      'Plans of the government and its departments are disclosed to society by the preparing body within 20 working days of issue; plans of units and grassroots organisations to their own unit and to other units and areas that may be affected.',
    ],
  ]),
};
