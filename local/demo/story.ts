import { createHash } from 'node:crypto';
import { contentChecklists } from '../../domain/rulebook/shijingshan-2025/content.ts';

/** One act of the story: who does what on which day. */
export interface Act {
  readonly on: string;
  readonly user: 'drafter' | 'head' | 'bureau' | 'desk';
  readonly command: string;
  readonly body: Record<string, unknown>;
  readonly tells: string;
}

/** Organisations of the sample registry that the story speaks of. */
export interface Cast {
  readonly preparingBody: string;
  readonly emergencyBureau: string;
  readonly establishmentOffice: string;
  readonly commandHq: string;
  readonly districtGovernment: string;
  readonly emergencyCommission: string;
  readonly superiorLead: string;
  readonly superiorEmergencyBureau: string;
  readonly dutyBodies: readonly string[];
}

const paper = (kind: string, name: string) => {
  const text = `${kind} ${name}`;
  return {
    kind,
    name,
    sha256: createHash('sha256').update(text).digest('hex'),
    bytes: Buffer.byteLength(text),
  };
};

export const newPlan = (cast: Cast) => ({
  on: '2026-03-02',
  title: '石景山区防汛应急预案（2026年修订）',
  attributes: {
    formulatorClass: 'GOV',
    tier: 'DISTRICT',
    form: 'SPECIAL',
    incidentCategory: 'NATURAL_DISASTER',
    purpose: ['RESPONSE'],
    ownerClass: 'SPECIAL_HQ_OFFICE',
    secrecy: 'PUBLIC',
  },
  preparingBody: cast.preparingBody,
  dutyBodies: cast.dutyBodies,
});

/** From the first draft to the day of issue, by art. 13 to 30. */
export const toIssue = (cast: Cast): Act[] => [...toReadiness(cast), ...throughTheGates(cast)];

/** What the text rests on, and what others say of it (第十三至二十三条). */
const toReadiness = (cast: Cast): Act[] => [
  evidence('2026-03-03', 'RISK_ASSESSMENT', '风险评估'),
  evidence('2026-03-04', 'RESOURCE_SURVEY', '资源调查'),
  evidence('2026-03-05', 'CASE_ANALYSIS', '案例分析'),
  {
    on: '2026-03-06',
    user: 'drafter',
    command: 'attach-handbook',
    tells: '编制应急工作手册',
    body: { handbook: 'HANDBOOK', documents: [paper('HANDBOOK', '防汛应急工作手册.docx')] },
  },
  {
    on: '2026-03-06',
    user: 'drafter',
    command: 'check-content',
    tells: '要素齐全',
    body: {
      checklist: 'SPECIAL_RESPONSE',
      items: contentChecklists
        .find(({ id }) => id === 'SPECIAL_RESPONSE')
        ?.elements.map(({ element }) => ({ element, present: true })),
    },
  },
  {
    on: '2026-03-06',
    user: 'drafter',
    command: 'open-consultation',
    tells: '书面征求职责单位意见',
    body: {
      consultationId: 'written',
      manner: 'WRITTEN',
      recipients: cast.dutyBodies,
      closesOn: '2026-03-13',
    },
  },
  {
    on: '2026-03-11',
    user: 'drafter',
    command: 'record-opinion',
    tells: '收到一条意见',
    body: {
      consultationId: 'written',
      opinionId: 'pumps',
      from: cast.dutyBodies[0],
      position: 'SUGGESTS',
      text: '建议明确下凹桥区排水抢险力量',
    },
  },
  {
    on: '2026-03-13',
    user: 'drafter',
    command: 'answer-opinion',
    tells: '采纳并答复',
    body: { opinionId: 'pumps', answer: 'ADOPTED', reason: '写入第四章' },
  },
  {
    on: '2026-03-13',
    user: 'drafter',
    command: 'close-consultation',
    tells: '征求意见结束',
    body: { consultationId: 'written' },
  },
];

