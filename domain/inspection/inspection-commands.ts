import type { AggregateContext } from '../aggregate/aggregate.ts';
import { commandOf } from '../decision/command.ts';
import * as command from './commands.ts';
import { decidePublishChecklist, decideReviseChecklist } from './decide/checklist.ts';
import { decideCloseInspection } from './decide/close.ts';
import { decideCheckItem, decideRecordFinding } from './decide/find.ts';
import {
  decideCancelInspection,
  decideCodeInspection,
  decideOpenInspection,
  decideScan,
} from './decide/open.ts';
import { decidePlanInspection } from './decide/plan.ts';
import { decideReportRectification, decideVerifyRectification } from './decide/rectify.ts';
import type { ChecklistState, InspectionState } from './state.ts';

const ofChecklist = commandOf<ChecklistState, AggregateContext>();
const ofInspection = commandOf<InspectionState, AggregateContext>();
const ARTICLE = '第四十六条';

/** Every command of a checklist, by the name it has in the API. */
export const checklistCommands = {
  'publish-checklist': ofChecklist(
    command.PublishChecklistCommand,
    decidePublishChecklist,
    ARTICLE,
    '发布检查单',
    'Publish a checklist',
  ),
  'revise-checklist': ofChecklist(
    command.ReviseChecklistCommand,
    decideReviseChecklist,
    ARTICLE,
    '发布检查单新版',
    'Publish a further version of a checklist',
  ),
} as const;

/** Every command of an inspection, by the name it has in the API. */
export const inspectionCommands = {
  'plan-inspection': ofInspection(
    command.PlanInspectionCommand,
    decidePlanInspection,
    ARTICLE,
    '下达检查任务',
    'Plan an inspection',
  ),
  'code-inspection': ofInspection(
    command.CodeInspectionCommand,
    decideCodeInspection,
    ARTICLE,
    '检查任务赋码',
    'Give an inspection its code',
  ),
  scan: ofInspection(command.ScanCommand, decideScan, ARTICLE, '扫检查码', 'Scan the code of an inspection'),
  'open-inspection': ofInspection(
    command.OpenInspectionCommand,
    decideOpenInspection,
    ARTICLE,
    '开始检查',
    'Open an inspection',
  ),
  'cancel-inspection': ofInspection(
    command.CancelInspectionCommand,
    decideCancelInspection,
    ARTICLE,
    '取消检查任务',
    'Cancel an inspection',
  ),
  'check-item': ofInspection(
    command.CheckItemCommand,
    decideCheckItem,
    ARTICLE,
    '逐项检查',
    'Record the verdict on one item',
  ),
  'record-finding': ofInspection(
    command.RecordFindingCommand,
    decideRecordFinding,
    ARTICLE,
    '记录问题及处理',
    'Record a finding',
  ),
  'report-rectification': ofInspection(
    command.ReportRectificationCommand,
    decideReportRectification,
    ARTICLE,
    '报告整改情况',
    'Report a rectification',
  ),
  'verify-rectification': ofInspection(
    command.VerifyRectificationCommand,
    decideVerifyRectification,
    ARTICLE,
    '复查整改',
    'Verify a rectification',
  ),
  'close-inspection': ofInspection(
    command.CloseInspectionCommand,
    decideCloseInspection,
    ARTICLE,
    '检查办结',
    'Close an inspection',
  ),
} as const;
