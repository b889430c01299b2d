import type * as z from 'zod';
import * as drafting from '../../../events/drafting-events.ts';
import { on } from '../../decision/on.ts';

/* What people do while a text is made (第十、十三至二十三条). Each is its event without the version: the one being made. */

const paper = (kind: string, name: string) => ({ kind, name, sha256: 'cd'.repeat(32), bytes: 184320 });

export const StateAttributesCommand = drafting.AttributesStated.extend({ on }).meta({
  id: 'StateAttributesCommand',
  description:
    '答复规则提出的问题，或者更正属性，并说明依据 · Answers the questions that rules ask, with the ground for it',
  example: {
    attributes: { incidentCategory: 'NATURAL_DISASTER', ownerClass: 'DEPARTMENT' },
    basis: '按“三定”规定核对',
    on: '2026-03-03',
  },
});
export type StateAttributesCommand = z.output<typeof StateAttributesCommand>;

export const ListCommand = drafting.PlanListed.extend({ on }).meta({
  id: 'ListCommand',
  description:
    '列入区级专项或部门应急预案管理，此后按相应程序批准（第十条） · Lists the plan as special or departmental; it is then approved as one',
  example: {
    listedAs: 'SPECIAL',
    by: 'emergency-bureau',
    basis: '区级应急预案体系构成目录（2026 年）',
    on: '2026-03-04',
  },
});
export type ListCommand = z.output<typeof ListCommand>;

export const FormGroupCommand = drafting.DraftingGroupFormed.omit({ version: true })
  .extend({ on })
  .meta({
    id: 'FormGroupCommand',
    description:
      '组成编制工作小组，组长由编制单位有关负责人担任（第十四条） · Forms the drafting group; somebody in charge at the preparing body leads it',
    example: {
      leader: 'u-water-head',
      leaderOf: 'water-bureau',
      members: [
        { organisation: 'housing-commission', capacity: 'DEPARTMENT' },
        { person: 'u-expert-1', capacity: 'EXPERT' },
      ],
      on: '2026-03-03',
    },
  });

export const AttachEvidenceCommand = drafting.EvidenceAttached.omit({ version: true })
  .extend({ on })
  .meta({
    id: 'AttachEvidenceCommand',
    description:
      '附风险评估、资源调查或者案例分析，on 为报告之日（第十三条） · Attaches the ground a draft stands on; `on` is the day of the report',
    example: {
      evidence: 'RISK_ASSESSMENT',
      documents: [paper('REPORT', '汛期风险评估报告.pdf')],
      on: '2026-01-20',
    },
  });

export const AttachHandbookCommand = drafting.HandbookAttached.omit({ version: true })
  .extend({ on })
  .meta({
    id: 'AttachHandbookCommand',
    description: '附应急工作手册、行动方案（第二十条） · Attaches an operations handbook or an action plan',
    example: {
      handbook: 'HANDBOOK',
      documents: [paper('HANDBOOK', '防汛应急工作手册.docx')],
      on: '2026-03-10',
    },
  });

export const CheckContentCommand = drafting.ContentChecked.omit({ version: true })
  .extend({ on })
  .meta({
    id: 'CheckContentCommand',
    description:
      '按本类预案的要素清单逐项核对文本（第十五至十九、二十一、二十二条） · Looks up every element of one checklist in the text',
    example: {
      checklist: 'SUPPORT_FUNCTION',
      items: [
        { element: 'COMMAND', present: true, where: '第二章' },
        { element: 'MAIN_TASKS', present: true, where: '第三章' },
        { element: 'RESOURCE_LAYOUT', present: true, where: '附件一' },
        { element: 'RESOURCE_CALL', present: true, where: '第四章' },
        { element: 'MEASURES', present: false, note: '待与市级预案衔接后补充' },
      ],
      on: '2026-03-11',
    },
  });

export const StateDutyBodiesCommand = drafting.DutyBodiesStated.omit({ version: true })
  .extend({ on })
  .meta({
    id: 'StateDutyBodiesCommand',
    description:
      '写明文本现涉及哪些单位的职责，为全部单位（第二十三条） · States all bodies that the text gives duties to, as it stands now',
    example: { dutyBodies: ['housing-commission', 'police-branch'], on: '2026-03-05' },
  });

export const DetermineMajorDecisionCommand = drafting.MajorDecisionDetermined.omit({ version: true })
  .extend({ on })
  .meta({
    id: 'DetermineMajorDecisionCommand',
    description:
      '确定是否涉及重大公共利益或者社会公众切身利益（第二十三条） · Says whether the plan is a major administrative decision, and why',
    example: { majorDecision: false, reason: '不涉及社会公众切身利益', on: '2026-03-05' },
  });

export const OpenConsultationCommand = drafting.ConsultationOpened.omit({ version: true })
  .extend({ on })
  .meta({
    id: 'OpenConsultationCommand',
    description:
      '开始征求意见：书面、专家、公开或者听证（第二十三条） · Opens a consultation in writing, of experts, of the public, or a hearing',
    example: {
      consultationId: 'written-1',
      manner: 'WRITTEN',
      recipients: ['housing-commission', 'police-branch'],
      closesOn: '2026-03-20',
      documents: [paper('SUBMISSION_DRAFT', '征求意见稿.docx')],
      on: '2026-03-06',
    },
  });

export const RecordOpinionCommand = drafting.OpinionReceived.omit({ version: true })
  .extend({ on })
  .meta({
    id: 'RecordOpinionCommand',
    description:
      '记录收到的意见，不得含个人信息 · Records an opinion as it came in; it holds no personal data',
    example: {
      consultationId: 'written-1',
      opinionId: 'opinion-1',
      from: 'housing-commission',
      position: 'SUGGESTS',
      text: '建议明确下凹桥区排水抢险力量',
      on: '2026-03-12',
    },
  });

export const AnswerOpinionCommand = drafting.OpinionAnswered.omit({ version: true })
  .extend({ on })
  .meta({
    id: 'AnswerOpinionCommand',
    description:
      '答复意见：采纳、部分采纳或者未采纳，后两者说明理由 · Answers an opinion; with the reason unless it is adopted',
    example: {
      opinionId: 'opinion-1',
      answer: 'PARTLY',
      reason: '第四章已明确力量，点位列入工作手册',
      on: '2026-03-16',
    },
  });

export const CloseConsultationCommand = drafting.ConsultationClosed.omit({ version: true })
  .extend({ on })
  .meta({
    id: 'CloseConsultationCommand',
    description:
      '结束征求意见，此前各条意见均须答复 · Closes a consultation once every opinion has its answer',
    example: { consultationId: 'written-1', on: '2026-03-20' },
  });
