import * as z from 'zod';
import { OrganisationId } from '../../events/identifiers.ts';
import * as inspection from '../../events/inspection-events.ts';
import { on } from '../decision/on.ts';

const sampleItems = [
  {
    item: 1,
    text: '预案印发后二十个工作日内是否备案',
    article: '第三十一条',
    evidence: 'obligations:FILING',
  },
  { item: 2, text: '是否指定专门机构和人员', article: '第四十七条', evidence: 'obligations:PLAN_MANAGER' },
];

export const PublishChecklistCommand = inspection.ChecklistPublished.omit({
  checklistId: true,
  version: true,
})
  .extend({ on })
  .meta({
    id: 'PublishChecklistCommand',
    description: '发布检查单（第四十六条） · Publishes a checklist',
    example: { title: '应急预案管理检查单', items: sampleItems },
  });
export type PublishChecklistCommand = z.output<typeof PublishChecklistCommand>;

export const ReviseChecklistCommand = inspection.ChecklistPublished.omit({ checklistId: true, version: true })
  .extend({
    title: inspection.ChecklistPublished.shape.title.optional().meta({
      description: '不填为原名称 · The name it has when omitted',
    }),
    on,
  })
  .meta({
    id: 'ReviseChecklistCommand',
    description:
      '发布检查单新版，列出全部项目；已计划的检查仍用原版 · Publishes a further version: the whole list as it then stands; inspections that are planned keep theirs',
    example: {
      items: [...sampleItems, { item: 3, text: '三年内是否演练', article: '第三十八条第二款' }],
    },
  });
export type ReviseChecklistCommand = z.output<typeof ReviseChecklistCommand>;

export const PlanInspectionCommand = inspection.InspectionPlanned.omit({ inspectionId: true })
  .extend({
    title: inspection.InspectionPlanned.shape.title.optional().meta({
      description: '任务名称，不填为检查单名称 · Name of the task; the checklist’s when omitted',
    }),
    inspectors: z.array(OrganisationId).min(1).max(20).optional().meta({
      description: '检查单位，不填为本人单位 · The organisation of the person who asks when omitted',
    }),
    checklist: inspection.InspectionPlanned.shape.checklist
      .extend({
        version: inspection.ChecklistPublished.shape.version.optional().meta({
          description: '不填为任务下达之日所用版本 · The version in use on the day of the task when omitted',
        }),
      })
      .meta({ description: '检查单及版本，此后不得变更 · The checklist and its version, pinned for good' }),
    on,
  })
  .meta({
    id: 'PlanInspectionCommand',
    description: '下达检查任务（第四十六条） · Plans an inspection',
    example: {
      inspectee: 'water-bureau',
      checklist: { checklistId: 'plan-management' },
      manner: 'OFF_SITE',
      from: '2026-12-01',
      to: '2026-12-11',
    },
  });
export type PlanInspectionCommand = z.output<typeof PlanInspectionCommand>;

export const CodeInspectionCommand = inspection.InspectionCoded.extend({ on }).meta({
  id: 'CodeInspectionCommand',
  description: '检查任务赋码，无码不得开始 · Gives the task its code, without which it can’t be opened',
  example: { code: 'SJS2026A0001' },
});
export type CodeInspectionCommand = z.output<typeof CodeInspectionCommand>;

export const ScanCommand = inspection.InspectionScanned.omit({ by: true })
  .extend({ on })
  .meta({
    id: 'ScanCommand',
    description:
      '扫检查码：检查、被检查双方各一次，由本人单位判定 · Scans the code, each side once; the organisation of the person who scans tells which side',
    example: { code: 'SJS2026A0001' },
  });
export type ScanCommand = z.output<typeof ScanCommand>;

export const OpenInspectionCommand = inspection.InspectionOpened.extend({ on }).meta({
  id: 'OpenInspectionCommand',
  description: '开始检查，须已赋码、扫码 · Opens an inspection that has its code and its scans',
  example: {},
});
export type OpenInspectionCommand = z.output<typeof OpenInspectionCommand>;

export const CancelInspectionCommand = inspection.InspectionCancelled.extend({ on }).meta({
  id: 'CancelInspectionCommand',
  description:
    '取消检查任务，或并入另一任务（综合查一次） · Cancels a task, also because its visit joins another one',
  example: { reason: '并入综合检查', inFavourOf: 'inspection-2' },
});
export type CancelInspectionCommand = z.output<typeof CancelInspectionCommand>;

export const CheckItemCommand = inspection.InspectionItemChecked.extend({ on }).meta({
  id: 'CheckItemCommand',
  description: '逐项检查，项目以检查单为准 · Records the verdict on one item of the pinned checklist',
  example: { item: 1, verdict: 'NOT_MET', note: '两件预案未抄送有关部门' },
});
export type CheckItemCommand = z.output<typeof CheckItemCommand>;

export const RecordFindingCommand = inspection.FindingRecorded.omit({ article: true, firstTime: true })
  .extend({
    earlier: inspection.FindingRecorded.shape.earlier.meta({
      description:
        '同一单位同一条款此前的问题；不填即为首次 · The earlier finding against this body under that article; the first time when omitted',
    }),
    outcome: inspection.FindingOutcome.optional().meta({
      description:
        '处理：提醒、责令整改、通报；不填按阶梯，首次为提醒 · What it leads to; by the ladder when omitted, a reminder the first time',
    }),
    on,
  })
  .meta({
    id: 'RecordFindingCommand',
    description: '记录发现的问题及处理 · Records a finding and what it leads to',
    example: { findingId: 'copies', item: 1, text: '防汛预案未抄送有关部门' },
  });
export type RecordFindingCommand = z.output<typeof RecordFindingCommand>;

export const ReportRectificationCommand = inspection.RectificationReported.extend({ on }).meta({
  id: 'ReportRectificationCommand',
  description: '报告整改情况 · Reports that a finding was mended',
  example: { findingId: 'copies', how: '已补抄送，附回执' },
});
export type ReportRectificationCommand = z.output<typeof ReportRectificationCommand>;

export const VerifyRectificationCommand = inspection.RectificationVerified.extend({ on }).meta({
  id: 'VerifyRectificationCommand',
  description: '复查整改，未通过的问题仍未销号 · Verifies the mending; what does not satisfy stays open',
  example: { findingId: 'copies', satisfied: true, note: '回执齐全' },
});
export type VerifyRectificationCommand = z.output<typeof VerifyRectificationCommand>;

export const CloseInspectionCommand = inspection.InspectionClosed.extend({ on }).meta({
  id: 'CloseInspectionCommand',
  description:
    '检查办结：各项均有结论，问题均已整改 · Closes it once all items have verdicts and all findings are mended',
  example: { summary: '检查两项，一项问题已整改' },
});
export type CloseInspectionCommand = z.output<typeof CloseInspectionCommand>;