const throughTheGates = (cast: Cast): Act[] => [
  gate('2026-03-16', 'drafter', 'WRITTEN_CONSULTATION', cast.preparingBody, '书面征求意见完成'),
  gate(
    '2026-03-18',
    'drafter',
    'EXPERT_REVIEW',
    cast.preparingBody,
    '专家评审通过',
    paper('EXPERT_OPINION', '专家评审意见.pdf'),
  ),
  gate(
    '2026-03-20',
    'drafter',
    'ESTABLISHMENT_OFFICE_OPINION',
    cast.establishmentOffice,
    '区委编办复函',
    paper('ESTABLISHMENT_OPINION', '编办意见.pdf'),
  ),
  gate(
    '2026-03-24',
    'drafter',
    'LEGALITY_REVIEW',
    cast.preparingBody,
    '合法性审核通过',
    paper('LEGALITY_OPINION', '合法性审核意见.pdf'),
  ),
  {
    on: '2026-03-25',
    user: 'drafter',
    command: 'submit',
    tells: '报审稿送区应急局',
    body: {
      submittedTo: cast.emergencyBureau,
      documents: [
        paper('SUBMISSION_DRAFT', '报审稿.docx'),
        paper('PREPARATION_NOTE', '编制说明.docx'),
        paper('CONSULTATION_SUMMARY', '征求意见情况.xlsx'),
        paper('HANDBOOK', '防汛应急工作手册.docx'),
        paper('EXPERT_OPINION', '专家评审意见.pdf'),
        paper('LEGALITY_OPINION', '合法性审核意见.pdf'),
      ],
    },
  },
  {
    ...gate(
      '2026-03-31',
      'bureau',
      'COORDINATION_REVIEW',
      cast.emergencyBureau,
      '衔接性审核退回，一次性告知',
    ),
    body: {
      gate: 'COORDINATION_REVIEW',
      outcome: 'RETURNED',
      by: cast.emergencyBureau,
      reasons: ['四级响应启动条件与市级预案不衔接', '附件二未列明街道转移安置点'],
    },
  },
  gate('2026-04-03', 'bureau', 'COORDINATION_REVIEW', cast.emergencyBureau, '衔接性审核通过'),
  gate('2026-04-07', 'head', 'COLLECTIVE_DECISION', cast.preparingBody, '“三重一大”审议通过'),
  gate('2026-04-09', 'bureau', 'COMMAND_LEADER_REVIEW', cast.commandHq, '应急指挥机构主要负责同志审阅'),
  {
    on: '2026-04-13',
    user: 'bureau',
    command: 'approve',
    tells: '区政府批准',
    body: { approvals: [{ by: cast.districtGovernment, meeting: '区政府第 8 次常务会议' }] },
  },
  {
    on: '2026-04-14',
    user: 'drafter',
    command: 'issue',
    tells: '以区应急委名义印发',
    body: {
      documentNo: '石应急委发〔2026〕3号',
      inNameOf: [cast.emergencyCommission],
      adoptedOn: '2026-04-13',
      distribution: cast.dutyBodies,
      documents: [paper('OFFICIAL_TEXT', '正式印发文本.pdf')],
    },
  },
];

export const disclosure = (): Act => ({
  on: '2026-04-24',
  user: 'drafter',
  command: 'disclose',
  tells: '向社会公开（期限内）',
  body: {
    channel: '区政府门户网站',
    url: 'https://example.invalid/yjya/fx-2026',
    audience: 'SOCIETY',
    form: 'FULL',
  },
});

/** Filing after the deadline, its receipt, the drill and the evaluation. */
export const afterTheDeadline = (cast: Cast): Act[] => [
  {
    on: '2026-05-21',
    user: 'drafter',
    command: 'file',
    tells: '备案并抄送（逾期）',
    body: {
      legs: [
        { kind: 'FILING', recipient: cast.superiorLead },
        { kind: 'COPY', recipient: cast.superiorEmergencyBureau },
        ...cast.dutyBodies.map((recipient) => ({ kind: 'COPY', recipient })),
      ],
      documents: [
        paper('OFFICIAL_TEXT', '正式印发文本.pdf'),
        paper('ELECTRONIC_TEXT', '电子文本.docx'),
        paper('PREPARATION_NOTE', '编制说明.docx'),
      ],
    },
  },
  {
    on: '2026-05-26',
    user: 'head',
    command: 'accept-filing',
    tells: '市级牵头部门出具回执',
    body: { recipient: cast.superiorLead, receiptNo: '京水备〔2026〕41' },
  },
  {
    on: '2026-06-05',
    user: 'drafter',
    command: 'drill',
    tells: '汛前综合演练',
    body: {
      form: 'OPERATIONAL',
      content: 'COMPREHENSIVE',
      organiser: cast.preparingBody,
      scenario: '永定河流域特大暴雨，下凹桥区积水，三个街道转移群众',
      participants: 186,
    },
  },
  {
    on: '2026-10-20',
    user: 'head',
    command: 'evaluate',
    tells: '汛后评估',
    body: {
      relevance: '覆盖本区主要汛情和重点点位',
      practicality: '分级响应与成员单位职责清楚',
      operability: '转移安置流程经演练检验可行',
      conclusion: 'KEEP',
    },
  },
];

const evidence = (on: string, kind: string, name: string): Act => ({
  on,
  user: 'drafter',
  command: 'attach-evidence',
  tells: name,
  body: { evidence: kind, documents: [paper('REPORT', `${name}报告.pdf`)] },
});

function gate(
  on: string,
  user: Act['user'],
  name: string,
  by: string,
  tells: string,
  ...documents: object[]
): Act {
  return { on, user, command: 'review', tells, body: { gate: name, outcome: 'PASSED', by, documents } };
}
