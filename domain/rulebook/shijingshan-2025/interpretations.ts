import type { Interpretation } from '../types.ts';
import { lifeInterpretations } from './life-interpretations.ts';
import { settled } from './settled.ts';
import { targetInterpretations } from './target-interpretations.ts';

/**
 * How silences and ambiguities of the measures are settled until 区应急局 rules on them (第五十条). Each is what the rows
 * that name it rest on; a ruling replaces the entry, not the code.
 */
export const interpretations: readonly Interpretation[] = [
  settled(
    'G1',
    ['备案是否以受理为准？', 'Does filing need acceptance?'],
    [
      '期限内完整报送即履行；退回后义务按原到期日恢复，逾期补正标为“退回后逾期”',
      'a complete submission in time meets the duty; a return re-opens it with its first due date, and a late resubmission is marked as late after return',
    ],
    [
      '第三十一条的备案为告知性；《电子签名法》第十一条以进入指定系统为收到；不因收件方迟缓处罚报送方',
      'filing under art. 31 is notification; arrival in the designated system is receipt; nobody is punished for a slow desk',
    ],
    'SUBMISSION',
  ),
  settled(
    'G2',
    ['二十个工作日自成文、印发还是发布之日起算？', 'From which date do the 20 working days run?'],
    ['自印发日期（版记）起算', 'from the day of issue (印发日期)'],
    ['第三十一条、第三十三条均称“印发后”', 'art. 31 and 33 both say “after issue”'],
    'ISSUED_ON',
  ),
  settled(
    'G3',
    [
      '预案自定实施日期时，三年期限自哪一日起算？',
      'From which date do three-year clocks run when a plan names its own day of effect?',
    ],
    [
      '自印发之日起算；实施日期只决定何时可以演练',
      'from the day of issue; the day of effect only decides when a drill can be held',
    ],
    ['各项义务用同一起算日', 'one anchor for all duties'],
    'ISSUED_ON',
  ),
  settled(
    'G4',
    ['印发当日是否计入期限？', 'Does the day of issue count?'],
    ['不计入，自次日起算', 'no; the period begins on the next day'],
    ['《民法典》第二百零一条第一款', 'art. 201(1) of the Civil Code'],
    false,
  ),
  settled(
    'G5',
    ['审批单位为区政府、区委时由谁报备？', 'Who files when the approving body is 区政府 or 区委?'],
    [
      '审批单位为义务人，编制单位受常设委托办理；双方都收到提醒',
      'the approving body owes it, the preparing body handles it by standing delegation; both are reminded',
    ],
    [
      '第三十一条列审批单位；实务由编制单位办理',
      'art. 31 names the approving body; in practice the drafter does it',
    ],
    'PREPARING_BODY',
  ),
  settled(
    'G6',
    ['抄送是否也在二十个工作日内？', 'Do copies fall under the 20 working days?'],
    ['是', 'yes'],
    ['第三十一条“备案并抄送”同受该期限约束', 'the period of art. 31 governs “filing and copying” alike'],
    true,
  ),
  settled(
    'G7',
    ['“有关部门”是哪些？', 'Who are “the departments concerned” (有关部门)?'],
    [
      '印发时确定的分送名单；未列明的为文本中承担职责的单位',
      'the distribution list closed at issue; without one, the bodies that the text gives duties to',
    ],
    ['可核查、可重现', 'it can be audited and reproduced'],
    'DISTRIBUTION_LIST',
  ),
  settled(
    'G8',
    [
      '区总体预案是否抄送市政府有关部门？',
      'Is the overall plan copied to departments of the city government?',
    ],
    [
      '抄送分送名单所列市级部门；名单未列则无',
      'to the departments of the city on the distribution list; to nobody where it names none',
    ],
    [
      '第三十一条第（一）项未列抄送；国办发〔2024〕5号第二十六条第（一）项要求抄送上一级政府有关部门，依第四十九条从其规定',
      'art. 31(1) names no copy; art. 26(1) of 国办发〔2024〕5号 asks for one, and art. 49 lets it prevail',
    ],
    true,
  ),
  settled(
    'G9',
    [
      '区专项预案报市牵头部门还是市政府备案？',
      'Is a special plan filed with the city’s lead department or with the city government?',
    ],
    ['报上级相应牵头部门', 'with the superior lead department'],
    [
      '第三十一条第（二）项；《突发事件应对法》第二十六条第三款指向国务院规定；北京市实施办法第十三条的不同规定待解释',
      'art. 31(2); the law of 2024 points to the State Council’s rule; the differing rule of the city awaits a ruling',
    ],
    'SUPERIOR_LEAD',
  ),
  settled(
    'G10',
    [
      '办法未规定的一般单位预案向谁备案？',
      'With whom are plans of ordinary units filed, on which the measures are silent?',
    ],
    [
      '其他单位报所在地街道，重点单位报区政府；无法定期限，以 20 个工作日为目标',
      'other units with the sub-district, key units with the district government; no legal period, 20 working days as a target',
    ],
    [
      '北京市实施办法第十三条第二款；不创设有约束力的期限',
      'art. 13(2) of the city’s regulation; no binding period is made up',
    ],
    'SUBDISTRICT',
  ),
  settled(
    'G11',
    [
      '街道预案由谁审批、以谁的名义印发？',
      'Who approves a sub-district plan, and in whose name is it issued?',
    ],
    [
      '街道办事处主要负责人签发，以街道办事处名义印发',
      'its principal signs it, and it is issued in the name of the sub-district office',
    ],
    ['第二十六至三十条未规定，参照第二十九条', 'art. 26 to 30 are silent; art. 29 by analogy'],
    'PREPARING_BODY',
  ),
  settled(
    'G12',
    ['第二十七条第（一）项四个前置程序的先后？', 'In which order do the four steps of art. 27(1) come?'],
    [
      '不分先后，全部完成方可报审；编办意见随该程序留存，不在报审材料之列',
      'in any order, all before submission; the opinion of 编办 is kept with its step, not in the package',
    ],
    ['条文以“在……后”统括四项', '“after …” covers all four'],
    'ANY_ORDER',
  ),
  settled(
    'G13',
    ['首次编制是否需要修订对照表？', 'Does a first edition need a revision table?'],
    ['仅修订时需要', 'only a revision does'],
    ['无旧版可对照', 'there is nothing to compare with'],
    true,
  ),
  settled(
    'G14',
    ['何时“必要时报请会议审议”？', 'When is a meeting needed (必要时)?'],
    [
      '由区应急局或区委有关机构决定并说明理由；决定开会的，批准须载明会议',
      'the bureau or the party’s body decides and says why; where it does, the approval names its meeting',
    ],
    ['裁量须留痕', 'discretion must leave a trace'],
    'WHEN_DECIDED',
  ),
  settled(
    'G15',
    ['修订是否重新起算三年演练期限？', 'Does a revision restart the three years of the drill?'],
    ['否；自最近一次演练或首次印发起算', 'no; they run from the last drill or the first issue'],
    [
      '第三十八条第二款以预案为对象，否则修订可无限推迟演练',
      'art. 38 speaks of the plan; otherwise editing would postpone drills for ever',
    ],
    false,
  ),
  settled(
    'G16',
    ['修订是否重新起算三年评估期限？', 'Does a revision restart the three years of the evaluation?'],
    ['否；以评估记录为准', 'no; only a recorded evaluation does'],
    [
      '第四十一条要求评估，第二十五条审核不是评估',
      'art. 41 asks for an evaluation; the review of art. 25 is none',
    ],
    false,
  ),
  settled(
    'G19',
    ['“原则上每3年评估一次”的“原则上”何意？', 'What does “in principle” mean in art. 41?'],
    [
      '逾期标为黄色；可延期两次，每次至多十二个月，须有理由和同意机关，再逾期为红色',
      'overdue shows amber; two deferrals of at most twelve months each, with reason and approver',
    ],
    ['原则允许有正当理由的例外', 'a principle admits reasoned exceptions'],
    2,
  ),
  settled(
    'G20',
    [
      '哪些预案属于“区政府及其有关部门应急预案”？',
      'Which plans are “of the district government and its departments”?',
    ],
    [
      '区级总体、专项、部门预案，含以区委机制名义印发的社会安全类专项；街道不在内',
      'district overall, special and departmental plans, social security included; sub-districts not',
    ],
    ['第八条的分类', 'the classes of art. 8'],
    'DISTRICT_GOV',
  ),
  settled(
    'G21',
    ['区总体预案是否有三年演练义务？', 'Must the overall plan be drilled every three years?'],
    ['无', 'no'],
    ['第三十八条第二款只列专项、部门预案', 'art. 38 names special and departmental plans only'],
    false,
  ),
  settled(
    'G23',
    ['单项演练是否计入？', 'Does a single-function drill count?'],
    ['计入', 'yes'],
    ['第三十八条第二款未限定范围', 'art. 38 sets no scope'],
    true,
  ),
  settled(
    'G25',
    ['周期自实际完成日还是原定日起算？', 'Do periods roll from the actual or from the planned day?'],
    ['自实际完成之日起滚动', 'from the day it was done'],
    ['条文为“每3年至少”', '“at least every three years”'],
    'ROLLING',
  ),
  settled(
    'G26',
    ['办法施行前的预案如何适用？', 'What of plans issued before the measures?'],
    [
      '备案、公开只录事实，不提醒；演练自最近一次演练或印发起算；评估期限不早于 2024-01-31 起算',
      'filing and disclosure are facts without reminders; drills run from the last drill or issue; evaluation counts from 2024-01-31 at the earliest',
    ],
    [
      '不溯及既往；避免导入后出现大量虚假逾期',
      'no retroaction; no storm of false overdue duties after an import',
    ],
    '2024-01-31',
  ),
  settled(
    'G27',
    ['一般修订是否需重新备案、公开？', 'Must a minor revision be filed or disclosed again?'],
    [
      '不重新备案；政府预案的公开文本变更后 20 个工作日内更新',
      'not filed; the public text of a government plan is updated within 20 working days',
    ],
    [
      '第四十三条只就重大修订要求备案；《政府信息公开条例》第二十六条',
      'art. 43 ties filing to major revisions; art. 26 of the regulations on open government information',
    ],
    'DISCLOSE_ONLY',
  ),
  settled(
    'G34',
    ['非工作时间、休息日报送如何计算？', 'What of submissions after hours?'],
    [
      '电子报送至当日 24 时（北京时间）；到期次日起方为逾期',
      'until midnight Beijing time; overdue only from the day after',
    ],
    ['《民法典》第二百零三条', 'art. 203 of the Civil Code'],
    'DAY_AFTER',
  ),
  ...lifeInterpretations,
  ...targetInterpretations,
];
