import type { Interpretation } from '../types.ts';
import { settled } from './settled.ts';

/** Gaps about drills, revisions, secrecy and the end of a plan. */
export const lifeInterpretations: readonly Interpretation[] = [
  settled(
    'G17',
    ['第四十二条“及时修订”是多久？', 'How long is “in time” in art. 42?'],
    [
      '以 10 个工作日研判、30 个工作日启动为目标，不作为法定期限',
      'a target of 10 working days to decide and 30 to begin, and no legal period',
    ],
    ['可以度量，又不冒充法律', 'it can be measured and does not pretend to be law'],
    10,
    { wholeFrom: 1, to: 250 },
  ),
  settled(
    'G18',
    ['修订情形由谁提出？', 'Who may say that a plan must be revised?'],
    [
      '任何单位均可提出；不修订的决定须有理由和签署人',
      'anybody may; a decision not to revise needs its reason and its signatory',
    ],
    ['仅由编制单位自行判断易漏', 'left to the drafter alone, omissions stay invisible'],
    'ANYONE',
    { oneOf: ['ANYONE', 'PREPARING_BODY'] },
  ),
  settled(
    'G22',
    ['实战处置能否视同演练？', 'Does a real response count as a drill?'],
    [
      '否；经解释允许的，须有覆盖第三十九条六项内容的复盘并经区应急局认可',
      'no; where a ruling lets it, a review of the six heads of art. 39 and the bureau’s consent are needed',
    ],
    ['第三十八条要求演练', 'art. 38 asks for drills'],
    false,
    { oneOf: [true, false] },
  ),
  settled(
    'G24',
    ['演练评估应在多久内完成？', 'By when is a drill evaluated?'],
    ['以 20 个工作日为目标', 'a target of 20 working days'],
    ['第三十九条“应加强”未定期限', 'art. 39 names no period'],
    20,
    { wholeFrom: 1, to: 250 },
  ),
  settled(
    'G28',
    ['风险评估、资源调查多久有效？', 'How old may risk assessment and resource survey be?'],
    ['超过 36 个月提示，不阻止送审', 'a warning after 36 months; nothing is blocked'],
    ['办法未规定', 'the measures are silent'],
    36,
    { wholeFrom: 0, to: 120 },
  ),
  settled(
    'G29',
    ['涉密预案如何管理？', 'How are classified plans kept?'],
    [
      '只留不含内容的占位；义务在涉密系统外履行，以声明记录是否完成',
      'only a stub without content; duties are fulfilled elsewhere and attested here with yes or no',
    ],
    ['《保守国家秘密法》第三十一条第三款；第四十九条', 'art. 31(3) of the law on state secrets; art. 49'],
    true,
    { oneOf: [true, false] },
  ),
  settled(
    'G30',
    ['预案废止、替代后未履行的义务如何？', 'What becomes of open duties when a plan or version ends?'],
    [
      '随之终止并注明原因；新版本的义务另行起算',
      'they end with it, and why is noted; the successor’s begin anew',
    ],
    ['办法没有废止条款，生命周期须有终点', 'the measures have no article on the end, but a life needs one'],
    'CLOSE',
    { oneOf: ['CLOSE', 'CARRY'] },
  ),
  settled(
    'G31',
    [
      '重大活动在二十个工作日届满前已结束怎么办？',
      'What if the event is over before the 20 working days are?',
    ],
    [
      '法定期限不变；工作目标为活动开始 5 个工作日前备案，安全许可于活动 20 日前申请',
      'the legal date stays; the target is 5 working days before the event, the permit 20 days before it',
    ],
    ['《大型群众性活动安全管理条例》第十三条', 'art. 13 of the regulation on large public events'],
    5,
    { wholeFrom: 1, to: 60 },
  ),
  settled(
    'G32',
    ['单位更名、合并后义务归谁？', 'Whose are the duties of a body that was renamed or merged?'],
    ['归承继单位；此前的记录保留原名', 'the successor’s; what was recorded keeps the old name'],
    ['第四十二条第（二）项；职责随机构调整转移', 'art. 42(2); duties follow the reform'],
    true,
    { oneOf: [true, false] },
  ),
  settled(
    'G33',
    ['同一版本向同一单位重复报送？', 'What of a second filing of one version with one body?'],
    ['不接受，退回后方可再报', 'refused; it goes again only after a return'],
    ['一次报送一次答复', 'one submission, one answer'],
    'REFUSED',
    { oneOf: ['REFUSED', 'ACCEPTED'] },
  ),
];
